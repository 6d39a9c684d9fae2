//! A table of a download: names and kinds of its fields, and its rows. Columns are given one by one, each with how its
//! cells are found, so that no row can differ from its header.

use atlas::content::Side;
use atlas::date::PartialDate;
use atlas::prose::{self, Paragraph, Span};
use serde_json::Value;
use std::collections::BTreeSet;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id or a key.
    Id,
    /// Ids, a space between them.
    Ids,
    /// Words; paragraphs with an empty line between them.
    Text,
    /// Several short texts.
    Texts,
    /// A year, a month or a day.
    Date,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// An address of the web.
    Url,
}

/// What stands between several texts in one cell.
const BETWEEN: &str = "; ";

/// A field of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name, as in the header.
    pub name: String,
    /// What it is called in the files of words: its name, without the side.
    pub word: &'static str,
    /// The side it is about, where each side has such a field.
    pub side: Option<String>,
    /// What it holds.
    pub kind: Kind,
}

/// What stands at one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: it is not known, or there is none.
    Empty,
    /// Words, ids or a date.
    Text(String),
    /// A number.
    Number(f64),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name: that of its file, without the ending.
    pub name: &'static str,
    /// The fields that tell a row from all others; none where no such fields are.
    pub key: &'static [&'static str],
    /// Its fields in order.
    pub fields: Vec<Field>,
    /// Its rows, with a cell for each field.
    pub rows: Vec<Vec<Cell>>,
}

impl Cell {
    /// As it is written in a file of comma-separated values.
    pub fn print(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }

    /// As a value of JSON.
    pub fn json(&self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) => Value::from(text.as_str()),
            // A whole number is written without a point, as in the other form.
            Self::Number(number) => serde_json::from_str(&number.to_string()).unwrap_or(Value::Null),
        }
    }
}

/// Words.
pub fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// What may be missing.
pub fn maybe(words: Option<&str>) -> Cell {
    words.map_or(Cell::Empty, text)
}

/// A number.
pub fn number(value: impl Into<f64>) -> Cell {
    Cell::Number(value.into())
}

/// Ids.
pub fn ids(ids: &[String]) -> Cell {
    text(&ids.join(" "))
}

/// Several short texts.
pub fn texts(texts: &[String]) -> Cell {
    text(&texts.join(BETWEEN))
}

/// A date, as exact as it is known: ISO 8601, cut off behind the year or the month.
pub fn date(date: Option<PartialDate>) -> Cell {
    maybe(date.map(|date| date.to_string()).as_deref())
}

/// How exact a date is.
pub fn precision(date: Option<PartialDate>) -> Cell {
    let exact = |date: PartialDate| match (date.month(), date.day()) {
        (_, Some(_)) => "day",
        (Some(_), None) => "month",
        (None, None) => "year",
    };
    maybe(date.map(exact))
}

/// Running text without its marks.
pub fn plain(text: &[Paragraph]) -> String {
    let words = |span: &Span| match span {
        Span::Words(words) => Some(words.clone()),
        Span::Cite(_) => None,
    };
    let paragraph = |spans: &Paragraph| spans.iter().filter_map(words).collect::<String>().trim().to_owned();
    text.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// Running text without its marks.
pub fn prose(paragraphs: &[Paragraph]) -> Cell {
    text(&plain(paragraphs))
}

/// The sources of an entry: those named beside it, then those of the marks in its texts, each once.
pub fn sources<'a>(cite: &'a [String], texts: impl IntoIterator<Item = &'a [Paragraph]>) -> Cell {
    let marks = texts.into_iter().flat_map(prose::cited);
    let mut seen = BTreeSet::new();
    let all = cite.iter().map(String::as_str).chain(marks).filter(|id| seen.insert(*id));
    text(&all.collect::<Vec<_>>().join(" "))
}

/// A table that is being made from things of one type.
pub struct Rows<T> {
    items: Vec<T>,
    table: Table,
}

