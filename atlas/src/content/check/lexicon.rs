//! What the rules of style need to know of each language; an editor's file, `lexicon.toml`.

use super::script::Script;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Language tag to what is particular to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lexicon(pub BTreeMap<String, LanguageRules>);

/// What is particular to a language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageRules {
    /// In what lengths are counted.
    pub count: Count,
    /// The letters that it is written in.
    pub script: Script,
    /// The inverted commas that it uses.
    pub quotes: String,
    /// Words in letters of another script that may stand in its texts.
    #[serde(default)]
    pub foreign: Vec<String>,
    /// How far the shorter of two opposed texts may fall behind the longer, in per cent of the longer, in characters without marks.
    #[serde(default = "apart")]
    pub apart: usize,
    /// Least and greatest length of the brief of an island or a group.
    pub island: [usize; 2],
    /// Least and greatest length of the brief of an islet.
    pub islet: [usize; 2],
    /// Least and greatest length of a dated brief.
    pub brief: [usize; 2],
    /// Least and greatest length of what is said of an event or of a period.
    pub event: [usize; 2],
    /// Least and greatest length of what a third party says on a date.
    pub statement: [usize; 2],
    /// Least and greatest length of the page about the map, headings left out.
    pub about: [usize; 2],
    /// Words that mark a sentence as somebody's speech, beside what sides and third parties have as `says`.
    #[serde(default)]
    pub speech: Vec<String>,
    /// Words and phrases of one side, which are refused in our own voice, with what to write instead. A `*` at the end
    /// of a word stands for any ending. Case does not matter.
    #[serde(default)]
    pub refused: BTreeMap<String, String>,
    /// The glossary: a term in the dispute's first language, and the words for it here, one of which must stand where
    /// the term does. A `*` as above.
    #[serde(default)]
    pub terms: BTreeMap<String, Vec<String>>,
}

/// In what the length of a text is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Count {
    /// Words, as spaces part them.
    Words,
    /// Characters, for scripts without spaces.
    Characters,
}

impl Count {
    /// The length of a text without marks.
    pub fn of(self, plain: &str) -> usize {
        match self {
            Self::Words => plain.split_whitespace().count(),
            Self::Characters => plain.chars().filter(|c| !c.is_whitespace()).count(),
        }
    }

    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Characters => "characters",
        }
    }
}

/// Where the same matter runs as unevenly as in most languages.
fn apart() -> usize {
    15
}

impl LanguageRules {
    /// The refused words that stand in our own voice in a text without marks, each with what to write instead. A
    /// sentence with one of `says` in it is somebody's speech.
    pub fn refused_in<'a>(&'a self, plain: &str, says: &[&str]) -> Vec<(&'a str, &'a str)> {
        let lower = plain.to_lowercase();
        let speech: Vec<String> =
            says.iter().copied().chain(self.speech.iter().map(String::as_str)).map(str::to_lowercase).collect();
        let ours: Vec<&str> =
            sentences(&lower).into_iter().filter(|s| !speech.iter().any(|says| s.contains(says.as_str()))).collect();
        let found = self.refused.iter().filter(|(phrase, _)| ours.iter().any(|sentence| holds(sentence, phrase)));
        found.map(|(phrase, instead)| (phrase.as_str(), instead.as_str())).collect()
    }

    /// The words of a text in letters of another script that are not allowed, each once.
    pub fn foreign_in<'a>(&self, plain: &'a str) -> Vec<&'a str> {
        let other = |c: char| !self.script.allows(c);
        let mut found: Vec<&str> = plain.split(|c| !other(c)).filter(|word| !word.is_empty()).collect();
        // What is put into a word of the dispute has its name in braces.
        let is_put_in = |word: &str| plain.contains(&format!("{{{word}}}"));
        found.retain(|word| !self.foreign.iter().any(|allowed| allowed == word) && !is_put_in(word));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The terms of the glossary that stand in the original and have none of their words in a text, with these words.
    pub fn terms_missed<'a>(&'a self, original: &str, plain: &str) -> Vec<(&'a str, &'a [String])> {
        let (original, plain) = (original.to_lowercase(), plain.to_lowercase());
        let missed = |(term, words): &(&String, &Vec<String>)| {
            holds(&original, term) && !words.iter().any(|word| holds(&plain, word))
        };
        self.terms.iter().filter(missed).map(|(term, words)| (term.as_str(), words.as_slice())).collect()
    }
}

/// Cuts behind every stop that a space follows, and behind every ideographic one.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let space_follows = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(letter, '。' | '！' | '？') || (matches!(letter, '.' | '!' | '?' | '؟' | '۔') && space_follows)
        {
            let end = at + letter.len_utf8();
            out.push(&text[start..end]);
            start = end;
        }
    }
    out.push(&text[start..]);
    out
}

/// Whether a sentence holds a phrase: word by word, or anywhere where the script sets no spaces.
fn holds(sentence: &str, phrase: &str) -> bool {
    let phrase = phrase.to_lowercase();
    if phrase.chars().any(|c| c >= '\u{2E80}') {
        return sentence.contains(&phrase);
    }
    let split = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '*')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (words, pattern) = (split(sentence), split(&phrase));
    let fits = |(word, pattern): (&String, &String)| match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern,
    };
    !pattern.is_empty() && words.windows(pattern.len()).any(|window| window.iter().zip(&pattern).all(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_side_are_found_whole_and_outside_speech_only() {
        let refused = ["liberat*", "so-called", "return* the", "復帰"];
        let rules = LanguageRules {
            count: Count::Words,
            script: Script::Latin,
            quotes: "“”".into(),
            foreign: Vec::new(),
            terms: BTreeMap::new(),
            apart: apart(),
            island: [0, 9],
            islet: [0, 9],
            brief: [0, 9],
            event: [0, 9],
            statement: [0, 9],
            about: [0, 9],
            speech: vec!["in the words of".into()],
            refused: refused.iter().map(|word| ((*word).to_owned(), String::new())).collect(),
        };
        for (text, found) in [
            ("The Liberation came.", vec!["liberat*"]),
            ("The so-called isles. Boats return every May.", vec!["so-called"]),
            ("Eastland says that it liberated them.", vec![]),
            ("Eastland says so. Later it returned the isles.", vec!["return* the"]),
            ("It was, in the words of a paper, a liberation.", vec![]),
            ("島は復帰した。", vec!["復帰"]),
            ("A deliberate act.", vec![]),
        ] {
            let words: Vec<&str> =
                rules.refused_in(text, &["Eastland says"]).into_iter().map(|(word, _)| word).collect();
            assert_eq!(words, found, "{text}");
        }
    }

    #[test]
    fn lengths_are_counted_as_the_script_is_written() {
        assert_eq!((Count::Words.of("Two  words"), Count::Characters.of("三 文字")), (2, 3));
    }
}
