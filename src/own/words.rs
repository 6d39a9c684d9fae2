//! The words to speak of a layer: a table that the page prints as JSON, and the browser reads.

use crate::brought::By;
use atlas::content::Atlas;
use atlas::words::fill;
use js_sys::{Array, Intl, JSON, Object, Reflect};
use leptos::prelude::document;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The words, and whose layer it is.
#[derive(Clone)]
pub struct Spoken {
    /// The table as it is printed.
    pub text: Rc<str>,
    table: JsValue,
    /// Who brought the layer.
    pub by: By,
}

impl Spoken {
    /// The words of a printed part; nothing where it has none.
    pub fn of(part: &web_sys::Document, by: By) -> Option<Self> {
        let text = part.query_selector("[data-words]").ok().flatten()?.text_content()?;
        let table = JSON::parse(&text).ok()?;
        Some(Self { text: text.into(), table, by })
    }

    /// The words of a key of [`OwnWords`](atlas::words::OwnWords).
    pub fn get(&self, key: &str) -> String {
        Reflect::get(&self.table, &key.into()).ok().and_then(|word| word.as_string()).unwrap_or_default()
    }

    /// The same with a value in its place.
    pub fn fill(&self, key: &str, name: &str, value: &str) -> String {
        fill(&self.get(key), &[(name, value)])
    }

    /// So many of something, in the form that the page's language has for the number: the browser knows the rules.
    pub fn counted(&self, key: &str, number: usize, atlas: &Atlas) -> String {
        let lang = document().document_element().and_then(|page| page.get_attribute("lang")).unwrap_or_default();
        let rules = Intl::PluralRules::new(&Array::of1(&lang.into()), &Object::new());
        let form = |category: &JsValue| {
            let forms = Reflect::get(&self.table, &key.into()).ok()?;
            // One text serves every number where a language has one form.
            forms.as_string().or_else(|| Reflect::get(&forms, category).ok()?.as_string())
        };
        let pattern = form(&rules.select(number as f64)).or_else(|| form(&"other".into())).unwrap_or_default();
        fill(&pattern, &[("n", &atlas.words.number(number as f64))])
    }

    /// Whose layer it is.
    pub fn origin(&self) -> String {
        self.get(match self.by {
            By::Host => "host",
            By::Reader => "reader",
        })
    }

    /// What a feature is called.
    pub fn name(&self, number: u32, title: Option<&str>) -> String {
        title.map_or_else(|| self.fill("feature", "n", &number.to_string()), str::to_owned)
    }
}
