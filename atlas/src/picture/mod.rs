//! The picture that travels: a scene with its title and its caption as one SVG that needs nothing else, and the card
//! by which a link to a page is shown.
//!
//! Colours, fonts and dashes stand in it as attributes, and a halo is a text of its own below the name: drawing programs know
//! neither the style sheet nor `paint-order`. The app writes the present view; `assets/js/picture.js` puts the fonts into it that it is
//! set in, and saves it, or draws it through a `data:` picture on a canvas twice as large. No frame can tell whether its host lets it save, so there nothing is offered.

mod inline_styles;
mod paper;

use crate::address::{Address, Perspective, View};
use crate::caption::{self, Caption};
use crate::content::Atlas;
use crate::decimal::rounded;
use crate::label::Rect;
use crate::legend::Legend;
use crate::node::el;
use crate::own::draw::{Drawn, Group};
use crate::plane::Size;
use crate::scene::{Graticule, Scene};
use crate::style::{Colour, Face, Font, Paint, SCALE_TEXT, Style};
use crate::svg;
use crate::words::fill;
use crate::wrap;
use paper::Paper;

/// A map of a picture: what it shows, and who says it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What is said about it.
    pub caption: Caption<'a>,
    /// What is on it.
    pub scene: &'a Scene,
}

/// A layer of one's own in a picture.
#[derive(Clone, Copy, Debug)]
pub struct Added<'a> {
    /// What is drawn of it.
    pub drawn: &'a Drawn,
    /// A sample of it.
    pub sample: &'a Group,
    /// Whose it is.
    pub said: &'a str,
}

/// The size of a card, as sites that show links ask for it.
pub const CARD: Size = Size { width: 1200.0, height: 630.0 };

/// What is drawn on a card, which is seen small: half as large as its room there. What is small itself needs more room for names.
pub fn card_map(caption: &Caption<'_>) -> Size {
    let is_islet = caption.selected().is_some_and(|island| island.group.is_some());
    let width = if is_islet { 500.0 } else { 390.0 };
    Size { width, height: width * CARD.height / (CARD.width - CARD_WORDS) }
}

/// The room for words on a card, from its left edge.
const CARD_WORDS: f64 = 420.0;

const PAPER: Style = Style::filled(Paint::Of(Colour::Paper));
const SEA: Style = Style::filled(Paint::Of(Colour::Sea));
const FRAME: Style = Style::stroked(Colour::Rule, 1.0);
// The size of a text is its place's.
const PLAIN: Style = Style::text(Colour::Ink, Font::of(Face::Sans, 0.0));
const SOFT: Style = Style::text(Colour::Soft, Font::of(Face::Sans, 0.0));
const BOLD: Style = Style::text(Colour::Ink, Font::of(Face::Sans, 0.0).bold());
const TITLE: Style = Style::text(Colour::Ink, Font::of(Face::Serif, 0.0).bold());

/// Width of an average letter in em.
const LETTER: f64 = 0.6;
const BOLD_LETTER: f64 = 0.7;
const LEADING: f64 = 1.42;

