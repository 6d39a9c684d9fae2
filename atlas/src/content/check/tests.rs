//! Each rule on the invented dispute: sound as it is, and once broken in every way a writer might.

mod history;
mod optional;
mod own_words;

use super::{Problem, check};
use crate::dossier::{ArticleFile, Dossier, PlaceNames, Several, Text};
use crate::fixture;
use std::collections::BTreeMap;

/// What the check says of the fixture after a change.
fn after(change: impl FnOnce(&mut Dossier)) -> Vec<String> {
    let mut dossier = fixture::dossier();
    change(&mut dossier);
    sentences(&check(&dossier, &fixture::all_words(), &fixture::layer_texts(), &fixture::lexicon()))
}

fn sentences(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

fn put(text: &mut Text, lang: &str, words: &str) {
    text.0.insert(lang.into(), words.into());
}

/// The one name of the first place.
fn one_name(dossier: &mut Dossier) -> &mut Text {
    match &mut dossier.places[0].name {
        PlaceNames::One(name) => name,
        PlaceNames::BySide(_) => panic!("the fixture's first place has one name"),
    }
}

/// A change, and how what is then said begins.
type Row = (fn(&mut Dossier), &'static str);

fn each_is_refused(rows: &[Row]) {
    for (change, sentence) in rows {
        let found = after(change);
        assert!(
            found.iter().any(|line| line.starts_with(sentence)),
            "not said: {sentence}\nbut:\n{}",
            found.join("\n")
        );
    }
}

#[test]
fn the_invented_dispute_is_sound() {
    assert_eq!(after(|_| {}), Vec::<String>::new());
}

#[test]
fn all_problems_are_listed_at_once() {
    let found = after(|d| {
        d.sources[0].kind = "rumour".into();
        d.islands[0].label.lon = 10.0;
        d.claims[0].side.clear();
    });
    assert!(found.len() >= 5, "{found:?}");
}

#[test]
fn ids_are_plain_and_used_once() {
    each_is_refused(&[
        (|d| d.places[0].id = "Still Sea".into(), "places.toml, place “Still Sea”: this is no id. Use small letters"),
        (|d| d.claims[1].key = "title".into(), "claims.toml, claim “title”: there is another claim with this id"),
        (
            |d| d.islands[3].id = "about".into(),
            "islands/about.toml, island “about”: this word has a meaning of its own in addresses",
        ),
        (|d| d.dispute.side[0].id = "both".into(), "dispute.toml, side “both”: this word has a meaning of its own"),
        (
            |d| d.dispute.side[0].tint = 2,
            "dispute.toml, side: two or three sides with the tints 1, 2 and 3 were expected, found tints [2, 2]",
        ),
        (|d| d.dispute.layers_on.push("fog".into()), "dispute.toml, layers_on: “fog” is not one of the layers"),
        (
            |d| _ = d.dispute.layer_name.remove("places"),
            "dispute.toml, layer_name: “places” has no name, so nobody could switch it. Name every layer",
        ),
        (|d| d.dispute.scenarios.reverse(), "dispute.toml, scenarios: the first scenario is not “none”"),
    ]);
}

#[test]
fn every_text_is_in_every_language_and_in_no_other() {
    each_is_refused(&[
        (|d| put(&mut d.islands[0].brief, "fr", " "), "islands/hern.toml, brief: there is no text in “fr”. Write it"),
        (|d| put(&mut d.dispute.lead, "la", "Insulae."), "dispute.toml, lead: “la” is not a language of this dispute"),
        (
            |d| d.dispute.languages.push("la".into()),
            "assets/words/la.toml: the interface has no words in this language",
        ),
        (|d| d.dispute.languages.push("la".into()), "lexicon.toml, la: there is no section [la]"),
        (
            |d| d.dispute.languages.push("la".into()),
            "assets/words/en.toml, own_name, la: it does not say what this language calls itself. Add",
        ),
        (|d| d.dispute.languages.clear(), "dispute.toml, languages: no language is named"),
        (
            |d| d.sources[1].lang = "tlh".into(),
            "sources.toml, source “gazette”, lang: the language “tlh” has no name in “en”",
        ),
        (
            |d| d.islands[0].origin[0].lang = "tlh".into(),
            "islands/hern.toml, origin “hern”, lang: the language “tlh” has no name",
        ),
        (
            |d| put(&mut d.islands[0].origin[0].meaning, "en", "One.[^vel-code]\n\nTwo."),
            "islands/hern.toml, origin “hern”, meaning, en: only the first paragraph would be shown",
        ),
    ]);
}

#[test]
fn citations_lead_to_sources_and_back() {
    each_is_refused(&[
        (
            |d| put(&mut d.islands[3].brief, "en", "The only well.[^gazette"),
            "islands/stack.toml, brief, en: a citation mark is not closed",
        ),
        (
            |d| put(&mut d.islands[3].brief, "en", "A well.[^]"),
            "islands/stack.toml, brief, en: “[^]” is no citation mark",
        ),
        (
            |d| put(&mut d.dispute.title, "en", "Isles[^gazette]"),
            "dispute.toml, title, en: a citation mark does not work here",
        ),
        (
            |d| put(&mut d.islands[3].brief, "fr", "Le seul puits du groupe.[^vel-code]"),
            "islands/stack.toml, brief: “en” and “fr” do not cite the same sources: “gazette”, “vel-code”",
        ),
        (
            |d| d.islands[0].fact[0].cite.push("hearsay".into()),
            "islands/hern.toml, fact 1 “area”, cite: there is no source “hearsay”",
        ),
        (
            |d| d.briefs[1].work.as_mut().unwrap().cite = "hearsay".into(),
            "briefs/2019-05-light.md, work, cite: there is no source",
        ),
        (
            |d| {
                let mut unused = d.sources[0].clone();
                unused.id = "unused".into();
                d.sources.push(unused);
            },
            "sources.toml, source “unused”: nothing cites this source. Cite it, or take it out",
        ),
        (
            |d| d.sources[0].kind = "rumour".into(),
            "sources.toml, source “ard-book”, kind: the kind “rumour” has no word in assets/words/en.toml. Use one of “government”",
        ),
    ]);
}

#[test]
fn both_sides_speak_with_sources_at_like_length() {
    each_is_refused(&[
        (
            |d| _ = d.claims[1].extent.pop(),
            "claims.toml, claim “treaty”, extent: “velsund” has not one extent. Give each side one",
        ),
        (|d| d.claims[1].extent[0].along.truncate(1), "claims.toml, claim “treaty”, extent: it is no arc. Give"),
        (
            |d| d.claims[1].lines.push("nowhere".into()),
            "claims.toml, claim “treaty”, lines: there is no line “nowhere”. Use some of “patrolled”",
        ),
        (|d| drop(d.claims[0].side.remove("velsund")), "claims.toml, claim “title”: “velsund” says nothing"),
        (|d| drop(d.islands[1].position.remove("ardmoria")), "islands/brim.toml, position: “ardmoria” says nothing"),
        (
            |d| put(d.claims[0].side.get_mut("velsund").unwrap(), "en", "Velsund says no."),
            "claims.toml, claim “title”, en: what “velsund” says has no source",
        ),
        (
            |d| put(d.claims[0].side.get_mut("velsund").unwrap(), "en", "Velsund says that it came first.[^vel-code]"),
            "claims.toml, claim “title”, en: “ardmoria” has 85 characters, “velsund” 32: 62 % apart, 10 % are allowed. Shorten “ardmoria” to 35 characters; pad nothing.",
        ),
        (
            |d| put(d.claims[0].side.get_mut("velsund").unwrap(), "fr", "Velsund affirme que non.[^vel-code]"),
            "claims.toml, claim “title”, fr: “ardmoria” has ",
        ),
        (
            |d| d.islands[0].claimed.0[0].by = "nobody".into(),
            "islands/hern.toml, claimed, by: “nobody” is no side of this dispute. Write one of “ardmoria”, “velsund”.",
        ),
        (|d| drop(d.islands[0].name.pop()), "islands/hern.toml, name: “ardmoria” has 0 names for it"),
        (
            |d| drop(d.dispute.name_order.get_mut("fr").unwrap().pop()),
            "dispute.toml, name_order: the order for “fr” does not list every side once",
        ),
    ]);
}

#[test]
fn each_side_speaks_through_texts_of_its_own_state() {
    each_is_refused(&[
        (
            |d| d.sources[0].voice = vec!["velsund".into()],
            "claims.toml, side “ardmoria”, en: 1 of the 3 citations in its answers are of texts of its own state, 33 %: half is the least. Let it speak",
        ),
        (
            |d| d.sources[4].voice.clear(),
            "claims.toml, side “velsund”, fr: 1 of the 3 citations in its answers are of texts of its own state, 33 %: half is the least",
        ),
        (
            |d| d.sources[1].voice.push("norland".into()),
            "sources.toml, source “gazette”, voice: “norland” is no side of this dispute. Write one of “ardmoria”, “velsund”.",
        ),
    ]);
    let half = after(|d| {
        d.sources[3].voice.clear();
        let answer = d.claims[0].side.get_mut("velsund").unwrap();
        answer.0.values_mut().for_each(|text| text.push_str("[^gazette]"));
    });
    assert_eq!(half, Vec::<String>::new(), "two of four are half");
}

#[test]
fn islands_have_all_that_belongs_to_them() {
    each_is_refused(&[
        (|d| d.islands[3].group = Some("atlantis".into()), "islands/stack.toml, group: there is no island “atlantis”"),
        (|d| d.islands[2].group = Some("stack".into()), "islands/skerries.toml, group: “stack” is an islet itself"),
        (|d| drop(d.dispute.islands.pop()), "dispute.toml, islands: “skerries” is listed 0 times"),
        (|d| d.dispute.islands.push("stack".into()), "dispute.toml, islands: there is no island or group “stack”"),
        (|d| d.islands[0].administered = Several::default(), "islands/hern.toml, administered: it is not said by whom"),
        (|d| d.claims[0].islands = vec!["hern".into()], "islands/brim.toml: no claim is about this island"),
        (|d| d.briefs[0].islands = vec!["hern".into()], "islands/brim.toml: no dated brief is about this island"),
        (
            |d| d.briefs[1].islands.push("stack".into()),
            "briefs/2019-05-light.md, islands: there is no island or group “stack”",
        ),
        (|d| d.claims[1].islands.clear(), "claims.toml, claim “treaty”, islands: it concerns no island"),
    ]);
}

#[test]
fn facts_say_something_and_where_from() {
    each_is_refused(&[
        (|d| d.islands[0].fact[0].unit = None, "islands/hern.toml, fact 1 “area”: it has a number without a unit"),
        (|d| d.islands[0].fact[0].number = None, "islands/hern.toml, fact 1 “area”: it has a unit without a number"),
        (|d| d.islands[0].fact[2].text = None, "islands/hern.toml, fact 3 “other”: it says nothing"),
        (|d| d.islands[0].fact[1].cite.clear(), "islands/hern.toml, fact 2 “people”: it has no source"),
        (
            |d| d.islands[0].fact[1].certainty = Some("sure".into()),
            "islands/hern.toml, fact 2 “people”: there is no certainty “sure”",
        ),
        (
            |d| d.islands[0].fact[0].key = "mood".into(),
            "islands/hern.toml, fact 1 “mood”: the fact “mood” has no word in assets/words/en.toml",
        ),
        (
            |d| d.islands[0].fact[0].unit = Some("acre".into()),
            "islands/hern.toml, fact 1 “area”: the unit “acre” has no word",
        ),
    ]);
}

#[test]
fn dates_are_dates_in_order() {
    each_is_refused(&[
        (
            |d| d.lines[1].signed = Some("1880".into()),
            "lines.toml, line “white-book”, signed: it is not signed before it takes effect",
        ),
        (
            |d| d.dispute.side[1].former[0].to = "1840".into(),
            "dispute.toml, side “velsund”, former: its former names are not in the order of time",
        ),
        (
            |d| d.sources[0].date = Some("May 2015".into()),
            "sources.toml, source “ard-book”, date: “May 2015” is not a date. Write 1956",
        ),
        (
            |d| d.islands[0].fact[0].date = Some("1066".into()),
            "islands/hern.toml, fact 1 “area”, date: the year 1066 cannot be meant. Write a year from 1600 to 2100, or move `years` in dispute.toml",
        ),
        (
            |d| d.dispute.checked = "2018-12".into(),
            "briefs/2019-05-light.md, date: 2019-05 is later than 2018-12, up to when the content was checked",
        ),
        (|d| d.lines[0].to = Some("1900".into()), "lines.toml, line “patrolled”: it ends before it begins"),
        (
            |d| d.lines[1].id = "patrolled".into(),
            "lines.toml, line “patrolled”: two entries of this id hold at the same time",
        ),
    ]);
}

#[test]
fn places_lie_in_the_frame_and_names_on_land() {
    each_is_refused(&[
        (|d| d.dispute.home[0] = 100.0, "dispute.toml, home: it reaches beyond the frame"),
        (|d| d.dispute.frame.reverse(), "dispute.toml, frame: this is no box on the Earth"),
        (
            |d| d.places[0].at = crate::lonlat::LonLat::new(22.3, 164.3),
            "places.toml, place “still-sea”, at: 22.3, 164.3 lies outside the frame of the map. Write the longitude first",
        ),
        (|d| d.places[0].zoom = f64::NAN, "places.toml, place “still-sea”, zoom: NaN is no zoom of the map"),
        (|d| d.places[0].zoom = -300.0, "places.toml, place “still-sea”, zoom: -300 is no zoom of the map"),
        (
            |d| {
                let at = d.places[0].at;
                d.places[0].far = Some(crate::dossier::FarFile { below: f64::INFINITY, at });
            },
            "places.toml, place “still-sea”, far, below: inf is no zoom of the map. Write a number from 0 to 15",
        ),
        (
            |d| {
                let [west, south, east, north] = d.dispute.home;
                d.scenarios.window = [south, west, north, east];
            },
            "scenarios.toml, window: this is no box on the Earth. Write west, south, east, north",
        ),
        (|d| d.scenarios.window = [f64::NAN, 20.0, 165.0, 25.0], "scenarios.toml, window: this is no box on the Earth"),
        (|d| d.places[0].kind = "lake".into(), "places.toml, place “still-sea”, kind: “lake” is no kind of place"),
        (
            |d| d.lines[0].kind = "border".into(),
            "lines.toml, line “patrolled”, kind: “border” is no kind of line. Use one of “de-facto”, “claimed”",
        ),
        (
            |d| drop(d.dispute.area.remove("velsund")),
            "dispute.toml, area: “velsund” has no name for all the islands. Add its name",
        ),
        (
            |d| drop(d.dispute.area.insert("norland".into(), d.dispute.title.clone())),
            "dispute.toml, area: “norland” is no side of this dispute",
        ),
        (
            |d| d.islands[0].label.lon = 164.0,
            "islands/hern.toml, label: 164, 23.4 does not lie on its land in layers/islands-0.geojson",
        ),
    ]);
    let on_its_islet = after(|d| d.islands[2].label = d.islands[3].label);
    assert_eq!(on_its_islet, Vec::<String>::new());
}

#[test]
fn scenarios_are_those_of_the_dispute_and_move_what_exists() {
    each_is_refused(&[
        (
            |d| drop(d.scenarios.scenario.pop()),
            "scenarios.toml, scenario: told are “none”, “one”, listed in dispute.toml are “none”, “one”, “half”",
        ),
        (
            |d| d.scenarios.scenario[0].islands.push("hern".into()),
            "scenarios.toml, scenario “none”: the first is the present state, and it moves land",
        ),
        (
            |d| d.scenarios.scenario[0].half_of = Some("hern".into()),
            "scenarios.toml, scenario “none”: the first is the present state, and it moves land",
        ),
        (|d| d.scenarios.to = "norlund".into(), "scenarios.toml, to: “norlund” is no side of this dispute"),
        (
            |d| d.scenarios.scenario[1].islands.push("stack".into()),
            "scenarios.toml, scenario “one”: there is no group “stack”. Name islands or groups, no islets",
        ),
        (
            |d| d.scenarios.scenario[2].half_of = Some("atlantis".into()),
            "scenarios.toml, scenario “half”: there is no group “atlantis”",
        ),
        (
            |d| d.scenarios.scenario[2].half_of = Some("brim".into()),
            "scenarios.toml, scenario “half”: a group passes as a whole and in part",
        ),
        (
            |d| d.scenarios.scenario[1].lines.push("beyond".into()),
            "scenarios.toml, scenario “one”: there is no line “beyond”",
        ),
        (
            |d| d.scenarios.treaty_claim = Some("debt".into()),
            "scenarios.toml, treaty_claim: there is no question “debt”",
        ),
    ]);
}

#[test]
fn every_layer_that_is_meant_can_be_switched() {
    each_is_refused(&[
        (|d| d.dispute.layers_on.push("waters".into()), "dispute.toml, layers_on: “waters” is not one of the layers"),
        (|d| drop(d.dispute.layer_name.remove("places")), "dispute.toml, layer_name: “places” has no name"),
        (
            |d| d.lines[0].layer = "patrols".into(),
            "lines.toml, line “patrolled”, layer: “patrols” is not one of the layers, so nobody could see this line",
        ),
    ]);
    let of_a_scenario = after(|d| d.lines[2].layer = "elsewhere".into());
    assert_eq!(of_a_scenario, Vec::<String>::new());
}

#[test]
fn our_voice_has_no_word_of_one_side_and_its_length() {
    each_is_refused(&[
        (
            |d| put(&mut d.islands[3].brief, "en", "The navy liberated the only well of the group.[^gazette]"),
            "islands/stack.toml, brief, en: “liberat*” is a word of one side. Write: take control of; or say whose word it is.",
        ),
        (
            |d| put(&mut d.briefs[0].title, "fr", "Îles libérées"),
            "briefs/1871-03-09-1871.md, title, fr: “libér*” is a word of one side",
        ),
        (
            |d| put(&mut d.islands[0].brief, "en", "Short.[^vel-code][^treaty-1871]"),
            "islands/hern.toml, brief, en: it has 1 words; 15 to 60 are wanted. Write 14 more.",
        ),
        (
            |d| put(&mut d.islands[3].brief, "en", &format!("{}[^gazette]", "well ".repeat(31))),
            "islands/stack.toml, brief, en: it has 31 words; 5 to 30 are wanted. Cut 1.",
        ),
    ]);
    let as_speech = |d: &mut Dossier| {
        put(&mut d.islands[3].brief, "en", "Velsund says that its navy liberated the well.[^gazette]")
    };
    assert_eq!(after(as_speech), Vec::<String>::new());
}

#[test]
fn each_language_is_written_as_it_writes() {
    each_is_refused(&[
        (
            |d| put(&mut d.islands[3].brief, "fr", "Stack / Stakay a le seul колодец du groupe.[^gazette]"),
            "islands/stack.toml, brief, fr: letters of another script: “колодец”. Write it as this language does",
        ),
        (
            |d| put(one_name(d), "en", "静かな海"),
            "places.toml, place “still-sea”, name, en: letters of another script: “静かな海”",
        ),
        (
            |d| put(&mut d.islands[3].brief, "fr", "Stack / Stakay a le seul “puits” du groupe.[^gazette]"),
            "islands/stack.toml, brief, fr: it has the inverted comma “. Use «».",
        ),
        (
            |d| put(&mut d.claims[1].question, "fr", "Que couvre le papier de 1871 ?"),
            "claims.toml, claim “treaty”, question, fr: “treaty” of “en” is not called as in the glossary. Write “traité*”.",
        ),
    ]);
    let mut lexicon = fixture::lexicon();
    lexicon.0.get_mut("fr").unwrap().script = super::script::Script::Cjk;
    let (dossier, words) = (fixture::dossier(), fixture::all_words());
    let found = sentences(&check(&dossier, &words, &fixture::layer_texts(), &lexicon)).join("\n");
    assert!(
        found.contains("dispute.toml, title, fr: letters of another script: “cartes”, “de”, “deux”, “Îles”"),
        "{found}"
    );
    let mut spaced = fixture::dossier();
    put(one_name(&mut spaced), "fr", "静かな 海");
    let found = sentences(&check(&spaced, &words, &fixture::layer_texts(), &lexicon)).join("\n");
    assert!(found.contains("place “still-sea”, name, fr: a stray space in “静かな 海”. Take it out."), "{found}");
}

/// What the check says when one layer is another text.
fn with_layer(name: &str, features: &str) -> String {
    let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    let mut layers: BTreeMap<String, String> = fixture::layer_texts();
    layers.insert(name.into(), text);
    sentences(&check(&fixture::dossier(), &fixture::all_words(), &layers, &fixture::lexicon())).join("\n")
}

fn polygon(id: &str, rings: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"id":"{id}"}},"geometry":{{"type":"Polygon","coordinates":{rings}}}}}"#
    )
}

