//! The page of the data: what can be taken away, under which licence, and what every field of it holds.

use super::head::TextPage;
use super::print::Printer;
use crate::data::{self, Download, Downloads, Edition, FILES, Licence, MAP_DATA, PACKAGE, Table};
use crate::hosting;
use atlas::address::Kind;
use atlas::node::{Element, el};
use atlas::sheet::{Sheet, contents};
use atlas::words::fill;

/// From how many kB on a size has no decimals.
const ROUND_KB: f64 = 10.0;

impl Printer<'_> {
    /// The page of the data.
    pub fn data(&self, edition: &Edition<'_>, downloads: &Downloads) -> String {
        let address = self.atlas.page(Kind::Data);
        let url = format!("{}{}", self.home.said_root(), address.print());
        let text = TextPage { title: &edition.words.title, about: edition.words.lead.clone(), scripts: &[] };
        self.document(&address, &text, |sheet| article(&Page { edition, downloads, sheet, url: &url, printer: self }))
    }
}

struct Page<'a> {
    edition: &'a Edition<'a>,
    downloads: &'a Downloads,
    sheet: &'a Sheet<'a>,
    /// The absolute address of this page.
    url: &'a str,
    printer: &'a Printer<'a>,
}

fn article(page: &Page<'_>) -> Element {
    let words = page.edition.words;
    let sections = [
        ("files", &words.files.heading, vec![page.files()]),
        ("version", &words.version.heading, page.version()),
        ("licences", &words.licences.heading, page.licences()),
        ("forms", &words.forms.heading, words.forms.text.iter().map(|text| el("p").with(text.clone())).collect()),
        ("programs", &words.programs.heading, page.programs()),
        ("fields", &words.fields.heading, page.downloads.tables.iter().flat_map(|table| page.fields(table)).collect()),
    ];
    let listed = contents(sections.iter().map(|(id, heading, _)| (*id, heading.as_str())));
    let section = |(id, heading, body): (&str, &String, Vec<Element>)| {
        el("section").attr("id", id).with(el("h3").with(heading.clone())).with_all(body)
    };
    el("article")
        .class("document")
        .with(el("h2").attr("id", "panel-title").with(words.title.clone()))
        .with(el("p").class("lead").with(words.lead.clone()))
        .with(listed)
        .with_all(sections.map(section))
}

impl Page<'_> {
    fn href(&self, file: &str) -> String {
        format!("{}{}", self.sheet.root, data::path(&self.edition.atlas, file))
    }

    fn files(&self) -> Element {
        let words = &self.edition.words.files;
        let column = |name: &String| el("th").attr("scope", "col").with(name.clone());
        let head = el("tr").with_all([&words.file, &words.holds, &words.rows, &words.size].map(column));
        let rows = self.downloads.files.iter().map(|file| self.file(file));
        el("table").class("files").with(el("thead").with(head)).with(el("tbody").with_all(rows))
    }

    fn file(&self, file: &Download) -> Element {
        let (words, numbers) = (self.edition.words, &self.edition.atlas.words);
        let link = el("a").attr("href", self.href(file.name)).attr("download", "").with(file.name);
        let table = file.table.and_then(|name| self.downloads.table(name));
        let rows = table.map(|table| u32::try_from(table.rows.len()).map_or(0.0, f64::from));
        let kb = u32::try_from(file.bytes.len()).map_or(0.0, f64::from) / 1000.0;
        let kb = if kb < ROUND_KB { (kb * 10.0).round() / 10.0 } else { kb.round() };
        let size = fill(&words.files.kb, &[("n", &numbers.number(kb))]);
        el("tr")
            .with(el("th").attr("scope", "row").with(link))
            .with(el("td").class("holds").with(words.file(file.name)))
            .with(el("td").class("number").with(rows.map(|rows| numbers.number(rows)).unwrap_or_default()))
            .with(el("td").class("number").with(size))
    }

    /// The date up to which the content was checked, in words.
    fn checked(&self) -> String {
        let atlas = &self.edition.atlas;
        atlas.checked.map(|date| atlas.words.date(date)).unwrap_or_default()
    }

    fn version(&self) -> Vec<Element> {
        let words = &self.edition.words.version;
        let state = [("version", self.edition.atlas.version.as_str()), ("date", &self.checked())];
        let feed = el("a").attr("href", format!("{}{}", self.sheet.root, self.edition.atlas.feed()));
        let feed = feed.with(self.edition.atlas.words.panel.feed.clone());
        vec![el("p").with(fill(&words.text, &state)), el("p").with(words.meaning.clone()), el("p").with(feed)]
    }

    fn licences(&self) -> Vec<Element> {
        let (atlas, words) = (&self.edition.atlas, &self.edition.words.licences);
        let leading = |url: &str, text: &str| el("a").attr("href", url).attr("rel", "noopener").with(text);
        let licence = |licence: Licence| leading(licence.url(), licence.title(self.edition.words));
        let notice = &atlas.words.map.data;
        let shapes = [("licence", licence(Licence::Shapes)), ("notice", leading(MAP_DATA, notice))];
        let state = [
            ("map", atlas.title.as_str()),
            ("publisher", self.printer.home.publisher.as_str()),
            ("date", &self.checked()),
            ("version", &atlas.version),
            ("url", self.url),
            ("notice", notice),
        ];
        let credit = |pattern: &str| el("p").class("credit").with(fill(pattern, &state));
        vec![
            linked(el("p"), &words.shapes, &shapes),
            linked(el("p"), &words.texts, &[("licence", licence(Licence::Texts))]),
            el("p").with(words.credit.clone()),
            credit(&words.credit_texts),
            credit(&words.credit_shapes),
        ]
    }

    fn programs(&self) -> Vec<Element> {
        let url = format!("{}{}", self.printer.home.said_root(), data::path(&self.edition.atlas, FILES[0]));
        let package = el("a").attr("href", self.href(PACKAGE)).with(el("code").with(PACKAGE));
        let names = [("url", el("code").with(url)), ("package", package)];
        self.edition.words.programs.text.iter().map(|text| linked(el("p"), text, &names)).collect()
    }

    /// The fields of a table, under the names of the files that have them.
    fn fields(&self, table: &Table) -> [Element; 2] {
        let words = self.edition.words;
        let files = self.downloads.files.iter().filter(|file| file.table == Some(table.name)).map(|file| file.name);
        // The table itself first, then the shapes that it describes as well.
        let mut files: Vec<&str> = files.collect();
        files.sort_by_key(|name| hosting::ending(name) != "csv");
        let name = el("h4").attr("id", format!("fields-{}", table.name)).with(files.join(", "));
        let column = |name: &String| el("th").attr("scope", "col").with(name.clone());
        let head = el("tr").with_all([&words.fields.field, &words.fields.holds].map(column));
        let row = |field: &data::Field| {
            let kind = el("span").class("kind").with(words.kind(field.kind));
            let name = el("th").attr("scope", "row").with(el("code").with(field.name.clone())).with(" ").with(kind);
            el("tr").with(name).with(el("td").with(words.field(table.name, field)))
        };
        let body = el("tbody").with_all(table.fields.iter().map(row));
        let label = format!("fields-{}", table.name);
        let table = el("table").class("fields").attr("aria-labelledby", label);
        [name, table.with(el("thead").class("unseen").with(head)).with(body)]
    }
}

