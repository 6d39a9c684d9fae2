//! GeoJSON to take away: each feature of a layer with the row of a table that belongs to it.

use super::Edition;
use super::licence::{self, Licence};
use super::table::{Cell, Table};
use geojson::FeatureCollection;
use serde_json::{Value, json};

/// The features of a layer, in the order of the table's rows, joined by `id`. What belongs to all of it stands around them: no list
/// before `features`, because readers that take one feature after the other begin at the first.
pub fn collection(edition: &Edition<'_>, table: &Table, layer: &FeatureCollection) -> Result<Vec<u8>, String> {
    let feature = |row: &Vec<Cell>| {
        let id = table.cell(row, "id").json();
        let shape = layer.features.iter().find(|feature| feature.property("id") == Some(&id));
        let geometry = shape.and_then(|shape| shape.geometry.as_ref());
        let geometry = geometry.ok_or(format!("{}.geojson: the layer has no shape of {id}", table.name))?;
        let properties = table.fields.iter().zip(row).map(|(field, cell)| (field.name.as_str(), cell.json()));
        let properties = members(properties);
        Ok(format!(r#"{{"type":"Feature","id":{id},"properties":{{{properties}}},"geometry":{geometry}}}"#))
    };
    let features = table.rows.iter().map(feature).collect::<Result<Vec<_>, String>>()?;
    let atlas = &edition.atlas;
    let licences: Vec<Value> = Licence::BOTH.iter().map(|licence| licence.json(edition.words)).collect();
    let head = [
        ("type", json!("FeatureCollection")),
        ("name", json!(table.name)),
        ("title", json!(atlas.title)),
        ("lang", json!(atlas.lang)),
        ("version", json!(atlas.version)),
        ("checked", json!(atlas.checked.map(|date| date.to_string()))),
        ("attribution", json!(licence::attribution(edition))),
    ];
    let bbox = layer.bbox.as_ref().map(|bbox| ("bbox", json!(bbox)));
    let lists = members(std::iter::once(("licenses", json!(licences))).chain(bbox));
    Ok(format!("{{{},\"features\":[\n{}\n],{lists}}}\n", members(head), features.join(",\n")).into_bytes())
}

/// The members of an object, in this order.
fn members<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> String {
    let member = |(name, value): (&str, Value)| format!("{}:{value}", json!(name));
    members.into_iter().map(member).collect::<Vec<_>>().join(",")
}