#[test]
fn shapes_are_sound() {
    for (rings, sentence) in [
        ("[[[160,20],[161,20],[161,21],[160,21],[160,20]]]", ""),
        (
            "[[[160,20],[160,21],[161,21],[161,20],[160,20]]]",
            "feature 1 “x”, ring from 160, 20: the outer ring runs clockwise",
        ),
        ("[[[160,20],[161,20],[161,21],[160,21]]]", "the ring is not closed. Repeat its first coordinate at its end"),
        (
            "[[[160,20],[164,20],[164,24],[160,24],[160,20]],[[161,21],[162,21],[162,22],[161,21]]]",
            "the hole runs counter-clockwise",
        ),
        ("[[[160,20],[162,22],[162,20],[160,22.5],[160,20]]]", "the polygon is not valid: "),
        ("[[[150,20],[161,20],[161,21],[150,20]]]", "feature 1 “x”: 150, 20 lies far outside the frame of the map"),
        ("[[[160,20],[161,20],[161,21.1234567],[160,20]]]", "161, 21.1234567 has more than 5 decimals"),
        ("[[[160,20],[161,95],[161,21],[160,20]]]", "layers/land-0.geojson: feature 1 (x): 161, 95 is no place"),
    ] {
        let found = with_layer("land-0", &polygon("x", rings));
        assert!(
            found.contains(sentence) && (found.is_empty() == sentence.is_empty()),
            "not said: {sentence}\nbut: {found}"
        );
    }
}

