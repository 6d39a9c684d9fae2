//! `datapackage.json`: the downloads described for programs, after the standard of datapackage.org. It says what the page
//! of the data says, from the same tables and the same words.

use super::licence::{self, Licence};
use super::table::{Kind, Table};
use super::{Download, Edition, Field, MAP_DATA, Site};
use crate::hosting;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The version of the standard.
const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// A year, a month or a day.
const DATE: &str = r"\d{4}(-\d{2}(-\d{2})?)?";

/// The description of these files.
pub fn describe(edition: &Edition<'_>, site: Site<'_>, tables: &[Table], files: &[Download]) -> Value {
    let (atlas, words) = (&edition.atlas, edition.words);
    let licences: Vec<Value> = Licence::BOTH.iter().map(|licence| licence.json(words)).collect();
    let resource = |file: &Download| {
        let table = file.table.and_then(|name| tables.iter().find(|table| table.name == name));
        self::resource(edition, file, table)
    };
    json!({
        "$schema": PROFILE,
        "name": format!("{}-{}", atlas.id, atlas.lang),
        "title": atlas.title,
        "description": words.lead,
        "lang": atlas.lang,
        "homepage": site.page,
        "version": atlas.version,
        "checked": atlas.checked.map(|date| date.to_string()),
        "licenses": licences,
        "contributors": [{ "title": site.publisher, "roles": ["publisher"] }],
        "sources": [{ "title": licence::attribution(edition), "path": MAP_DATA }],
        "resources": files.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn resource(edition: &Edition<'_>, file: &Download, table: Option<&Table>) -> Value {
    let hash: String = Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let licences: Vec<Value> = Licence::of(file.name).iter().map(|licence| licence.json(edition.words)).collect();
    let ending = hosting::ending(file.name);
    let mut resource = json!({
        "name": file.name,
        "path": file.name,
        "description": edition.words.file(file.name),
        "format": ending,
        "mediatype": hosting::kind(file.name).split(';').next(),
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{hash}"),
        "licenses": licences,
    });
    // What is no table of its own is described where it is one: the features of a layer have the same fields.
    if let (Some(table), Value::Object(resource), "csv") = (table, &mut resource, ending) {
        resource.insert("type".into(), json!("table"));
        resource.insert("schema".into(), schema(edition, table));
    } else if let (Some(table), Value::Object(resource)) = (table, &mut resource) {
        resource.insert("properties".into(), json!(fields(edition, table)));
    }
    resource
}

fn schema(edition: &Edition<'_>, table: &Table) -> Value {
    let mut schema = Map::from_iter([
        ("fields".to_owned(), json!(fields(edition, table))),
        ("missingValues".to_owned(), json!([""])),
    ]);
    if !table.key.is_empty() {
        schema.insert("primaryKey".to_owned(), json!(table.key));
    }
    Value::Object(schema)
}

fn fields(edition: &Edition<'_>, table: &Table) -> Vec<Value> {
    table.fields.iter().map(|field| self::field(edition.words.field(table.name, field), field)).collect()
}

fn field(description: String, field: &Field) -> Value {
    let (kind, format, pattern) = match field.kind {
        Kind::Number => ("number", None, None),
        Kind::Whole => ("integer", None, None),
        Kind::Url => ("string", Some("uri"), None),
        Kind::Date => ("string", None, Some(DATE)),
        Kind::Id | Kind::Ids | Kind::Text | Kind::Texts => ("string", None, None),
    };
    let mut out = json!({ "name": field.name, "type": kind, "description": description });
    if let Some(format) = format {
        out["format"] = json!(format);
    }
    if let Some(pattern) = pattern {
        out["constraints"] = json!({ "pattern": pattern });
    }
    out
}
