//! Named views of the invented dispute, as pictures and as pages, compared with the files in `golden/`.
//!
//! `UPDATE_GOLDEN=1 cargo test -p atlas --test golden` writes them anew: look at the difference before you commit it.
#![allow(clippy::unwrap_used)]

use atlas::address;
use atlas::caption::Caption;
use atlas::choice::Choice;
use atlas::content::{Atlas, wire};
use atlas::fixture;
use atlas::legend::Legend;
use atlas::lens::Lens;
use atlas::node::{Node, to_html};
use atlas::picture::{self, Part};
use atlas::plane::Size;
use atlas::scene;
use atlas::sheet::Sheet;
use atlas::svg;
use std::path::{Path, PathBuf};

const HOME: Size = Size { width: 860.0, height: 640.0 };
const PHONE: Size = Size { width: 360.0, height: 420.0 };

#[test]
fn pictures_are_as_they_were() {
    let mut wrong = Vec::new();
    for (name, address, size) in [
        ("home", "en/fixture/", HOME),
        ("phone", "en/fixture/", PHONE),
        ("island-selected", "en/fixture/hern/", HOME),
        ("islets-apart", "en/fixture/skerries/?at=23.25,165.62,10.4", HOME),
        ("lines-off", "en/fixture/?layers=places", HOME),
        ("before-the-patrols", "en/fixture/?date=1900", HOME),
        ("in-french", "fr/fixture/", HOME),
        ("as-one-side-has-it", "en/fixture/?perspective=ardmoria", HOME),
        ("half-would-pass", "en/fixture/?scenario=half", HOME),
    ] {
        let (atlas, address, view) = open(address);
        let (shapes, choice) = (fixture::shapes(), view.choice());
        let lens = Lens { atlas: &atlas, choice: &choice };
        let scene = scene::scene(lens, shapes.layers(), &view, address.island.as_deref(), size, scene::Furniture::None);
        let link =
            |id: &str| Some(format!("{}{}", address.with_island(Some(id)).print(), view.for_another_island().print()));
        let picture = svg::scene(&scene, "map", &atlas.title, &link);
        wrong.extend(differs(&format!("{name}.svg"), &lines(&[picture.into()])));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn islands_too_small_to_be_seen_are_as_they_were() {
    let (atlas, shapes) = fixture::shrunk(100.0);
    let (view, lens) = (address::View::default(), Lens::plain(&atlas));
    let scene = scene::scene(lens, shapes.layers(), &view, None, PHONE, scene::Furniture::None);
    let picture = svg::scene(&scene, "map", &atlas.title, &|id| Some(id.to_owned()));
    if let Some(wrong) = differs("symbols.svg", &lines(&[picture.into()])) {
        panic!("{wrong}");
    }
}

#[test]
fn three_sides_are_as_they_were() {
    let dossier = fixture::three_sided();
    let page = fixture::with_sheet_of(&dossier, "en/fixture/brim/", |sheet| lines(&sheet.panel()));
    let (atlas, shapes) = (sent(&Atlas::build(&dossier, fixture::words("en"), "en")), fixture::shapes());
    let (view, lens) = (address::View::default(), Lens::plain(&atlas));
    let scene = scene::scene(lens, shapes.layers(), &view, None, HOME, scene::Furniture::None);
    let picture = lines(&[svg::scene(&scene, "map", &atlas.title, &|id| Some(id.to_owned())).into()]);
    let wrong = [differs("three-sides.html", &page), differs("three-sides.svg", &picture)];
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn pages_are_as_they_were() {
    let mut wrong = Vec::new();
    for (name, path, part) in [
        ("head", "en/fixture/hern/", (|sheet| sheet.head()) as fn(&Sheet<'_>) -> Vec<Node>),
        ("foot-and-legend", "embed/en/fixture/", foot),
        ("home", "en/fixture/", |sheet| sheet.panel()),
        ("island", "en/fixture/hern/", |sheet| sheet.panel()),
        ("islet-in-french", "fr/fixture/stack/", |sheet| sheet.panel()),
        ("frame", "embed/en/fixture/hern/", |sheet| sheet.panel()),
        ("part-of-an-island", "en/fixture/skerries/", |sheet| sheet.island_part()),
        ("part-of-events", "en/fixture/", |sheet| sheet.events_part()),
        ("part-of-notes", "en/fixture/", |sheet| sheet.notes_part()),
        ("options", "en/fixture/", |sheet| sheet.options().into_iter().map(Node::from).collect()),
    ] {
        let printed = fixture::with_sheet(path, |sheet| lines(&part(sheet)));
        wrong.extend(differs(&format!("{name}.html"), &printed));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn saved_pictures_are_as_they_were() {
    let mut wrong = Vec::new();
    for (name, address) in [
        ("saved-scenario", "en/fixture/skerries/?scenario=one"),
        ("saved-comparison", "en/fixture/?perspective=ardmoria&compare=velsund&date=1900"),
    ] {
        let (atlas, address, view) = open(address);
        let (shapes, selected) = (fixture::shapes(), address.island.as_deref());
        let choices: Vec<Choice> =
            std::iter::once(view.choice()).chain(view.compare.as_ref().map(|_| view.compared_choice())).collect();
        let caption =
            |choice| Caption { lens: Lens { atlas: &atlas, choice }, address: &address, view: &view, cited: None };
        let drawn = |choice| {
            scene::scene(
                Lens { atlas: &atlas, choice },
                shapes.layers(),
                &view,
                selected,
                PHONE,
                scene::Furniture::None,
            )
        };
        let scenes: Vec<_> = choices.iter().map(drawn).collect();
        let parts: Vec<Part<'_>> =
            choices.iter().zip(&scenes).map(|(choice, scene)| Part { caption: caption(choice), scene }).collect();
        let text = picture::picture(&caption(&Choice::NONE), &parts, None);
        wrong.extend(differs(&format!("{name}.svg"), &lines_of(&text)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn foot(sheet: &Sheet<'_>) -> Vec<Node> {
    let lens = Lens::plain(sheet.atlas);
    let legend = Legend::new(lens, &lens.drawn_lines(|_| true));
    std::iter::once(sheet.legend(&[("wide", &legend)]).into()).chain(sheet.foot()).collect()
}

fn open(text: &str) -> (Atlas, address::Address, address::View) {
    let vocabulary = fixture::atlas("en").vocabulary();
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let (address, view, notes) = address::read(path, query, &vocabulary);
    assert!(notes.is_empty(), "{text}: {notes:?}");
    (sent(&fixture::atlas(&address.lang)), address, view)
}

/// An atlas as the program has it: without what only the page shows, and no picture may miss that.
fn sent(atlas: &Atlas) -> Atlas {
    wire::read(&wire::write(atlas).unwrap()).unwrap()
}

/// A document with a line per tag and numbers cut to one decimal, so that a difference can be read.
fn lines(nodes: &[Node]) -> String {
    lines_of(&nodes.iter().map(to_html).collect::<String>())
}

/// The same of a text.
fn lines_of(html: &str) -> String {
    let mut out = String::new();
    for (index, part) in html.split('<').enumerate().filter(|(_, part)| !part.is_empty()) {
        // An end tag stays behind what it ends.
        if index > 0 && !out.is_empty() && !part.starts_with('/') {
            out.push('\n');
        }
        if index > 0 {
            out.push('<');
        }
        out.push_str(part);
    }
    out.push('\n');
    one_decimal(&out)
}

/// Cuts every number in a tag to one decimal, but for those in `matrix()` and `scale()`: there the sixth counts.
fn one_decimal(text: &str) -> String {
    let mut out = String::new();
    let mut decimals: Option<usize> = None;
    let (mut fine, mut in_tag) = (false, false);
    for letter in text.chars() {
        fine = (fine && letter != ')') || (letter == '(' && (out.ends_with("matrix") || out.ends_with("scale")));
        in_tag = (in_tag && letter != '>') || letter == '<';
        decimals = match decimals {
            None if letter == '.' && out.ends_with(|c: char| c.is_ascii_digit()) => Some(0),
            Some(count) if letter.is_ascii_digit() => Some(count + 1),
            _ => None,
        };
        if fine || !in_tag || decimals.is_none_or(|count| count < 2) {
            out.push(letter);
        }
    }
    out
}

/// What differs from the file of that name, if anything does. The text found is then put beside it, as `.new`.
fn differs(name: &str, found: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let beside = PathBuf::from(format!("{}.new", path.display()));
    let wanted = std::fs::read_to_string(&path).ok();
    if wanted.as_deref() == Some(found) {
        std::fs::remove_file(beside).ok();
        return None;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
        std::fs::remove_file(beside).ok();
        return None;
    }
    std::fs::write(&beside, found).unwrap();
    let how = "If this is meant, run UPDATE_GOLDEN=1 cargo test -p atlas --test golden and look at the difference";
    let Some(wanted) = wanted else { return Some(format!("golden/{name} is missing. {how}.")) };
    let (line, was, is) = first_difference(&wanted, found);
    Some(format!("golden/{name}, line {line}:\n  was {was}\n  is  {is}\nAll of it is in golden/{name}.new. {how}."))
}

fn first_difference<'a>(was: &'a str, is: &'a str) -> (usize, &'a str, &'a str) {
    let (mut was, mut is) = (was.lines(), is.lines());
    let mut number = 1;
    loop {
        match (was.next(), is.next()) {
            (Some(one), Some(other)) if one == other => number += 1,
            (one, other) => return (number, one.unwrap_or("(the end)"), other.unwrap_or("(the end)")),
        }
    }
}

#[test]
fn numbers_are_cut_and_nothing_else() {
    let text = "<M1.25-3.999 4.5 a.bc 7. end matrix(0.012345 0 0 0.012345 7.89)>12.25";
    assert_eq!(one_decimal(text), "<M1.2-3.9 4.5 a.bc 7. end matrix(0.012345 0 0 0.012345 7.89)>12.25");
}

#[test]
fn the_first_difference_is_named_by_its_line() {
    assert_eq!(first_difference("a\nb\nc", "a\nx\nc"), (2, "b", "x"));
    assert_eq!(first_difference("a", "a\nb"), (2, "(the end)", "b"));
}