impl<T> Rows<T> {
    /// A table with a row for each thing, and no column yet.
    pub fn of(name: &'static str, key: &'static [&'static str], items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<T> = items.into_iter().collect();
        let rows = items.iter().map(|_| Vec::new()).collect();
        Self { items, table: Table { name, key, fields: Vec::new(), rows } }
    }

    /// One more column.
    pub fn column(self, name: &'static str, kind: Kind, cell: impl Fn(&T) -> Cell) -> Self {
        self.put(Field { name: name.to_owned(), word: name, side: None, kind }, cell)
    }

    /// One more column for each side, its id behind the name.
    pub fn by_side(
        self,
        sides: &[&Side],
        name: &'static str,
        kind: Kind,
        cell: impl Fn(&T, &Side) -> Cell + Copy,
    ) -> Self {
        sides.iter().fold(self, |rows, side| {
            let field = Field {
                name: format!("{name}_{}", side.id.replace('-', "_")),
                word: name,
                side: Some(side.name.clone()),
                kind,
            };
            rows.put(field, |item| cell(item, side))
        })
    }

    fn put(mut self, field: Field, cell: impl Fn(&T) -> Cell) -> Self {
        self.table.fields.push(field);
        self.items.iter().zip(&mut self.table.rows).for_each(|(item, row)| row.push(cell(item)));
        self
    }

    /// The table.
    pub fn done(self) -> Table {
        self.table
    }
}

impl Table {
    /// The table as comma-separated values after RFC 4180.
    pub fn csv(&self) -> Result<Vec<u8>, String> {
        let wrong = |e: &dyn std::fmt::Display| format!("{}.csv cannot be written: {e}", self.name);
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(self.fields.iter().map(|field| &field.name)).map_err(|e| wrong(&e))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::print)).map_err(|e| wrong(&e))?;
        }
        writer.into_inner().map_err(|e| wrong(&e))
    }

    /// The cell of a row in a field.
    pub fn cell<'a>(&'a self, row: &'a [Cell], field: &str) -> &'a Cell {
        let place = self.fields.iter().position(|known| known.name == field);
        place.and_then(|place| row.get(place)).unwrap_or(&Cell::Empty)
    }

    /// Texts that a spreadsheet would take for formulas, each with its place. To write them otherwise would change what
    /// they say, so they are refused instead.
    pub fn formulas(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            for (field, cell) in self.fields.iter().zip(row) {
                if let Cell::Text(text) = cell
                    && text.starts_with(['=', '+', '-', '@', '\t', '\r'])
                {
                    found.push((format!("row {}, field “{}”", number + 1, field.name), text.clone()));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(texts: &[&str]) -> Table {
        Rows::of("t", &["n"], texts.iter().enumerate())
            .column("n", Kind::Whole, |(n, _)| number(u32::try_from(*n).unwrap()))
            .column("said", Kind::Text, |(_, said)| text(said))
            .done()
    }

    #[test]
    fn what_holds_commas_quotes_or_lines_is_quoted_and_comes_back() {
        let said = ["plain", "one, two", "“so” \"so\"", "first\n\nsecond", " at its edges ", "島, остров", ""];
        let csv = String::from_utf8(table(&said).csv().unwrap()).unwrap();
        assert!(csv.starts_with("n,said\r\n0,plain\r\n1,\"one, two\"\r\n2,\"“so” \"\"so\"\"\"\r\n"), "{csv}");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let back: Vec<String> = reader.records().map(|record| record.unwrap()[1].to_owned()).collect();
        assert_eq!(back, said);
    }

    #[test]
    fn a_formula_is_found_with_its_place_and_a_negative_number_is_none() {
        let table = Rows::of("t", &[], [("=SUM(A1)", -3.5), ("so", 1.0), ("-so", 2.0)])
            .column("said", Kind::Text, |(said, _)| text(said))
            .column("n", Kind::Number, |(_, n)| number(*n))
            .done();
        let places: Vec<String> = table.formulas().into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, ["row 1, field “said”", "row 3, field “said”"]);
        assert!(String::from_utf8(table.csv().unwrap()).unwrap().contains("=SUM(A1),-3.5\r\n"));
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_known() {
        for (day, exact) in [("1790", "year"), ("1871-03", "month"), ("1871-03-09", "day")] {
            let read: PartialDate = day.parse().unwrap();
            assert_eq!((date(Some(read)), precision(Some(read))), (text(day), text(exact)));
        }
        assert_eq!((date(None), precision(None)), (Cell::Empty, Cell::Empty));
    }

    #[test]
    fn marks_leave_the_text_and_are_named_once_beside_it() {
        let said = prose::parse("One.[^b] Two.[^a][^b]\n\nThree.[^c]");
        assert_eq!(plain(&said), "One. Two.\n\nThree.");
        assert_eq!(sources(&["a".to_owned()], [&said[..]]), text("a b c"));
    }

    #[test]
    fn a_whole_number_has_no_point_in_either_form() {
        assert_eq!((number(1240).print(), number(1240).json().to_string()), ("1240".into(), "1240".into()));
        assert_eq!((number(0.5).print(), number(0.5).json().to_string()), ("0.5".into(), "0.5".into()));
    }
}
