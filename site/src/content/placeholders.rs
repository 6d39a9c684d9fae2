//! What the program puts into words, `{name}`: the same in every language. One that is misspelt would stand in the page as it is.

use crate::files::{Files, problem};
use atlas::content::check::Problem;
use atlas::dossier::DisputeFile;
use atlas::words::CATEGORIES;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// The folders of words, and the end of a file's name.
const FOLDERS: [&str; 3] = ["", "data/", "embed/"];
const ENDING: &str = ".toml";

/// What each text of a file has in braces, by its place: where it must stand, and where it may.
type Names = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

/// Compares every file of words with that of the dispute's first language.
pub fn agree(files: &Files, dispute: Option<&DisputeFile>) -> Vec<Problem> {
    let Some(first) = dispute.and_then(|dispute| dispute.languages.first()) else { return Vec::new() };
    let mut problems = Vec::new();
    for folder in FOLDERS {
        let model = format!("{folder}{first}{ENDING}");
        let Some(wanted) = files.get(&model).and_then(|text| names(text)) else { continue };
        let is_here = |name: &&String| name.strip_prefix(folder).is_some_and(|rest| !rest.contains('/'));
        for name in files.keys().filter(is_here).filter(|name| **name != model) {
            let Some(found) = files.get(name).and_then(|text| names(text)) else { continue };
            for (place, (due, known)) in &wanted {
                let Some((said, may)) = found.get(place) else { continue };
                let file = format!("assets/words/{name}");
                let mut wrong = |message: String| {
                    let remedy = format!("Write what stands in braces in assets/words/{model}, and nothing else so");
                    problems.push(problem(&file, place, message, remedy));
                };
                may.difference(known).for_each(|other| wrong(format!("nothing is put in for {{{other}}}")));
                due.difference(said).for_each(|other| wrong(format!("it lacks {{{other}}}")));
            }
        }
    }
    problems
}

fn names(text: &str) -> Option<Names> {
    let mut out = Names::new();
    // A file that cannot be read is told of elsewhere.
    gather(&Value::Table(toml::from_str(text).ok()?), "", &mut out);
    Some(out)
}

fn gather(value: &Value, place: &str, out: &mut Names) {
    let below = |key: &str| if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
    match value {
        Value::String(text) => _ = out.insert(place.to_owned(), (in_braces(text), in_braces(text))),
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(index, value)| gather(value, &below(&(index + 1).to_string()), out));
        }
        // One word in its forms for numbers: a form for a single number need not say it.
        Value::Table(forms) if is_plural(forms) => {
            let text = |value: &Value| value.as_str().map(in_braces).unwrap_or_default();
            let due = forms.get(CATEGORIES[CATEGORIES.len() - 1]).map(text).unwrap_or_default();
            out.insert(place.to_owned(), (due, forms.values().flat_map(text).collect()));
        }
        Value::Table(all) => all.iter().for_each(|(key, value)| gather(value, &below(key), out)),
        _ => {}
    }
}

fn is_plural(table: &toml::Table) -> bool {
    !table.is_empty() && table.keys().all(|key| CATEGORIES.contains(&key.as_str()))
}

/// The names in braces in a text.
fn in_braces(text: &str) -> BTreeSet<String> {
    let name = |part: &str| part.split_once('}').map(|(name, _)| name.to_owned());
    text.split('{').skip(1).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_the_same_in_every_language() {
        let dispute = atlas::fixture::dossier().dispute;
        let english = "a = \"{n} of {all}\"\nb = [\"{url}\", \"so\"]\n[c]\none = \"one\"\nother = \"{n}\"\n";
        let said = |folder: &str, french: &str| {
            let file = |lang: &str, text: &str| (format!("{folder}{lang}.toml"), text.to_owned());
            let files = Files::from([file("en", english), file("fr", french)]);
            agree(&files, Some(&dispute)).iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(said("", "a = \"{all}, {n}\"\nb = [\"{url}\", \"ainsi\"]\nc = \"{n}\"\n"), "");
        assert_eq!(said("", english), "");
        for (folder, french, sentence) in [
            ("", "a = \"{n} de {tout}\"", "assets/words/fr.toml, a: nothing is put in for {tout}. Write what stands"),
            ("", "a = \"{n} de {tout}\"", "assets/words/fr.toml, a: it lacks {all}. Write what stands in braces in"),
            ("data/", "b = [\"{uri}\"]", "assets/words/data/fr.toml, b.1: nothing is put in for {uri}."),
            ("", "[c]\none = \"{m}\"\nother = \"{n}\"", "assets/words/fr.toml, c: nothing is put in for {m}."),
            ("", "[c]\none = \"{n}\"\nother = \"\"", "assets/words/fr.toml, c: it lacks {n}."),
        ] {
            let found = said(folder, french);
            assert!(found.contains(sentence), "not said: {sentence}\nbut: {found}");
        }
    }
}
