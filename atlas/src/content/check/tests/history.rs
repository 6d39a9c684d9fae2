//! The rules of events, periods, third parties and the page about the map, each broken.

use super::{after, each_is_refused, put};
use crate::dossier::Several;

#[test]
fn events_are_in_order_and_of_a_known_kind() {
    each_is_refused(&[
        (|d| d.chronology.event.swap(0, 1), "chronology.toml, event “chart”: 1790 stands behind 1871-03-09. Move it"),
        (
            |d| d.chronology.event[0].date = "around 1790".into(),
            "chronology.toml, event “chart”, date: “around 1790” is not a date",
        ),
        (
            |d| d.chronology.event[2].date = "2020-07".into(),
            "chronology.toml, event “patrol”, date: 2020-07 is later than 2020-06, up to when the content was checked",
        ),
        (
            |d| d.chronology.event[0].kind = "rumour".into(),
            "chronology.toml, event “chart”, kind: “rumour” is no kind of event. Write one of “exploration”, “treaty”",
        ),
        (
            |d| d.chronology.event[0].effect = Some("anger".into()),
            "chronology.toml, event “chart”, effect: “anger” is no effect of an event. Write one of “border”",
        ),
        (
            |d| {
                let moment = d.chronology.event[1].moment.clone();
                let more = (0..12).map(|n| crate::dossier::EventFile {
                    key: format!("more-{n}"),
                    moment: moment.clone(),
                    ..d.chronology.event[1].clone()
                });
                let more: Vec<_> = more.collect();
                d.chronology.event.splice(2..2, more);
            },
            "chronology.toml, event “more-11”, moment: more than 12 events have such a name. Leave it",
        ),
        (
            |d| d.chronology.event[1].frame = Some([163.5, 24.5, 166.5, 22.5]),
            "chronology.toml, event “port-sound”, frame: this is no box on the Earth",
        ),
        (|d| d.chronology.event[0].rank = 0, "chronology.toml, event “chart”, rank: 0 is no rank"),
        (
            |d| d.chronology.event[0].key = "port-sound".into(),
            "chronology.toml, event “port-sound”: there is another event with this id",
        ),
        (
            |d| d.chronology.event[0].key = "data".into(),
            "chronology.toml, event “data”: this word has a meaning of its own in addresses",
        ),
        (|d| d.chronology.event[0].key = "The chart".into(), "chronology.toml, event “The chart”: this is no id"),
        (
            |d| d.chronology.event[1].parties.push("atlantis".into()),
            "chronology.toml, event “port-sound”, parties: “atlantis” is no side and no third party. Write “ardmoria”, “velsund”, “norlund”",
        ),
        (
            |d| d.chronology.event[0].islands.push("stack".into()),
            "chronology.toml, event “chart”, islands: there is no island or group “stack”. Correct the id; for an islet",
        ),
    ]);
}

#[test]
fn what_is_told_has_sources_languages_and_length() {
    each_is_refused(&[
        (
            |d| put(&mut d.chronology.event[0].text, "en", "A chart of 1790 shows some huts."),
            "chronology.toml, event “chart”, text, en: it has no source. Cite one",
        ),
        (
            |d| put(&mut d.chronology.period[0].text, "fr", "Rien n’est convenu entre eux."),
            "chronology.toml, period of hern, brim, skerries from the beginning, text, fr: it has no source",
        ),
        (
            |d| put(&mut d.parties[0].position[1].text, "en", "Norlund says that it lent a lamp."),
            "parties.toml, party “norlund”, position 2, en: it has no source",
        ),
        (
            |d| drop(d.chronology.event[1].text.0.remove("fr")),
            "chronology.toml, event “port-sound”, text: there is no text in “fr”",
        ),
        (
            |d| drop(d.about.section[0].heading.0.remove("fr")),
            "about.md, section “what”, heading: there is no text in “fr”",
        ),
        (
            |d| put(&mut d.chronology.event[0].title, "en", &"chart ".repeat(14)),
            "chronology.toml, event “chart”, title, en: it has 84 characters; 80 are allowed. Shorten it",
        ),
        (
            |d| put(&mut d.chronology.event[0].text, "en", "Huts.[^ard-book][^gazette]"),
            "chronology.toml, event “chart”, en: it has 1 words; 5 to 40 are wanted. Write 4 more",
        ),
        (
            |d| put(&mut d.parties[0].position[0].text, "en", "It does.[^treaty-1871]"),
            "parties.toml, party “norlund”, position 1, en: it has 2 words; 5 to 40 are wanted",
        ),
        (|d| put(&mut d.about.section[0].body, "en", &"word ".repeat(200)), "about.md, text, en: it has 2"),
        (
            |d| put(&mut d.chronology.event[2].text, "en", "Velsund liberates the Narrows from other boats.[^gazette]"),
            "chronology.toml, event “patrol”, text, en: “liberat*” is a word of one side",
        ),
        (
            |d| put(&mut d.parties[0].position[1].text, "en", "The lamp liberated the islands in the night.[^gazette]"),
            "parties.toml, party “norlund”, position 2, en: “liberat*” is a word of one side",
        ),
        (
            |d| put(&mut d.about.section[0].body, "en", "A map of the so-called isles."),
            "about.md, section “what”, en: “so-called” is a word of one side",
        ),
    ]);
    let as_speech = after(|d| {
        put(&mut d.parties[0].position[1].text, "en", "Norlund says that a lamp liberated the islands.[^gazette]")
    });
    assert_eq!(as_speech, Vec::<String>::new());
}