/// The picture of one map, or of two beside each other: title, maps, and a caption with what they show, legend, scale,
/// disclaimer, rule of names, licences, state of the content and where it is from. `caption` is in our own words, whoever's map is drawn;
/// `own` is a layer that somebody has added to it.
pub fn picture(caption: &Caption<'_>, parts: &[Part<'_>], own: Option<&Added<'_>>) -> String {
    const MARGIN: f64 = 16.0;
    const GAP: f64 = 10.0;
    let Some(first) = parts.first() else { return String::new() };
    let atlas = caption.lens.atlas;
    let maps: f64 = parts.iter().map(|part| part.scene.viewport.size.width + GAP).sum::<f64>() - GAP;
    let mut paper = Paper::new(atlas, maps);
    paper.left = MARGIN;
    paper.y = 12.0;
    paper.says(caption.heading(), if maps < 520.0 { 19.0 } else { 24.0 }, BOLD_LETTER, TITLE);
    paper.says(&atlas.subtitle, 13.0, LETTER, SOFT);
    paper.y += 8.0;
    if parts.len() > 1 {
        let (top, mut low) = (paper.y, paper.y);
        for part in parts {
            paper.room = part.scene.viewport.size.width;
            paper.y = top;
            paper.says(&part.caption.drawn_as().join(&atlas.words.mark.stop), 13.0, BOLD_LETTER, BOLD);
            paper.left += paper.room + GAP;
            low = low.max(paper.y);
        }
        (paper.left, paper.room, paper.y) = (MARGIN, maps, low + 4.0);
    }
    let mut high: f64 = 0.0;
    for (part, prefix) in parts.iter().zip(["map", "beside"]) {
        paper.map(part.scene, prefix, own.map(|own| own.drawn), 1.0);
        let Size { width, height } = part.scene.viewport.size;
        paper.left += width + GAP;
        high = high.max(height);
    }
    (paper.left, paper.y) = (MARGIN, paper.y + high + 10.0);
    let what = what(caption, parts);
    paper.says(&what, 13.0, BOLD_LETTER, BOLD);
    paper.y += 4.0;
    let beside = maps >= 520.0;
    let top = paper.y;
    paper.room = if beside { maps - 200.0 } else { maps };
    let rest = parts.iter().skip(1).map(|part| part.scene.legend.clone());
    paper.legend(&rest.fold(first.scene.legend.clone(), Legend::and), own);
    paper.room = maps;
    let (x, y) = if beside { (MARGIN + maps - 176.0, top) } else { (MARGIN, paper.y + 2.0) };
    let at = format!("translate({} {})", rounded::<1>(x), rounded::<1>(y));
    let mut bar = el("g").attr("transform", at);
    inline_styles::apply_style(&mut bar, SCALE_TEXT, &atlas.families, 1.0);
    let bars = svg::scale_bars(&first.scene.scale);
    paper.out.push(bar.with_all(bars.iter().flat_map(|bar| inline_styles::styled(bar, &atlas.families))).into());
    paper.y = paper.y.max(y + 34.0) + 6.0;
    for line in small_print(caption, parts) {
        paper.says(&line, 11.5, LETTER, SOFT);
        paper.y += 2.0;
    }
    let size = Size { width: maps + 2.0 * MARGIN, height: (paper.y + 12.0).ceil() };
    let title = parts
        .iter()
        .flat_map(|part| part.caption.drawn_as())
        .fold(caption.heading().to_owned(), |all, more| all + " · " + &more);
    paper.finish(size, &title, &format!("{what}{}{}", atlas.words.mark.sentence, atlas.disclaimer))
}

/// The card of a page: a few large words beside the map, for a picture that is often seen a thumb wide.
pub fn card(part: Part<'_>) -> String {
    const MARGIN: f64 = 36.0;
    let (caption, atlas) = (&part.caption, part.caption.lens.atlas);
    let left = CARD_WORDS;
    let room = left - 2.0 * MARGIN + 8.0;
    let mut paper = Paper::new(atlas, room);
    paper.left = MARGIN;
    // Both names begin a line.
    let title = caption.heading().to_owned();
    let names = caption.selected().map_or_else(|| vec![title.as_str()], |island| caption.lens.titles(island));
    let last = names.len() - 1;
    let row = |(at, name): (usize, &&str)| if at < last { format!("{name}\u{a0}/") } else { (*name).to_owned() };
    let names: Vec<String> = names.iter().enumerate().map(row).collect();
    let lines = |size: f64| names.iter().map(|name| wrap::lines(name, room / size, BOLD_LETTER).len()).sum::<usize>();
    let is_whole = |size: f64| names.iter().all(|name| wrap::longest(name, BOLD_LETTER) * size <= room);
    let sizes = [58.0, 54.0, 50.0, 46.0, 42.0, 38.0, 34.0];
    // Two names stand on two lines where that leaves them large enough.
    let paired = sizes.into_iter().find(|size| *size > 40.0 && names.len() == 2 && lines(*size) == 2);
    let size = paired.or(sizes.into_iter().find(|size| lines(*size) <= 4 && is_whole(*size))).unwrap_or(30.0);
    paper.leading = 1.16;
    paper.y = 34.0;
    names.iter().for_each(|name| paper.says(name, size, BOLD_LETTER, TITLE));
    paper.leading = 1.34;
    paper.y += 18.0;
    // A view of another day, or of what is supposed, says so; the title has said the rest.
    let drawn_as = caption.drawn_as();
    drawn_as.iter().for_each(|said| paper.says(said, 27.0, BOLD_LETTER, BOLD));
    let said = match caption.selected() {
        _ if !drawn_as.is_empty() => String::new(),
        Some(island) => caption.lens.held(island, &atlas.words.map.disputed),
        None => atlas.subtitle.clone(),
    };
    paper.says(&said, 25.0, LETTER, SOFT);
    let low = paper.y;
    let words = &atlas.words.map;
    let mut foot = vec![atlas.disclaimer.clone(), format!("{}{}{}", words.data, atlas.words.mark.list, words.licence)];
    let leading = paper.leading;
    let height = |foot: &[String], size: f64| {
        let lines = foot.iter().map(|text| wrap::lines(text, room / size, LETTER).len()).sum::<usize>();
        lines as f64 * size * leading
    };
    let has_room = |foot: &[String], size: f64| low + 16.0 + height(foot, size) < 604.0;
    let size = [18.0, 17.0, 16.0, 15.0].into_iter().find(|size| has_room(&foot, *size)).unwrap_or(14.0);
    // To which day the content was checked, where that makes nothing else smaller.
    foot.insert(1, caption::checked(atlas) + &atlas.words.mark.end);
    if !has_room(&foot, size) {
        foot.remove(1);
    }
    paper.y = CARD.height - 26.0 - height(&foot, size);
    foot.iter().for_each(|text| paper.says(text, size, LETTER, SOFT));
    (paper.left, paper.y) = (left, 0.0);
    // Degrees are too small to be read on a card.
    let scene =
        Scene { graticule: Graticule { degrees: Vec::new(), ..part.scene.graticule.clone() }, ..part.scene.clone() };
    paper.map(&scene, "map", None, (CARD.width - left) / scene.viewport.size.width);
    paper.finish(CARD, &title, &about(caption))
}

