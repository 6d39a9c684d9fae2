//! A feature's properties: what is told of it, and how it looks.

use super::coordinates::short;
use super::flaw::FlawKind;
use super::json::{Reader, Scalar, Value, ValueReader, next_property};
use super::look::{Look, WrongProperty};
use super::{Feature, Geometry};
use serde::de::{MapAccess, SeqAccess};
use std::collections::BTreeMap;

/// The properties of a feature.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// In the order of the file.
    all: Vec<(String, Value)>,
    /// What stands in their place without being an object.
    other: Option<String>,
}

/// Reads properties.
pub(super) struct PropertiesReader;

impl<'de> Reader<'de> for PropertiesReader {
    type Out = Properties;

    fn scalar(self, scalar: Scalar<'_>) -> Properties {
        let other = (!matches!(scalar, Scalar::Null)).then(|| short(&scalar.text()));
        Properties { all: Vec::new(), other }
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Properties, A::Error> {
        // Some programs write no properties as an empty list.
        let value = ValueReader.list(list)?;
        let other = if value.is_hollow { None } else { value.text.map(|text| short(&text)) };
        Ok(Properties { all: Vec::new(), other })
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Properties, A::Error> {
        let mut all = Vec::new();
        while let Some(property) = next_property(&mut object)? {
            all.push(property);
        }
        Ok(Properties { all, other: None })
    }
}

/// Of properties that are there twice, the last; it stands where the first does.
fn without_doubles(all: Vec<(String, Value)>) -> Vec<(String, Value)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<(String, Value)> = Vec::with_capacity(all.len());
    for (name, value) in all {
        match seen.get(&name).and_then(|index| kept.get_mut(*index)) {
            Some(before) => before.1 = value,
            None => {
                seen.insert(name.clone(), kept.len());
                kept.push((name, value));
            }
        }
    }
    kept
}

impl Properties {
    /// The feature that has them, and an `id` beside them; and what is wrong with them. What has no title is called by its name, or
    /// else by its `id`; of these, what it is not called by is listed.
    pub fn feature(self, number: usize, mut id: Option<String>, geometry: Geometry) -> (Feature, Vec<WrongProperty>) {
        let bounds = geometry.bounds();
        let (title, description, properties) = (None, None, Vec::new());
        let mut feature = Feature { number, title, description, properties, look: Look::default(), geometry, bounds };
        let mut wrong: Vec<WrongProperty> = self.other.into_iter().map(|found| (FlawKind::Misplaced, found)).collect();
        let mut named = None;
        for (name, value) in without_doubles(self.all) {
            match feature.look.set(&name, &value) {
                Ok(true) => {}
                Ok(false) => {
                    let is_name = value.is_name();
                    let Some(text) = value.said() else { continue };
                    match name.as_str() {
                        "title" => feature.title = Some(text),
                        "description" => feature.description = Some(text),
                        _ => {
                            if named.is_none() && is_name && name.eq_ignore_ascii_case("name") {
                                named = Some(feature.properties.len());
                            }
                            feature.properties.push((name, text));
                        }
                    }
                }
                Err(property) => wrong.push(property),
            }
        }
        if feature.title.is_none() {
            feature.title = match named {
                Some(index) => Some(feature.properties.remove(index).1),
                None => id.take(),
            };
        }
        let is_listed = |id: &String| feature.properties.iter().any(|(name, text)| name == "id" && text == id);
        if let Some(id) = id.filter(|id| !is_listed(id)) {
            feature.properties.insert(0, ("id".to_owned(), id));
        }
        (feature, wrong)
    }
}
