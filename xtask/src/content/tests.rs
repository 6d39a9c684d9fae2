use super::*;
use std::path::PathBuf;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn problems(files: &[(&str, &str)]) -> Vec<String> {
    let files: Files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assemble(&files, &Files::new()).map(|_| ()).unwrap_err().iter().map(Problem::to_string).collect()
}

#[test]
fn the_content_keeps_every_rule() {
    if let Err(problems) = load(&root()) {
        panic!("{}", problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn every_broken_file_is_named_with_its_line() {
    let found = problems(&[
        ("dispute.toml", "id = \"x\"\nlanguages = [\"en\"\n"),
        ("lexicon.toml", ""),
        ("sources.toml", "[[source]]\nid = \"a\"\nname = \"b\"\n"),
        ("claims.toml", "[[claims]]\n"),
        ("islands/a.toml", "id = 4\n"),
        ("briefs/b.md", "no header"),
        ("briefs/c.md", "+++\nkey = \"c\"\ndate = 1900\n+++\n"),
        ("layers/notes.txt", ""),
    ]);
    for (begin, part) in [
        ("dispute.toml, line ", "array"),
        ("sources.toml, line 3: ", "unknown field `name`"),
        ("claims.toml, line 1: ", "unknown field `claims`"),
        ("places.toml: this file is missing", ""),
        ("islands/a.toml, line 1: ", "expected a string"),
        ("briefs/b.md, line 1: there is no header", ""),
        ("briefs/c.md, line 3: ", "expected a string"),
        ("layers/notes.txt: nothing reads this file", ""),
    ] {
        assert!(
            found.iter().any(|line| line.starts_with(begin) && line.contains(part)),
            "{begin} … {part} is not among\n{}",
            found.join("\n")
        );
    }
}

#[test]
fn a_brief_has_a_title_and_a_text_per_language() {
    let header = "+++\nkey = \"k\"\ndate = \"1900\"\nislands = [\"a\"]\nsubjects = []\ncountries = []\n+++\n";
    let text = format!("{header}\n# en: Title: and more\n\nOne.[^a]\n\nTwo.\n\n# xx: Titel\n\nEins.[^a]\n");
    let files = Files::from([("briefs/1900-k.md".to_owned(), text)]);
    let brief = brief::read(&mut Reader::new(&files), "briefs/1900-k.md").unwrap();
    assert_eq!(brief.title.0["en"], "Title: and more");
    assert_eq!((brief.body.0["en"].as_str(), brief.body.0["xx"].as_str()), ("One.[^a]\n\nTwo.", "Eins.[^a]"));
}

#[test]
fn a_reduced_dossier_has_one_language_and_nothing_else_is_lost() {
    let dossier = atlas::fixture::dossier();
    let reduced = reduce(&dossier, "fr");
    let json = serde_json::to_string(&reduced).unwrap();
    assert!(!json.contains("\"en\":"), "{json}");
    let words = atlas::fixture::words("fr");
    let (mut whole, one) = (
        atlas::content::Atlas::build(&dossier, words.clone(), "fr"),
        atlas::content::Atlas::build(&reduced, words, "fr"),
    );
    whole.languages.clone_from(&one.languages);
    assert_eq!(whole, one);
}
