//! Words that stand beside a number, in the forms that the language has for it.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

/// CLDR's names of the forms. Each language has some of them, and all have the last.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", OTHER];
const OTHER: &str = "other";

/// A pattern with `{n}`: one text, or a table of CLDR's categories of plurals. What the program is given is its form `other` alone, for
/// the program knows no rules of plurals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    /// By category; empty where one text serves every number.
    pub forms: BTreeMap<String, String>,
    /// The form for any number that no other is for.
    pub other: String,
}

impl Counted {
    /// The pattern for a category.
    pub fn form(&self, category: &str) -> &str {
        self.forms.get(category).unwrap_or(&self.other)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Forms(BTreeMap<String, String>),
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() && !self.forms.is_empty() {
            self.forms.serialize(to)
        } else {
            self.other.serialize(to)
        }
    }
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            return Ok(Self { forms: BTreeMap::new(), other: String::deserialize(from)? });
        }
        match Written::deserialize(from)? {
            Written::One(other) => Ok(Self { forms: BTreeMap::new(), other }),
            Written::Forms(forms) => match forms.get(OTHER) {
                Some(other) => Ok(Self { other: other.clone(), forms }),
                None => Err(D::Error::custom("a table of forms for numbers has the form `other`")),
            },
        }
    }
}

/// From the digits of a number to a category.
type Rule = dyn Fn(&str) -> &'static str + Send + Sync;

/// How a language counts: from the digits of a number, such as `1.5`, to the category of its form. What prints pages gives it; without
/// it every number has the form `other`.
#[derive(Clone, Default)]
pub struct Plurals(Option<Arc<Rule>>);

impl Plurals {
    /// A language that counts by this rule.
    pub fn new(rule: impl Fn(&str) -> &'static str + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(rule)))
    }

    /// The category of a number.
    pub fn of(&self, digits: &str) -> &'static str {
        self.0.as_ref().map_or(OTHER, |rule| rule(digits))
    }
}

impl Debug for Plurals {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Plurals" } else { "none" })
    }
}

/// The rule follows from the language, which is said elsewhere.
impl PartialEq for Plurals {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_number_is_said_in_the_form_of_its_category() {
        let pattern: Counted =
            serde_json::from_str(r#"{"one": "{n} isle", "two": "a pair", "other": "{n} isles"}"#).unwrap();
        let mut words = fixture::words("en");
        assert_eq!(words.count(&pattern, 1.0), "1 isles", "who knows no rule has one form");
        words.plurals = Plurals::new(|digits| match digits {
            "1" => "one",
            "2" => "two",
            _ => "many",
        });
        let said = [1.0, 2.0, 1.5, 3000.0].map(|n| words.count(&pattern, n));
        assert_eq!(said, ["1 isle", "a pair", "1.5 isles", "3,000 isles"]);
        assert!(serde_json::from_str::<Counted>(r#"{"one": "{n} isle"}"#).is_err());
    }

    #[test]
    fn small_numbers_keep_their_decimals() {
        let words = fixture::words("en");
        let said = [0.188, 0.0004, -0.5, 1.2345, 0.0].map(|n| words.number(n));
        assert_eq!(said, ["0.188", "0.0004", "−0.5", "1.23", "0"]);
        assert_eq!(words.quantity(180_000.0, "m2"), "180,000 m²");
    }
}