#[test]
fn periods_follow_each_other_into_the_present() {
    const SECOND: &str = "chronology.toml, period of hern, brim, skerries from 1871-03-09";
    let said = |found: &[String], end: &str| assert!(found.iter().any(|line| line.contains(end)), "{end}\n{found:#?}");
    each_is_refused(&[
        (
            |d| d.chronology.period[0].from = Some("1900".into()),
            "chronology.toml, period of hern, brim, skerries from 1900: it ends before it begins",
        ),
        (
            |d| d.chronology.period.swap(0, 1),
            "chronology.toml, period of hern, brim, skerries from the beginning: for “hern” it stands behind a later one",
        ),
        (
            |d| d.chronology.period[1].islands = vec!["hern".into(), "brim".into()],
            "chronology.toml, period of hern, brim, skerries from the beginning: it is the last about “skerries” and has ended",
        ),
        (
            |d| d.chronology.period.iter_mut().for_each(|period| period.islands = vec!["hern".into()]),
            "chronology.toml, period: no period is about “brim”",
        ),
        (
            |d| d.chronology.period[1].islands.clear(),
            "chronology.toml, period of  from 1871-03-09, islands: it concerns no island",
        ),
        (
            |d| d.chronology.period[1].from = Some("1870".into()),
            "chronology.toml, period of hern, brim, skerries from 1870: “hern” is still in the period before it",
        ),
        (
            |d| d.chronology.period[1].from = Some("1880".into()),
            "chronology.toml, period of hern, brim, skerries from 1880: nothing is said of “hern” between",
        ),
    ]);
    said(
        &after(|d| d.chronology.period[1].by = Several(vec!["ardmoria".into()])),
        &format!("{SECOND}, by: it is held by “ardmoria”, by “velsund” in islands/hern.toml"),
    );
    said(&after(|d| d.chronology.period[1].by = Several::default()), &format!("{SECOND}, by: it is held by nobody"));
    said(
        &after(|d| d.chronology.period[1].by = Several(vec!["norlund".into()])),
        &format!("{SECOND}, by: “norlund” is no side"),
    );
    said(
        &after(|d| d.chronology.period[1].lines.push("ley".into())),
        &format!("{SECOND}, lines: there is no line “ley”"),
    );
    let too_early = after(|d| d.chronology.period[0].lines.push("patrolled".into()));
    said(&too_early, "from the beginning, lines: the line “patrolled” holds at no time of this period");
}

#[test]
fn a_period_out_of_order_is_told_from_one_that_overlaps() {
    let found = after(|d| {
        let mut early = d.chronology.period[0].clone();
        (early.from, early.to) = (Some("1800".into()), Some("1820".into()));
        d.chronology.period[0].from = Some("1850".into());
        d.chronology.period.insert(1, early);
    });
    assert!(found[0].contains("from 1800: for “hern” it stands behind a later one"), "{found:#?}");
}

