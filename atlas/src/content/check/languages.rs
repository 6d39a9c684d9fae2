//! Languages: each text in all of them, each tag with a name.

use super::{Case, Report};
use crate::content::texts::{Form, brief_file, island_file};
use crate::prose;

/// The interface speaks every language of the dispute.
pub fn have_words(case: &Case<'_>, report: &mut Report) {
    for lang in case.languages() {
        if !case.words.contains_key(lang) {
            let file = format!("assets/words/{lang}.toml");
            report.add(
                &file,
                "",
                "the interface has no words in this language",
                "Translate the file of another language",
            );
        }
        if !case.lexicon.0.contains_key(lang) {
            let message = format!("there is no section [{lang}]");
            report.add("lexicon.toml", lang, message, "Add the lengths and the refused words of this language");
        }
    }
    if case.languages().is_empty() {
        report.add("dispute.toml", "languages", "no language is named", "Name at least one");
    }
}

/// A text exists in every language of the dispute and in no other.
pub fn every_text_is_in_all(case: &Case<'_>, report: &mut Report) {
    for said in &case.texts {
        for lang in case.languages() {
            if said.text.0.get(lang).is_none_or(|text| text.trim().is_empty()) {
                report.add(
                    &said.file,
                    &said.place,
                    format!("there is no text in “{lang}”"),
                    "Write it, or translate it",
                );
            }
        }
        for lang in said.text.0.keys().filter(|lang| !case.languages().contains(lang)) {
            let remedy = "Take the text out, or add the language to `languages` in dispute.toml";
            report.add(&said.file, &said.place, format!("“{lang}” is not a language of this dispute"), remedy);
        }
    }
}

/// Every language tag has a name in every language: “in German”.
pub fn tags_are_named(case: &Case<'_>, report: &mut Report) {
    let dossier = case.dossier;
    let mut tags: Vec<(String, String, &str)> = Vec::new();
    for source in &dossier.sources {
        tags.push(("sources.toml".into(), format!("source “{}”, lang", source.id), &source.lang));
    }
    for island in &dossier.islands {
        let names = island.name.iter().map(|name| (format!("name of “{}”, lang", name.side), name.lang.as_str()));
        let origins =
            island.origin.iter().map(|origin| (format!("origin “{}”, lang", origin.form), origin.lang.as_str()));
        tags.extend(names.chain(origins).map(|(place, tag)| (island_file(island), place, tag)));
    }
    for brief in &dossier.briefs {
        tags.extend(brief.work.iter().map(|work| (brief_file(brief), "work, lang".to_owned(), work.lang.as_str())));
    }
    for (file, place, tag) in tags {
        for lang in case
            .languages()
            .iter()
            .filter(|lang| case.words.get(*lang).is_some_and(|w| !w.in_language.contains_key(tag)))
        {
            let remedy = format!("Correct the tag, or add it to [in_language] in assets/words/{lang}.toml");
            report.add(&file, &place, format!("the language “{tag}” has no name in “{lang}”"), remedy);
        }
    }
}

/// Every language of the dispute is called what it calls itself, in its own letters and in every file of words alike. These letters
/// also say in which direction its pages are read.
pub fn name_themselves(case: &Case<'_>, report: &mut Report) {
    for (lang, words) in case.languages().iter().filter_map(|lang| Some((lang, case.words.get(lang)?))) {
        for other in case.languages() {
            let own = case.words.get(other).and_then(|other_words| other_words.own_name.get(other));
            let place = format!("own_name, {other}");
            let foreign =
                |name: &String| case.lexicon.0.get(other).is_some_and(|rules| !rules.foreign_in(name).is_empty());
            if words.own_name.get(other).is_some_and(foreign) {
                let message = "it is not in the letters of that language";
                report.add(
                    &format!("assets/words/{lang}.toml"),
                    &place,
                    message,
                    "Write what the language calls itself",
                );
            }
            if words.own_name.get(other).is_none_or(|name| own.is_some_and(|own| own != name)) {
                let file = format!("assets/words/{lang}.toml");
                let message = "it does not say what this language calls itself";
                report.add(&file, &place, message, "Add it, the same in every file");
            }
        }
    }
}

/// What is printed as one line or one paragraph has no more than that.
pub fn lines_are_lines(case: &Case<'_>, report: &mut Report) {
    for said in case.texts.iter().filter(|said| said.form != Form::Prose) {
        for lang in said.text.0.iter().filter(|(_, text)| prose::parse(text).len() > 1).map(|(lang, _)| lang) {
            report.add(
                &said.file,
                &format!("{}, {lang}", said.place),
                "only the first paragraph would be shown",
                "Make it one paragraph",
            );
        }
    }
}