/// A map as it stands on a page, the boxes that the page puts upon it left empty, and above it a line of words: for whoever looks at
/// many maps at once.
pub fn screen(scene: &Scene, furniture: &[Rect], atlas: &Atlas, said: &str) -> String {
    let Size { width, height } = scene.viewport.size;
    let mut paper = Paper::new(atlas, width);
    paper.says(said, 12.0, LETTER, PLAIN);
    let top = (paper.y + 4.0).ceil();
    paper.y = top;
    paper.map(scene, "map", None, 1.0);
    furniture.iter().for_each(|rect| paper.empty(*rect));
    paper.finish(Size { width, height: top + height }, said, "")
}

/// What a card shows, in words.
pub fn about(caption: &Caption<'_>) -> String {
    let atlas = caption.lens.atlas;
    let name = caption.selected().map(|island| caption.lens.island_name(island)).unwrap_or(atlas.subtitle.clone());
    let mark = &atlas.words.mark;
    let said = [fill(&atlas.words.map.name, &[("title", caption.heading())])].into_iter().chain(caption.drawn_as());
    format!("{}{}{name}{}", said.collect::<Vec<_>>().join(&mark.stop), mark.stop, mark.end)
}

/// The name of the file in which a picture is saved: `DISPUTE-ISLAND-1956.svg`.
pub fn file_name(address: &Address, view: &View, ending: &str) -> String {
    let side = |perspective: &Perspective| match perspective {
        Perspective::Side(side) => Some(side.clone()),
        Perspective::Neutral => None,
    };
    let date = view.date.map(|date| date.to_string()).filter(|_| view.scenario.is_none());
    let sides = [side(&view.perspective), view.compare.as_ref().and_then(side)];
    let parts = [address.island.clone(), view.scenario.clone(), date].into_iter().chain(sides).flatten();
    parts.fold(address.dispute.clone(), |name, part| format!("{name}-{part}")) + "." + ending
}

/// The first line of a caption: of what the picture is, of which date or supposition, as whose.
fn what(caption: &Caption<'_>, parts: &[Part<'_>]) -> String {
    let mark = &caption.lens.atlas.words.mark;
    let (lens, area) = (caption.lens, caption.lens.area());
    let common = Some(&lens.atlas.common).filter(|common| !common.is_empty());
    let area = common.map_or(area.clone(), |common| format!("{area} ({common})"));
    let area = caption.selected().map_or(area.clone(), |island| format!("{} · {area}", lens.title(island)));
    let mut said = vec![area];
    for more in parts.iter().flat_map(|part| part.caption.drawn_as()) {
        if !said.contains(&more) {
            said.push(more);
        }
    }
    said.join(&mark.stop) + &mark.end
}