#[test]
fn third_parties_stand_apart_and_in_order() {
    each_is_refused(&[
        (|d| d.parties[0].id = "velsund".into(), "parties.toml, party “velsund”: this is a side of the dispute"),
        (
            |d| d.parties[0].kind = "club".into(),
            "parties.toml, party “norlund”, kind: “club” is no kind of party. Write one of “state”",
        ),
        (
            |d| {
                let mut other = d.parties[0].clone();
                other.id = "esk".into();
                put(&mut other.name, "en", "Esk");
                d.parties.push(other);
            },
            "parties.toml, party “esk”: in “en” its name comes before that of the one above",
        ),
        (|d| d.parties[0].position.clear(), "parties.toml, party “norlund”: it says nothing"),
        (
            |d| d.parties[0].position.swap(0, 1),
            "parties.toml, party “norlund”: what it said on 1871-03-09 stands behind 2019-05",
        ),
        (
            |d| d.parties[0].position[1].date = "2021".into(),
            "parties.toml, party “norlund”, position 2, date: 2021 is later than 2020-06",
        ),
        (
            |d| d.parties[0].claims.push("fish".into()),
            "parties.toml, party “norlund”, claims: there is no claim “fish”",
        ),
        (|d| d.parties[0].islands.clear(), "parties.toml, party “norlund”, islands: it concerns no island"),
    ]);
}

#[test]
fn the_page_about_the_map_says_all_and_corrections_say_why() {
    each_is_refused(&[
        (
            |d| d.about.section.truncate(7),
            "about.md, sections: there is no section “privacy”, “errors”. Name it in the header",
        ),
        (
            |d| d.about.section[0].id = "names".into(),
            "about.md, section “names”: there is another section with this id",
        ),
        (
            |d| put(&mut d.about.section[5].body, "en", "It bears no date.[^hearsay]"),
            "about.md, section “uncertain”: there is no source “hearsay”",
        ),
        (|d| d.corrections.correction[0].cite.clear(), "corrections.toml, correction “residents”: it has no source"),
        (
            |d| d.corrections.correction[0].date = "June".into(),
            "corrections.toml, correction “residents”, date: “June” is not a date",
        ),
        (
            |d| {
                let mut newer = d.corrections.correction[0].clone();
                newer.date = "2020-06-02".into();
                d.corrections.correction.push(newer);
            },
            "corrections.toml, correction “residents”: it is newer than the one above",
        ),
        (
            |d| {
                let same = d.corrections.correction[0].clone();
                d.corrections.correction.push(same);
            },
            "corrections.toml, correction “residents”: there is another correction with this id",
        ),
        (|d| drop(d.corrections.none.0.remove("fr")), "corrections.toml, none: there is no text in “fr”"),
    ]);
}

#[test]
fn a_source_that_only_an_event_cites_is_cited() {
    let found = after(|d| {
        d.sources.push(crate::dossier::SourceFile { id: "vel-log".into(), ..d.sources[0].clone() });
        d.chronology.event[2].text.0.values_mut().for_each(|text| text.push_str("[^vel-log]"));
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn sources_are_sorted() {
    each_is_refused(&[(|d| d.sources.swap(0, 1), "sources.toml, source “ard-book”: it stands behind “gazette”")]);
}

#[test]
fn what_is_told_of_changes_has_a_day_and_was_published_after_it_happened() {
    each_is_refused(&[
        (
            |d| d.corrections.correction[0].date = "2020-06".into(),
            "corrections.toml, correction “residents”, date: “2020-06” is no day. Write the day of its publication",
        ),
        (
            |d| d.briefs[1].added = Some("2019".into()),
            "briefs/2019-05-light.md, added: “2019” is no day. Write the day of its publication",
        ),
        (
            |d| d.briefs[1].added = Some("2019-04-30".into()),
            "briefs/2019-05-light.md, added: 2019-04-30 is before it happened, 2019-05. Write the day on which it was",
        ),
        (
            |d| d.chronology.event[2].added = Some("1921-12-31".into()),
            "chronology.toml, event “patrol”, added: 1921-12-31 is before it happened, 1922",
        ),
        (
            |d| d.chronology.event[2].added = Some("2220-01-01".into()),
            "chronology.toml, event “patrol”, added: the year 2220 cannot be meant",
        ),
        (
            |d| d.chronology.event[2].added = Some("May".into()),
            "chronology.toml, event “patrol”, added: “May” is not a date",
        ),
    ]);
    let on_the_day = after(|d| d.briefs[1].added = Some("2019-05-01".into()));
    assert_eq!(on_the_day, Vec::<String>::new());
}
