use super::*;
use atlas::content::{About, History};
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
        ("chronology.toml", "[[event]]\nkey = \"a\"\nrank = \"high\"\n"),
        ("parties.toml", "[[side]]\n"),
        ("layers/notes.txt", ""),
    ]);
    for (begin, part) in [
        ("dispute.toml, line ", "array"),
        ("sources.toml, line 3: ", "unknown field `name`"),
        ("claims.toml, line 1: ", "unknown field `claims`"),
        ("islands/a.toml, line 1: ", "expected a string"),
        ("briefs/b.md, line 1: there is no header", ""),
        ("briefs/c.md, line 3: ", "expected a string"),
        ("chronology.toml, line 3: ", "expected u8"),
        ("parties.toml, line 1: ", "unknown field `side`"),
        ("about.md: this file is missing", ""),
        ("corrections.toml: this file is missing", ""),
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
    let brief = brief::read(&mut FolderReader::new(&files), "briefs/1900-k.md").unwrap();
    assert_eq!(brief.title.0["en"], "Title: and more");
    assert_eq!((brief.body.0["en"].as_str(), brief.body.0["xx"].as_str()), ("One.[^a]\n\nTwo.", "Eins.[^a]"));
}

/// What is read from a page about the map, and what is said about it.
fn about_page(text: &str) -> (Option<atlas::dossier::AboutFile>, String) {
    let files = Files::from([("about.md".to_owned(), format!("+++\nsections = [\"what\", \"how\"]\n+++\n{text}"))]);
    let mut reader = FolderReader::new(&files);
    let page = about::read(&mut reader, "about.md");
    let said = reader.problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n");
    (page, said)
}

#[test]
fn the_page_about_the_map_has_sections_in_the_order_of_its_header() {
    let text = "\n# en: About: this\n\n## how: How, then\n\nSo.\n\nAnd so.[^a]\n\n## what: What\n\nThis.\n\n# xx: Von\n\n## what: Was\nDas.\n";
    let (page, said) = about_page(text);
    assert_eq!(said, "");
    let page = page.unwrap();
    let [what, how] = &page.section[..] else { panic!("{page:?}") };
    assert_eq!((page.title.0["en"].as_str(), page.title.0["xx"].as_str()), ("About: this", "Von"));
    assert_eq!((what.id.as_str(), what.heading.0["xx"].as_str(), what.body.0["xx"].as_str()), ("what", "Was", "Das."));
    assert_eq!((how.heading.0["en"].as_str(), how.body.0["en"].as_str()), ("How, then", "So.\n\nAnd so.[^a]"));
    assert!(!how.heading.0.contains_key("xx"));
}

#[test]
fn a_broken_page_about_the_map_says_where() {
    for (text, sentence) in [
        ("# en: T\nWords.\n", "about.md, text in “en”: it begins before any section"),
        ("# en: T\n## what\n", "about.md, text in “en”: the heading “what” names no section"),
        ("# en: T\n## who: Who\n", "about.md, section “who” in “en”: the header does not list this section"),
        ("# en: T\n## how: A\n## how: B\n", "about.md, section “how” in “en”: there is another one of this id"),
        ("# Title\n", "about.md, line 4: this heading names no language"),
        ("## what: What\n", "about.md, line 4: this text stands before any heading"),
    ] {
        let (_, said) = about_page(text);
        assert!(said.starts_with(sentence), "not said: {sentence}\nbut: {said}");
    }
    let brief =
        "+++\nkey = \"k\"\ndate = \"1900\"\nislands = []\nsubjects = []\ncountries = []\n+++\n# en: T\n## what: What\n";
    let files = Files::from([("briefs/1900-k.md".to_owned(), brief.to_owned())]);
    let mut reader = FolderReader::new(&files);
    assert!(
        brief::read(&mut reader, "briefs/1900-k.md").is_none() && reader.problems.len() == 1,
        "sections in a brief"
    );
}

