//! The words of the page of the data, from `assets/words/data/LANG.toml`. They are a file of their own because
//! [`atlas::words::Words`] travels with the map, which never shows them.

use super::table::Kind;
use super::{FILES, Table};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Every word of the page. A file that lacks one, or has one too many, is refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataWords {
    /// The title of the page.
    pub title: String,
    /// What it is, in one paragraph.
    pub lead: String,
    /// The list of files.
    pub files: FilesWords,
    /// Which state of the content this is.
    pub version: VersionWords,
    /// What may be done with it.
    pub licences: LicenceWords,
    /// How tables are written.
    pub forms: Paragraphs,
    /// How a program may ask.
    pub programs: Paragraphs,
    /// What every field holds.
    pub fields: FieldsWords,
    /// The kinds of fields.
    pub kind: KindWords,
    /// What each file holds, by its name.
    pub file: BTreeMap<String, String>,
    /// What each field holds: by table and name, or under `any` where several tables have it. `{side}` is the side.
    pub field: BTreeMap<String, BTreeMap<String, String>>,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraphs {
    /// The heading.
    pub heading: String,
    /// The paragraphs. Under `programs`, `{url}` is the address of a file and `{package}` the name of the list of all.
    pub text: Vec<String>,
}

/// The list of files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilesWords {
    /// The heading.
    pub heading: String,
    /// Column: the file.
    pub file: String,
    /// Column: what it holds.
    pub holds: String,
    /// Column: how many rows or features it has.
    pub rows: String,
    /// Column: its size.
    pub size: String,
    /// A size; `{n}`.
    pub kb: String,
}

/// Which state of the content this is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionWords {
    /// The heading.
    pub heading: String,
    /// `{version}`, `{date}`.
    pub text: String,
    /// What a version is.
    pub meaning: String,
}

/// What may be done with the files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenceWords {
    /// The heading.
    pub heading: String,
    /// The name of the licence of shapes.
    pub of_shapes: String,
    /// The name of the licence of texts.
    pub of_texts: String,
    /// Of shapes; `{licence}` and `{notice}` are links.
    pub shapes: String,
    /// Of texts; `{licence}` is a link.
    pub texts: String,
    /// Before the lines to copy.
    pub credit: String,
    /// The line for texts: `{map}`, `{publisher}`, `{date}`, `{version}`, `{url}`.
    pub credit_texts: String,
    /// The line for shapes: `{notice}`, `{map}`, `{url}`.
    pub credit_shapes: String,
}

/// What every field holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsWords {
    /// The heading.
    pub heading: String,
    /// Column: the field, and its kind below it.
    pub field: String,
    /// Column: what it holds.
    pub holds: String,
}

/// The kinds of fields.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    id: String,
    ids: String,
    text: String,
    texts: String,
    date: String,
    number: String,
    whole: String,
    url: String,
}

impl DataWords {
    /// What a kind is called.
    pub fn kind(&self, kind: Kind) -> &str {
        match kind {
            Kind::Id => &self.kind.id,
            Kind::Ids => &self.kind.ids,
            Kind::Text => &self.kind.text,
            Kind::Texts => &self.kind.texts,
            Kind::Date => &self.kind.date,
            Kind::Number => &self.kind.number,
            Kind::Whole => &self.kind.whole,
            Kind::Url => &self.kind.url,
        }
    }

    /// What a file holds.
    pub fn file(&self, name: &str) -> &str {
        self.file.get(name).map_or("", String::as_str)
    }

    /// What a field of a table holds.
    pub fn field(&self, table: &str, field: &super::Field) -> String {
        let own = self.field.get(table).and_then(|words| words.get(field.word));
        let any = || self.field.get(ANY).and_then(|words| words.get(field.word));
        let side = field.side.as_deref().unwrap_or_default();
        own.or_else(any).map(|words| words.replace("{side}", side)).unwrap_or_default()
    }

    /// Words that are missing and words that are too many, a sentence each and what to do.
    pub fn differ_from(&self, tables: &[Table]) -> Vec<(String, &'static str)> {
        let mut wanted: BTreeSet<String> = FILES.iter().map(|name| format!("file.{name:?}")).collect();
        let any = self.field.get(ANY).cloned().unwrap_or_default();
        for table in tables {
            let own = self.field.get(table.name);
            for field in &table.fields {
                let has_own = own.is_some_and(|own| own.contains_key(field.word));
                let place = if has_own || !any.contains_key(field.word) { table.name } else { ANY };
                wanted.insert(format!("field.{place}.{}", field.word));
            }
        }
        let mut there: BTreeSet<String> = self.file.keys().map(|name| format!("file.{name:?}")).collect();
        for (table, words) in &self.field {
            there.extend(words.keys().map(|field| format!("field.{table}.{field}")));
        }
        let missing = wanted.difference(&there).map(|word| (format!("“{word}” is missing"), "Say what it holds"));
        let more = there.difference(&wanted).map(|word| (format!("“{word}” describes nothing"), "Take it out"));
        missing.chain(more).collect()
    }
}

/// The place of fields that mean the same wherever they are.
const ANY: &str = "any";
