//! How each language is written: its own letters, inverted commas and spaces, and the glossary's words for terms.

use super::{Case, LanguageRules, Report, quoted};
use crate::content::texts::{Said, Voice};
use crate::prose;

/// No word is left in the letters of another language, save those that the lexicon allows.
pub fn is_in_its_own_letters(case: &Case<'_>, report: &mut Report) {
    for_each(case, report, |_, rules, plain| {
        let found = rules.foreign_in(plain);
        let remedy = "Write it as this language does, or add it to `foreign` in lexicon.toml";
        (!found.is_empty()).then(|| (format!("letters of another script: {}", quoted(found)), remedy.to_owned()))
    });
}

/// What is quoted stands in the inverted commas of the language.
pub fn has_its_own_quotes(case: &Case<'_>, report: &mut Report) {
    const ALL: &str = "\"“”„«»「」『』";
    for_each(case, report, |_, rules, plain| {
        let other = plain.chars().find(|c| ALL.contains(*c) && !rules.quotes.contains(*c))?;
        Some((format!("it has the inverted comma {other}"), format!("Use {}", rules.quotes)))
    });
}

/// A script without spaces has them between foreign words and around the stroke between two names only.
pub fn has_no_stray_spaces(case: &Case<'_>, report: &mut Report) {
    for_each(case, report, |_, rules, plain| {
        let near = rules.script.is_without_blanks().then(|| stray_space(plain)).flatten()?;
        Some((format!("a stray space in “{near}”"), "Take it out".to_owned()))
    });
}

/// Where the dispute's first language uses a term of the glossary, every other has the glossary's word for it.
pub fn keeps_to_the_glossary(case: &Case<'_>, report: &mut Report) {
    let Some(first) = case.languages().first() else { return };
    for_each(case, report, |said, rules, plain| {
        if said.voice == Voice::Name {
            return None;
        }
        let original = prose::plain(said.text.0.get(first)?);
        let (term, wanted) = rules.terms_missed(&original, plain).into_iter().next()?;
        let remedy = format!("Write {}", quoted(wanted.iter().map(String::as_str)));
        Some((format!("“{term}” of “{first}” is not called as in the glossary"), remedy))
    });
}

/// Runs a rule on every text in every language; it gives what is wrong and what to do.
fn for_each(
    case: &Case<'_>,
    report: &mut Report,
    rule: impl Fn(&Said, &LanguageRules, &str) -> Option<(String, String)>,
) {
    for said in &case.texts {
        for (lang, text) in &said.text.0 {
            let Some(rules) = case.lexicon.0.get(lang) else { continue };
            if let Some((message, remedy)) = rule(said, rules, &prose::plain(text)) {
                report.add(&said.file, &format!("{}, {lang}", said.place), message, remedy);
            }
        }
    }
}

/// The letters around the first space that stands beside a letter or stop of the script itself.
fn stray_space(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let own = |c: Option<&char>| c.is_some_and(|c| *c >= '\u{2E80}');
    let stroke = |c: Option<&char>| c == Some(&'/');
    let at = (0..letters.len()).find(|&at| {
        let (before, after) = (at.checked_sub(1).and_then(|before| letters.get(before)), letters.get(at + 1));
        letters[at].is_whitespace() && (own(before) || own(after)) && !stroke(before) && !stroke(after)
    })?;
    Some(letters[at.saturating_sub(3)..letters.len().min(at + 4)].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::stray_space;

    #[test]
    fn a_space_is_stray_beside_letters_of_the_script() {
        for (text, near) in [
            ("島の 領有権", Some("島の 領有権")),
            ("島。 次に", Some("島。 次に")),
            ("島　次", Some("島　次")),
            ("甲島 / 乙島", None),
            ("WGS 84の楕円体", None),
            ("楕円体 WGS", Some("楕円体 WGS")),
            ("島", None),
        ] {
            assert_eq!(stray_space(text).as_deref(), near, "{text}");
        }
    }
}
