//! What the words of the page of the data say of tables and their fields.

use super::table::Kind;
use super::{FILES, Table};
use crate::words::DataWords;
use std::collections::BTreeSet;

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