/// A text with elements where it names them, `{name}`.
fn linked(into: Element, pattern: &str, elements: &[(&str, Element)]) -> Element {
    let named = pattern.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (name, after))) = named else { return into.with(pattern) };
    let element = elements.iter().find(|(known, _)| *known == name).map(|(_, element)| element.clone());
    linked(into.with(before).with_all(element), after, elements)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Site, tests::project};
    use crate::pages::assets::Assets;
    use crate::pages::page::Home;
    use atlas::node::to_html;
    use atlas::sheet::Cites;
    use std::collections::BTreeMap;

    #[test]
    fn the_page_offers_every_file_and_says_what_every_field_holds() {
        let project = project();
        let edition = Edition::open(&project, "fr").unwrap();
        let downloads = edition.downloads(Site { publisher: "A Paper", page: "" }).unwrap();
        let home = Home { root: "https://paper.example/".into(), publisher: "A Paper".into(), corrections: None };
        let (layers, assets) = (BTreeMap::new(), Assets::default());
        let printer = Printer {
            atlas: &edition.atlas,
            history: &edition.history,
            cites: &Cites::default(),
            layers: &layers,
            assets: &assets,
            home: &home,
            globe: &[],
        };
        let html = printer.data(&edition, &downloads);
        for file in FILES {
            let link = format!("<a href=\"../../../data/fixture/fr/{file}\" download>{file}</a>");
            assert_eq!(html.matches(&link).count(), 1, "{file}");
        }
        for table in &downloads.tables {
            for field in &table.fields {
                let row =
                    format!("<code>{}</code> <span class=\"kind\">{}<", field.name, edition.words.kind(field.kind));
                assert!(html.contains(&row), "{}.{}", table.name, field.name);
            }
        }
        assert!(html.contains("0123456789ab") && html.contains("juin 2020"), "version and date of the check");
        assert!(!html.contains('{') && !html.contains('}'), "a name in a text was left as it is");
        // A language whose own name is read from the right has pages that are.
        assert!(html.contains("<html lang=\"fr\">"), "{html}");
        let mut atlas = edition.atlas.clone();
        std::sync::Arc::make_mut(&mut atlas.words).own_name.0.insert("fr".into(), "אבג".into());
        let html = Printer { atlas: &atlas, ..printer }.data(&edition, &downloads);
        assert!(html.contains("<html lang=\"fr\" dir=\"rtl\">"), "{html}");
        assert!(html.contains("lang=\"en\" hreflang=\"en\" dir=\"ltr\""), "the link to the other language");
    }

    #[test]
    fn a_name_in_a_text_becomes_its_element() {
        let names = [("a", el("a").with("one")), ("b", el("b").with("two"))];
        let html = to_html(&linked(el("p"), "{b}, then {a}.", &names).into());
        assert_eq!(html, "<p><b>two</b>, then <a>one</a>.</p>");
        assert_eq!(to_html(&linked(el("p"), "no names", &names).into()), "<p>no names</p>");
    }
}