/// What stands below every legend.
fn small_print(caption: &Caption<'_>, parts: &[Part<'_>]) -> Vec<String> {
    let atlas = caption.lens.atlas;
    let (words, mark, map) = (&atlas.words.picture, &atlas.words.mark, &atlas.words.map);
    // Two maps may differ in whose names they have: then each says whose it is.
    let rule = |part: &Part<'_>| {
        let map = part.caption.drawn_as().pop().filter(|_| parts.len() > 1).map(|map| map + &mark.stop);
        map.unwrap_or_default() + &part.caption.naming()
    };
    let names = parts.iter().map(rule).collect::<Vec<_>>().join(&mark.sentence);
    let credit = format!("{}{}{}{}{}", map.data, mark.list, map.licence, mark.stop, words.texts);
    let credit = format!("{credit}{}{}", mark.sentence, caption.state());
    [atlas.disclaimer.clone(), names, credit].into_iter().chain(caption.from()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caption::Cited;
    use crate::choice::Choice;
    use crate::fixture;
    use crate::lens::Lens;
    use crate::own::Look;
    use crate::scene;

    fn with_picture(address: &str, test: impl Fn(&str)) {
        with_layer(address, None, test);
    }

    fn with_layer(address: &str, own: Option<&Added<'_>>, test: impl Fn(&str)) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let plain = fixture::atlas(&path[..2]);
        let (address, view, notes) = crate::address::read(path, query, &plain.vocabulary());
        assert!(notes.is_empty(), "{notes:?}");
        let choices: Vec<Choice> =
            std::iter::once(view.choice()).chain(view.compare.as_ref().map(|_| view.compared_choice())).collect();
        let cited = Some(Cited { root: "https://example.org/", publisher: "The <Paper>" });
        let of = |choice| Caption { lens: Lens { atlas: &plain, choice }, address: &address, view: &view, cited };
        let shapes = fixture::shapes();
        let size = Size { width: 640.0, height: 420.0 };
        let selected = address.island.as_deref();
        let drawn = |choice| {
            scene::scene(Lens { atlas: &plain, choice }, shapes.layers(), &view, selected, size, scene::Furniture::None)
        };
        let scenes: Vec<_> = choices.iter().map(drawn).collect();
        let parts: Vec<_> =
            choices.iter().zip(&scenes).map(|(choice, scene)| Part { caption: of(choice), scene }).collect();
        test(&picture(&of(&Choice::NONE), &parts, own));
    }

    #[test]
    fn a_layer_of_ones_own_lies_below_the_names_of_both_maps_and_is_in_the_key() {
        let path = |d: &str| Group {
            look: Look { stroke: "#123456".into(), ..Look::default() },
            lines: d.into(),
            ..Group::default()
        };
        let drawn = Drawn { unit: 64.0, is_whole: false, groups: vec![path("m0 0 100 100")] };
        let own = Added { drawn: &drawn, sample: &path("m1 5 24 0"), said: "Of a reader" };
        with_layer("en/fixture/?perspective=ardmoria&compare=velsund", Some(&own), |text| {
            let at: Vec<usize> = text.match_indices("d=\"m0 0 100 100\"").map(|(at, _)| at).collect();
            assert_eq!(at.len(), 2, "on each map");
            let names: Vec<usize> = text.match_indices("<text").map(|(at, _)| at).collect();
            for at in at {
                let shape = text[..at].rfind("<path").unwrap();
                let tag = text[shape..].split_once('>').unwrap().0;
                // As wide as it is on the screen, whatever the map's transform.
                let transform = text[..shape].rsplit_once("matrix(").unwrap().1;
                let px: f64 = transform.split(' ').next().unwrap().parse().unwrap();
                let width: f64 =
                    tag.split_once("stroke-width=\"").unwrap().1.split('"').next().unwrap().parse().unwrap();
                assert!((px * width - 2.0).abs() < 0.02, "{px} {tag}");
                assert!(tag.contains("#123456") && !tag.contains("vector-effect") && !tag.contains("data-"), "{tag}");
                assert!(names.iter().any(|name| *name > at));
            }
            assert!(text.contains("m1 5 24 0") && text.contains("Of a reader"));
        });
    }

    #[test]
    fn a_caption_says_all_that_a_picture_needs_in_every_language() {
        for lang in ["en", "fr"] {
            let atlas = fixture::atlas(lang);
            let area = Lens::plain(&atlas).area();
            with_picture(&format!("{lang}/fixture/hern/?date=1900"), |text| {
                let (_, seen) = text.split_once("</desc>").unwrap_or_default();
                let flat = seen.replace("</text><text", "</text> <text");
                let words: String =
                    flat.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
                let as_of = fill(&atlas.words.timeline.as_of, &[("date", "1900")]);
                let rest = [&atlas.disclaimer, &atlas.naming, &atlas.version, &atlas.words.map.data, &as_of];
                let rest = rest.into_iter().chain([&atlas.words.picture.texts, &area, &atlas.title]);
                for part in rest.filter(|part| **part != atlas.title) {
                    assert!(words.contains(part.as_str()), "{lang}: {part}\n{words}");
                }
                for part in ["https://example.org/", "?date=1900", "The &lt;Paper&gt;", "km"] {
                    assert!(words.contains(part), "{lang}: {part}\n{words}");
                }
                assert!(
                    text.contains(&format!("lang=\"{lang}\""))
                        && text.contains("<title id=")
                        && text.contains("<desc id=")
                );
            });
        }
    }

    #[test]
    fn the_address_in_a_picture_shows_all_that_is_on_it_again() {
        for address in [
            "en/fixture/hern/?date=1900",
            "en/fixture/skerries/?scenario=one",
            "en/fixture/?perspective=ardmoria&compare=velsund",
            "en/fixture/?names=ardmoria&layers=places",
            "en/fixture/?at=23.25,165.62,10.4",
        ] {
            let shown = format!("https://example.org/{}", address.replace('&', "&amp;"));
            with_picture(address, |text| assert!(text.contains(&shown), "{shown}"));
        }
    }

    #[test]
    fn a_picture_needs_nothing_else() {
        with_picture("en/fixture/?perspective=ardmoria&compare=velsund", |text| {
            let bare = text.replace("http://www.w3.org/2000/svg", "").replace("https://example.org/", "");
            for outside in [
                "http",
                "<script",
                "<style",
                "class=",
                " style=",
                "<a ",
                "<image",
                "var(",
                "currentColor",
                "vector-effect",
            ] {
                assert!(!bare.contains(outside), "{outside}");
            }
            let ids: Vec<&str> = bare.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len(), "{ids:?}");
            for target in bare
                .split("url(#")
                .chain(bare.split("href=\"#"))
                .skip(1)
                .filter_map(|rest| rest.split([')', '"']).next())
            {
                assert!(target.contains(' ') || target.contains('<') || ids.contains(&target), "{target}");
            }
        });
    }

    #[test]
    fn two_maps_each_say_whose_names_they_have_and_the_heading_takes_no_side() {
        with_picture("en/fixture/?perspective=ardmoria&compare=velsund", |text| {
            let atlas = fixture::atlas("en");
            assert!(text.contains(&format!(">{}<", atlas.title)), "{text}");
            for side in &atlas.sides {
                assert!(text.contains(&fill(&atlas.words.picture.names, &[("side", &side.name)])), "{}", side.name);
            }
        });
    }

    #[test]
    fn a_card_says_up_to_when_its_content_was_checked_where_there_is_room() {
        let card_with = |disclaimer: &str| {
            let atlas = Atlas { disclaimer: disclaimer.to_owned(), ..fixture::atlas("en") };
            let (address, view) = (atlas.page(crate::address::Kind::Map), View::default());
            let caption = Caption { lens: Lens::plain(&atlas), address: &address, view: &view, cited: None };
            let (layers, size) = (scene::Layers::default(), card_map(&caption));
            let scene = scene::scene(caption.lens, layers, &view, None, size, scene::Furniture::None);
            card(Part { caption, scene: &scene })
        };
        let said = ">Content checked to June 2020.</text>";
        assert!(card_with("Lines imply no view.").contains(said));
        let long = card_with(&"Lines imply no view. ".repeat(40));
        assert!(!long.contains(said) && long.contains("Lines imply no view."), "{long}");
    }

    #[test]
    fn a_file_is_named_by_what_it_shows() {
        let vocabulary = fixture::atlas("en").vocabulary();
        let name = |path: &str, query: &str| {
            let (address, view, _) = crate::address::read(path, query, &vocabulary);
            file_name(&address, &view, "svg")
        };
        assert_eq!(name("en/fixture/", ""), "fixture.svg");
        assert_eq!(name("en/fixture/hern/", "date=1900"), "fixture-hern-1900.svg");
        assert_eq!(name("en/fixture/", "perspective=ardmoria"), "fixture-ardmoria.svg");
    }
}