#[test]
fn a_reduced_dossier_has_one_language_and_nothing_else_is_lost() {
    let dossier = atlas::fixture::dossier();
    let reduced = reduce(&dossier, "fr");
    let json = serde_json::to_string(&reduced).unwrap();
    if let Some(at) = json.find("\"en\":") {
        let around: String = json[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("a text was not reduced; is it visited in atlas/src/content/texts.rs? It stands behind {around}");
    }
    let words = atlas::fixture::words("fr");
    let (mut whole, one) = (
        atlas::content::Atlas::build(&dossier, words.clone(), "fr"),
        atlas::content::Atlas::build(&reduced, words, "fr"),
    );
    whole.languages.clone_from(&one.languages);
    assert_eq!(whole, one);
    let words = &atlas::fixture::words("fr");
    assert_eq!(History::build(&dossier, words, "fr"), History::build(&reduced, words, "fr"));
    assert_eq!(About::build(&dossier, words, "fr"), About::build(&reduced, words, "fr"));
}

#[test]
fn the_summary_says_how_far_answers_rest_on_a_sides_own_texts() {
    let mut project = crate::data::tests::project();
    let lines = |project: &Project| summary(project).lines().map(str::to_owned).collect::<Vec<_>>();
    let said = "fixture, texts of a side's own state in its answers: ardmoria 100 % in “en”, 100 % in “fr”; velsund 100 % in “en”, 100 % in “fr”";
    assert_eq!(lines(&project)[1], said);
    let answer = project.dossier.claims[0].side.get_mut("velsund").unwrap().0.get_mut("fr").unwrap();
    *answer = answer.replace("[^vel-code]", "[^gazette]");
    let said = "velsund 100 % in “en”, 66 % in “fr”, none on “title”";
    assert!(lines(&project)[1].ends_with(said), "{:?}", lines(&project));
}

#[test]
fn content_is_old_a_year_after_it_was_checked() {
    let mut project = crate::data::tests::project();
    let day = |date: &str| date.parse::<PartialDate>().unwrap().first();
    // It was checked to June 2020.
    assert_eq!(grown_old(&project, day("2021-07-01")), None);
    let said = grown_old(&project, day("2021-07-02")).unwrap();
    assert!(
        said.starts_with("warning: fixture: its content was checked to 2020-06, more than a year ago: check it anew")
    );
    project.dossier.dispute.checked = "2021-07-01".into();
    assert_eq!(grown_old(&project, day("2022-07-02")), None);
}

#[test]
fn the_version_follows_what_is_said_and_not_how_lines_end() {
    let of = |name: &str, text: &str| super::version(&Files::from([(name.to_owned(), text.to_owned())]));
    assert_eq!(of("claims.toml", "one\r\ntwo\r\n"), of("claims.toml", "one\ntwo\n"));
    assert_ne!(of("claims.toml", "one\n"), of("claims.toml", "two\n"));
    assert_ne!(of("claims.toml", "one\n"), of("places.toml", "one\n"));
    assert_eq!(of("README.md", "one"), of("README.md", "two"));
    assert_eq!(of("claims.toml", "one\n").len(), 12);
}

/// Who administered each group on a day, in the order of the groups: the first letter of the side, `-` where nothing was agreed;
/// a capital where the other side claimed it.
const HOLDINGS: [(&str, &str); 22] = [
    ("1854-12-31", "----"),
    ("1855-02-06", "----"),
    ("1855-02-07", "jjjj"),
    ("1875-05-07", "jjjj"),
    ("1875-08-21", "jjjj"),
    ("1875-08-22", "jjjj"),
    ("1905-09-05", "jjjj"),
    ("1945-08-27", "jjjj"),
    ("1945-08-28", "rjjj"),
    ("1945-08-31", "rjjj"),
    ("1945-09-01", "rrrj"),
    ("1945-09-02", "rrrj"),
    ("1945-09-03", "rrrr"),
    ("1945-09-05", "rrrr"),
    ("1946-02-01", "rrrr"),
    ("1946-02-02", "rrrr"),
    ("1951-09-08", "rrrr"),
    ("1952-04-27", "rrrr"),
    ("1952-04-28", "RRRR"),
    ("1956-10-19", "RRRR"),
    ("1991-12-26", "RRRR"),
    ("2026-02-20", "RRRR"),
];

/// Who held land around on a day: the first region, the second, and the land that the second tenure names; as above, `.` where
/// as today.
const TENURES: [(&str, &str); 12] = [
    ("1855-02-06", "---"),
    ("1855-02-07", "..-"),
    ("1875-08-21", "..-"),
    ("1875-08-22", ".j."),
    ("1905-10-13", ".j."),
    ("1905-10-14", "jj."),
    ("1945-08-17", "jj."),
    ("1945-08-18", "--."),
    ("1945-09-01", "--."),
    ("1945-09-02", "..."),
    ("1952-04-28", "..."),
    ("2026-02-20", "..."),
];

#[test]
fn who_held_what_is_right_on_the_days_around_each_treaty_and_landing() {
    let project = load(&root()).unwrap().swap_remove(0);
    let timeline = atlas::content::Timeline::build(&project.dossier.chronology);
    let day = |date: &str| date.parse::<atlas::date::PartialDate>().unwrap().first();
    for (date, wanted) in HOLDINGS {
        let held = |group: &String| {
            let holding = timeline.holding(group, day(date)).unwrap();
            let by = holding.by.first().map_or('-', |by| by.chars().next().unwrap());
            if holding.disputed { by.to_ascii_uppercase() } else { by }
        };
        let found: String = project.dossier.dispute.islands.iter().map(held).collect();
        assert_eq!(found, wanted, "{date}: {:?}", project.dossier.dispute.islands);
    }
    for (date, wanted) in TENURES {
        let regions = &project.dossier.perspectives.region;
        let named = project.dossier.chronology.tenure[1].land[0].as_str();
        let lands = [("", Some(regions[0].id.as_str())), ("", Some(regions[1].id.as_str())), (named, None)];
        let held = |(land, region): (&str, Option<&str>)| {
            let tenure = timeline.tenures_on(day(date)).find(|tenure| {
                let of_land = tenure.land.is_empty() || tenure.land.iter().any(|id| id == land);
                of_land && (tenure.region.is_none() || tenure.region.as_deref() == region)
            });
            tenure.map_or('.', |tenure| tenure.by.as_ref().map_or('-', |by| by.chars().next().unwrap()))
        };
        assert_eq!(lands.map(held).iter().collect::<String>(), wanted, "{date}");
    }
}

#[test]
fn a_date_behind_a_word_that_governs_it_has_the_form_of_its_language() {
    let project = load(&root()).unwrap().swap_remove(0);
    for (lang, said) in [
        ("en", ["Since 1952", "Until November 1945", "November 1945"]),
        ("ja", ["1952年以降", "1945年11月まで", "1945年11月"]),
        ("ru", ["С 1952 года", "До ноября 1945 года", "ноябрь 1945 года"]),
    ] {
        let (words, month) = (&project.words[lang], "1945-11".parse().unwrap());
        assert_eq!([words.since("1952".parse().unwrap()), words.until(month), words.date(month)], said);
    }
}
