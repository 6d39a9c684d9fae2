use super::*;
use crate::pages::cards::Painter;
use crate::{paths, project};
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

fn fonts() -> Fonts {
    Fonts::read(&paths::root(), None).unwrap()
}

/// A site in a folder of its own: it brings Arabic.
fn invented() -> PathBuf {
    paths::root().join("tests/invented")
}

/// A folder with these fonts and no files of them.
fn folder(name: &str, table: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("disputed-islands-fonts-{}-{name}", std::process::id()));
    fs::create_dir_all(folder.join(FOLDER)).unwrap();
    fs::write(folder.join(FILE), table).unwrap();
    folder
}

/// What is wrong with the project's fonts where this stands for that.
fn problems(name: &str, that: &str, this: &str) -> String {
    let table = fs::read_to_string(paths::root().join(FILE)).unwrap();
    assert!(table.contains(that), "{that}");
    let folder = folder(name, &table.replacen(that, this, 1));
    let found = Fonts::read(&folder, None).map(|_| ()).unwrap_err();
    fs::remove_dir_all(&folder).unwrap();
    found.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn a_language_is_set_as_its_script_is() {
    let fonts = fonts();
    let pages = |lang: &str| fonts.script(lang).pages.serif.clone();
    assert_eq!(pages("uk"), pages("ru"));
    assert_eq!(pages("fr-CA"), pages("en"));
    assert!(pages("ja-JP").contains("CJK JP") && pages("ko").contains("CJK KR"));
    let rules = fonts.rules();
    assert!(rules.starts_with(":root{--serif:'Iowan Old Style',"), "{rules}");
    assert!(rules.contains("\n:lang(ja){--serif:'Hiragino Mincho ProN',"), "{rules}");
}

#[test]
fn the_longest_tag_goes_first() {
    let row = |languages: &str, pages: &str| {
        format!(
            "[[script]]\nlanguages = {languages}\npages = {{ serif = '{pages}', sans = '{pages}' }}\npictures = {{ serif = 'A', sans = 'A' }}\n"
        )
    };
    let files = "{ file = 'a', weight = 400, from = 'a' }, { file = 'b', weight = 700, from = 'b' }";
    let family = format!("[[family]]\nname = 'A'\npackage = 'a'\nfiles = [{files}]\n");
    let rows = [row("['sr-Latn']", "latin"), row("['sr', 'mk']", "cyrillic")].concat();
    let folder = folder("longest", &(rows + &family));
    let fonts = Fonts::read(&folder, None).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let pages = ["sr", "sr-Cyrl", "sr-Latn-RS", "el"].map(|lang| fonts.script(lang).pages.sans.as_str());
    assert_eq!(pages, ["cyrillic", "cyrillic", "latin", "latin"]);
    let selectors = fonts.rules().lines().map(|rule| rule.split('{').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(selectors, [":root", ":lang(sr),:lang(mk)", ":lang(sr-Latn)"]);
}

#[test]
fn a_row_for_an_unknown_family_a_missing_weight_and_a_second_row_are_refused() {
    let said = problems("unknown", "sans = \"Noto Sans JP\" }", "sans = \"Noto Sans TW\" }");
    assert!(said.contains("ja") && said.contains("there is no family “Noto Sans TW”"), "{said}");
    let bold = "{ file = \"NotoSansKR-Bold.ttf\", weight = 700,";
    let said = problems("weight", bold, "{ file = \"NotoSansKR-Bold.ttf\", weight = 600,");
    assert!(said.contains("Noto Sans KR") && said.contains("no file of weight 700"), "{said}");
    let said = problems("twice", "languages = [\"ko\"]", "languages = [\"ja\"]");
    assert!(said.contains("ja") && said.contains("named twice"), "{said}");
    let said = problems("letters", "U+3000-30FF", "30FF-3000");
    assert!(said.contains("30FF-3000"), "{said}");
    let said = problems("feature", "\"kern\"", "\"kerning\"");
    assert!(said.contains("kerning"), "{said}");
}

#[test]
fn a_folder_holds_the_files_that_its_table_names_and_no_others() {
    for root in [paths::root(), invented()] {
        let folder = root.join(FOLDER);
        let fonts = Fonts::read(&paths::root(), Some(&root)).unwrap();
        let named: BTreeSet<PathBuf> =
            fonts.files().map(FontFile::path).filter(|path| path.starts_with(&folder)).collect();
        let there = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let there: BTreeSet<PathBuf> = there.filter(|path| path.extension().is_some_and(|of| of == "ttf")).collect();
        assert_eq!(named, there);
    }
}

#[test]
fn the_fonts_have_every_letter_of_pictures_and_a_letter_they_lack_is_named() {
    let fonts = fonts();
    for mut project in project::load(&paths::root()).unwrap() {
        for lang in project.dossier.dispute.languages.clone() {
            let css = fonts.embedded(&project, &lang).unwrap();
            let faces = css.matches("@font-face").count();
            assert_eq!(faces, css.matches("src:url(data:font/woff2;base64,d09GMg").count(), "{lang}");
            assert!(faces >= 4, "{lang}: {faces}");
        }
        let title = project.dossier.dispute.title.0.get_mut("ja").unwrap();
        title.push('鑿');
        let error = fonts.embedded(&project, "ja").unwrap_err();
        assert!(error.contains('鑿') && error.contains("cargo xtask fonts"), "{error}");
    }
}

#[test]
fn pictures_know_the_families_of_names_in_other_languages() {
    for project in project::load(&paths::root()).unwrap() {
        let (ja, en) = (&project.dossier.families["ja"], &project.dossier.families["en"]);
        assert_eq!(ja.serif, "'Noto Serif JP',serif");
        assert_eq!(en.native("ja"), ja.sans);
        assert!(en.native.iter().all(|(_, families)| *families != en.sans), "{en:?}");
    }
}

#[test]
fn a_site_adds_languages_and_what_it_says_goes_first() {
    let (own, merged) = (fonts(), Fonts::read(&paths::root(), Some(&invented())).unwrap());
    assert_eq!(own.script("ar").pictures.sans, "Noto Sans");
    assert_eq!(merged.script("ar").pictures.sans, "Noto Sans Arabic");
    assert_eq!(merged.script("ja").pages.sans, own.script("ja").pages.sans);
    let folder = folder(
        "first",
        "[[script]]\nlanguages = ['ja']\npages = { serif = 'own', sans = 'own' }\npictures = { serif = 'Noto Serif', sans = 'Noto Sans' }\n",
    );
    let first = Fonts::read(&paths::root(), Some(&folder)).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!((first.script("ja").pages.sans.as_str(), first.rules().matches(":lang(ja)").count()), ("own", 1));
}

/// A text as it is painted in a family.
fn painted(painter: &Painter, family: &str, text: &str) -> Vec<bool> {
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"60\"><text x=\"20\" y=\"40\" font-size=\"30\" \
         font-family=\"'{family}'\">{text}</text></svg>"
    );
    let lacking = Mutex::new(BTreeSet::new());
    let canvas = painter.paint(&picture, &lacking).unwrap();
    assert!(lacking.into_inner().unwrap().is_empty(), "{family}: {text}");
    canvas.pixels().iter().map(|pixel| pixel.alpha() > 128).collect()
}

#[test]
fn arabic_is_painted_joined_and_from_right_to_left() {
    let fonts = Fonts::read(&paths::root(), Some(&invented())).unwrap();
    let painter = Painter::new(fonts.load().unwrap());
    for family in ["Noto Naskh Arabic", "Noto Sans Arabic"] {
        let joined = painted(&painter, family, "بحر");
        assert!(joined.contains(&true), "{family}");
        // What stands between the letters here has no width and parts them.
        assert!(joined != painted(&painter, family, "ب\u{200c}ح\u{200c}ر"), "{family}");
        // What stands at the right of alef, which is higher than the other letters and the point.
        let behind_alef = |text: &str| {
            let ink = painted(&painter, family, text);
            let columns = || ink.iter().enumerate().filter(|(_, is_ink)| **is_ink).map(|(at, _)| at % 200);
            columns().max().zip(columns().next()).map_or(0, |(last, highest)| last - highest)
        };
        assert!(behind_alef("اببب") < 4, "{family}");
        // A line as pictures mark it ends at its left, and its marks are not seen.
        assert!(behind_alef("\u{202b}اب.\u{202c}") < 4, "{family}");
        assert!(behind_alef("اب.") > 4, "{family}");
    }
}