#[test]
fn shapes_and_content_name_the_same_things() {
    let square = "[[[160,20],[161,20],[161,21],[160,21],[160,20]]]";
    let found = with_layer("islands-1", &polygon("atlantis", square));
    for sentence in [
        "layers/islands-1.geojson, feature 1 “atlantis”: there is no island “atlantis”. Correct its property `id`",
        "layers/islands-1.geojson: the island “hern” has no shape here. Every level of detail has every island and group",
    ] {
        assert!(found.contains(sentence), "not said: {sentence}\nbut: {found}");
    }
    let found = with_layer(
        "lines",
        r#"{"type":"Feature","properties":{"id":"ley"},"geometry":{"type":"LineString","coordinates":[[160,20],[161,20]]}}"#,
    );
    assert!(
        found.contains("feature 1 “ley”: there is no line “ley”")
            && found.contains("the line “patrolled” of lines.toml has no course here"),
        "{found}"
    );
    let tinted = polygon("x", square).replace(r#""id""#, r#""side":"nobody","id""#);
    assert!(with_layer("land-0", &tinted).contains("“nobody” is no side of this dispute"));
    let none = check(&fixture::dossier(), &fixture::all_words(), &BTreeMap::new(), &fixture::lexicon());
    assert_eq!(sentences(&none), Vec::<String>::new());
}

#[test]
fn every_level_of_detail_has_its_layers_and_every_layer_its_level() {
    let said = |finer_from: &[f64], layers: &BTreeMap<String, String>| {
        let mut dossier = fixture::dossier();
        dossier.levels.finer_from = finer_from.to_vec();
        sentences(&check(&dossier, &fixture::all_words(), layers, &fixture::lexicon())).join("\n")
    };
    let mut layers = fixture::layer_texts();
    assert_eq!(said(&[], &layers), "");
    assert!(
        said(&[8.0], &layers).contains("land.toml, level: layers/islands-1.geojson is missing. Make the layers anew")
    );
    for kind in ["land", "islands"] {
        layers.insert(format!("{kind}-1"), layers[&format!("{kind}-0")].clone());
    }
    assert_eq!(said(&[8.0], &layers), "");
    assert!(said(&[], &layers).contains("layers/land-1.geojson: land.toml has 1 of them, so that no level is drawn"));
    assert!(said(&[99.0], &layers).contains("land.toml, level, zoom: [99.0] are no rising zooms"));
}

#[test]
fn land_was_held_otherwise_in_the_past_only() {
    each_is_refused(&[
        (
            |d| d.chronology.tenure[0].to = None,
            "chronology.toml, tenure 1: it has no end, so the land is held so today",
        ),
        (|d| d.chronology.tenure[0].to = Some("1860".into()), "chronology.toml, tenure 1: it ends before it begins"),
        (|d| d.chronology.tenure[0].region = Some("ley".into()), "chronology.toml, tenure 1: there is no region “ley”"),
        (
            |d| d.chronology.tenure[0].by = Some("atlantis".into()),
            "chronology.toml, tenure 1, by: “atlantis” is no side",
        ),
        (|d| d.chronology.tenure[0].from = Some("1871-13".into()), "chronology.toml, tenure 1, from: "),
    ]);
}

#[test]
fn each_side_has_its_map_or_none_has() {
    each_is_refused(&[
        (
            |d| _ = d.perspectives.perspective.pop(),
            "perspectives.toml, perspective of “ardmoria”: the side has 0 views of the map. Give each side one",
        ),
        (
            |d| d.perspectives.perspective[0].side = "atlantis".into(),
            "perspectives.toml, perspective of “atlantis”: there is no such side",
        ),
        (
            |d| d.perspectives.perspective[0].line[0].id = "ley".into(),
            "perspectives.toml, perspective of “velsund”: there is no line “ley”",
        ),
        (
            |d| d.perspectives.region[0].id = "far".into(),
            "perspectives.toml, perspective of “ardmoria”: there is no region “north-cape”",
        ),
        (
            |d| d.perspectives.perspective[1].untinted_legend = None,
            "perspectives.toml, perspective of “ardmoria”: land without a tint is not explained",
        ),
        (
            |d| d.perspectives.region[0].boxes[0] = [161.5, 24.5, 159.5, 27.5],
            "perspectives.toml, region “north-cape”: [161.5, 24.5, 159.5, 27.5] is no box",
        ),
    ]);
    let none = after(|d| {
        d.perspectives = Default::default();
        d.chronology.tenure.clear();
    });
    assert_eq!(none, Vec::<String>::new());
}

#[test]
fn maps_of_an_article_stand_where_it_says_and_show_what_there_is() {
    let with_article = |map: [(&str, &str); 1]| {
        after(|d| {
            let map = map.map(|(section, query)| (section.to_owned(), query.to_owned())).into();
            let mut page = d.about.clone();
            page.section.truncate(1);
            d.article = Some(ArticleFile { page, map, step: BTreeMap::new() });
        })
        .join("\n")
    };
    assert_eq!(with_article([("what", "tab=claims&date=1902")]), "");
    let gone = "article.md, map of “where”: there is no such section. Name a section of the header.";
    assert!(with_article([("where", "")]).contains(gone));
    let unseen = "article.md, map of “what”: “scenario=none-such” shows nothing. Write a view as in an address, such as scenario=two.";
    assert!(with_article([("what", "scenario=none-such")]).contains(unseen));
}

#[test]
fn a_dispute_may_have_three_sides_and_islands_that_nobody_holds_or_two_do() {
    let of = |change: fn(&mut Dossier)| {
        let mut dossier = fixture::three_sided();
        change(&mut dossier);
        sentences(&check(&dossier, &fixture::all_words(), &fixture::layer_texts(), &fixture::lexicon()))
    };
    assert_eq!(of(|_| ()), Vec::<String>::new());
    for (change, sentence) in [
        (
            (|d| d.dispute.side[2].tint = 4) as fn(&mut Dossier),
            "dispute.toml, side: two or three sides with the tints 1, 2 and 3 were expected, found tints [1, 2, 4]",
        ),
        (
            |d| _ = d.claims[0].side.remove("sundmark"),
            "claims.toml, claim “title”: “sundmark” says nothing. Give every side a text",
        ),
        (|d| drop(d.islands[1].name.pop()), "islands/brim.toml, name: “sundmark” has 0 names for it"),
        (
            |d| d.islands[0].claimed.0[0].by = "velsund".into(),
            "islands/hern.toml, claimed, by: “velsund” is named twice",
        ),
        (|d| d.islands[2].administered.0.clear(), "islands/skerries.toml, administered: it is not said by whom"),
        (
            |d| d.islands[2].administered.0.truncate(1),
            "chronology.toml, period of skerries from 1871-03-09, by: it is held by “ardmoria”, “velsund”, by “ardmoria” in islands",
        ),
        (
            |d| match &mut d.places[0].name {
                PlaceNames::BySide(names) => _ = names.remove("velsund"),
                PlaceNames::One(_) => (),
            },
            "places.toml, place “still-sea”, name: “velsund” has no name for it",
        ),
    ] {
        let found = of(change);
        assert!(
            found.iter().any(|line| line.starts_with(sentence)),
            "not said: {sentence}\nbut:\n{}",
            found.join("\n")
        );
    }
}
