//! The letters that pictures say, and those that a font has.

use crate::Result;
use crate::content::Project;
use atlas::content::{Atlas, wire};
use atlas::families::Families;
use serde_json::Value;
use skrifa::{FontRef, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};

/// The letters that pictures in a language can hold. The program writes pictures from its content file, so they are those of that file.
pub struct Said<'a> {
    /// The language.
    pub lang: &'a str,
    /// Of its own words.
    pub own: BTreeSet<char>,
    /// Of names in other languages, by language.
    pub native: BTreeMap<String, BTreeSet<char>>,
}

impl<'a> Said<'a> {
    /// Those of a dispute in one of its languages.
    pub fn of(project: &Project, lang: &'a str) -> Self {
        let atlas = project.words.get(lang).map(|words| Atlas::build(&project.dossier, words.clone(), lang));
        let mut sent = atlas.and_then(|atlas| wire::read(&wire::write(&atlas).ok()?).ok());
        let mut native: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
        if let Some(atlas) = &mut sent {
            atlas.families = Families::default();
        }
        for name in sent.iter_mut().flat_map(|atlas| &mut atlas.islands).flat_map(|island| &mut island.names) {
            native.entry(name.lang.clone()).or_default().extend(std::mem::take(&mut name.native).chars());
            // How it is read stands in no picture.
            name.reading = None;
        }
        let mut own = BTreeSet::new();
        gather(&serde_json::to_value(sent).unwrap_or_default(), &mut own);
        Self { lang, own, native }
    }
}

fn gather(value: &Value, into: &mut BTreeSet<char>) {
    match value {
        // Names may be set in capitals.
        Value::String(text) => into.extend(text.chars().flat_map(|c| std::iter::once(c).chain(c.to_uppercase()))),
        Value::Array(all) => all.iter().for_each(|value| gather(value, into)),
        Value::Object(all) => all.values().for_each(|value| gather(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The letters that a font does not have, of those that are seen.
pub fn lacking(font: &[u8], letters: &BTreeSet<char>) -> Result<Vec<char>> {
    let font = FontRef::new(font).map_err(|e| format!("is no font: {e}"))?;
    let letters_of = font.charmap();
    let lacks = |letter: &char| letters_of.map(*letter).is_none();
    Ok(letters.iter().copied().filter(|letter| is_seen(*letter) && lacks(letter)).collect())
}

/// Signs of joining and of direction are obeyed, and not seen.
fn is_seen(letter: char) -> bool {
    let is_sign = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    !letter.is_whitespace() && !letter.is_control() && !is_sign
}
