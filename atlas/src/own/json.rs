//! Reading any JSON value as it comes, and writing one compactly.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Formatter};

/// More characters than this of a list or an object are not kept.
pub(super) const MAX_CHARS: usize = 200;

/// A value of JSON that is neither a list nor an object.
#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(&'a str),
}

impl Scalar<'_> {
    /// Its number, where it is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Unsigned(n) => Some(n as f64),
            Self::Signed(n) => Some(n as f64),
            Self::Float(n) => Some(n),
            Self::Null | Self::Bool(_) | Self::Text(_) => None,
        }
    }

    /// As a reader is shown it: a text without its quotation marks.
    pub fn text(self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Unsigned(n) => n.to_string(),
            Self::Signed(n) => n.to_string(),
            Self::Float(n) => number(n),
            Self::Text(text) => text.to_owned(),
        }
    }
}

/// A number as JSON writes it, without a decimal that says nothing.
pub(super) fn number(value: f64) -> String {
    let written = serde_json::Number::from_f64(value).map(|n| n.to_string()).unwrap_or_default();
    written.strip_suffix(".0").map(str::to_owned).unwrap_or(written)
}

/// What makes something of a value, whatever kind it is of. Lists and objects are to be read to their ends.
pub(super) trait Reader<'de>: Sized {
    type Out;

    fn scalar(self, scalar: Scalar<'_>) -> Self::Out;
    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Out, A::Error>;
    fn object<A: MapAccess<'de>>(self, object: A) -> Result<Self::Out, A::Error>;
}

/// The next value, given to a reader. No value is refused: only what is no JSON is an error.
pub(super) struct Any<R>(pub R);

impl<'de, R: Reader<'de>> DeserializeSeed<'de> for Any<R> {
    type Value = R::Out;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<R::Out, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, R: Reader<'de>> Visitor<'de> for Any<R> {
    type Value = R::Out;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<R::Out, E> {
        Ok(self.0.scalar(Scalar::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<R::Out, E> {
        Ok(self.0.scalar(Scalar::Bool(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<R::Out, E> {
        Ok(self.0.scalar(Scalar::Unsigned(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<R::Out, E> {
        Ok(self.0.scalar(Scalar::Signed(value)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<R::Out, E> {
        Ok(self.0.scalar(Scalar::Float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<R::Out, E> {
        Ok(self.0.scalar(Scalar::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<R::Out, A::Error> {
        self.0.list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<R::Out, A::Error> {
        self.0.object(object)
    }
}

/// Reads a list to its end.
pub(super) fn skip_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<(), A::Error> {
    while list.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads an object to its end.
pub(super) fn skip_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<(), A::Error> {
    while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// A value of JSON, as text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    /// The text; nothing for null. Lists and objects are compact JSON, cut behind [`MAX_CHARS`] characters.
    pub text: Option<String>,
    /// The number, where it is one.
    pub number: Option<f64>,
    /// Whether it is a list or an object without anything in it.
    pub is_hollow: bool,
    /// Whether it is a text.
    pub is_text: bool,
}

impl Value {
    /// Whether it may name something: a text or a number.
    pub fn is_name(&self) -> bool {
        self.is_text || self.number.is_some()
    }

    /// The text, where it is not blank.
    pub fn said(self) -> Option<String> {
        self.text.filter(|text| !text.trim().is_empty())
    }
}

/// Reads a [`Value`].
pub(super) struct ValueReader;

impl<'de> Reader<'de> for ValueReader {
    type Out = Value;

    fn scalar(self, scalar: Scalar<'_>) -> Value {
        let text = (!matches!(scalar, Scalar::Null)).then(|| scalar.text());
        Value { text, number: scalar.number(), is_hollow: false, is_text: matches!(scalar, Scalar::Text(_)) }
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Value, A::Error> {
        let mut compact = Compact::default();
        CompactReader(&mut compact).list(list)?;
        Ok(compact.finish())
    }

    fn object<A: MapAccess<'de>>(self, object: A) -> Result<Value, A::Error> {
        let mut compact = Compact::default();
        CompactReader(&mut compact).object(object)?;
        Ok(compact.finish())
    }
}

/// JSON without blanks, as far as it is kept.
#[derive(Default)]
struct Compact {
    text: String,
    chars: usize,
    is_cut: bool,
}

impl Compact {
    fn push(&mut self, text: &str) {
        for letter in text.chars() {
            self.is_cut |= self.chars == MAX_CHARS;
            if self.is_cut {
                return;
            }
            self.text.push(letter);
            self.chars += 1;
        }
    }

    fn push_quoted(&mut self, text: &str) {
        // What is longer than all that is kept needs no end.
        let kept: String = text.chars().take(MAX_CHARS + 1).collect();
        self.push(&serde_json::Value::String(kept).to_string());
    }

    fn finish(mut self) -> Value {
        let is_hollow = matches!(self.text.as_str(), "[]" | "{}");
        if self.is_cut {
            self.text.push('…');
        }
        Value { text: Some(self.text), number: None, is_hollow, is_text: false }
    }
}

struct CompactReader<'a>(&'a mut Compact);

impl<'de> Reader<'de> for CompactReader<'_> {
    type Out = ();

    fn scalar(self, scalar: Scalar<'_>) {
        match scalar {
            Scalar::Text(text) => self.0.push_quoted(text),
            other => self.0.push(&other.text()),
        }
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.push("[");
        let mut mark = "";
        while !self.0.is_cut && list.next_element_seed(Any(Behind(mark, self.0)))?.is_some() {
            mark = ",";
        }
        self.0.push("]");
        skip_list(list)
    }

    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        self.0.push("{");
        let mut mark = "";
        while !self.0.is_cut
            && let Some(key) = object.next_key::<String>()?
        {
            self.0.push(mark);
            self.0.push_quoted(&key);
            object.next_value_seed(Any(Behind(":", self.0)))?;
            mark = ",";
        }
        self.0.push("}");
        skip_object(object)
    }
}

/// A value behind a mark.
struct Behind<'a>(&'static str, &'a mut Compact);

impl<'a> Behind<'a> {
    fn marked(self) -> CompactReader<'a> {
        self.1.push(self.0);
        CompactReader(self.1)
    }
}

impl<'de> Reader<'de> for Behind<'_> {
    type Out = ();

    fn scalar(self, scalar: Scalar<'_>) {
        self.marked().scalar(scalar);
    }

    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        self.marked().list(list)
    }

    fn object<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        self.marked().object(object)
    }
}

/// The next member of an object, as text.
pub(super) fn next_property<'de, A: MapAccess<'de>>(object: &mut A) -> Result<Option<(String, Value)>, A::Error> {
    match object.next_key::<String>()? {
        Some(key) => Ok(Some((key, object.next_value_seed(Any(ValueReader))?))),
        None => Ok(None),
    }
}
