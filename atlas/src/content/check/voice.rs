//! Our own voice: no word of one side, and as long as it should be.

use super::{Case, Report};
use crate::content::texts::{Voice, brief_file, event_place, island_file, party_place, period_place};
use crate::dossier::Text;
use crate::prose;

/// What a headline on a timeline has room for, in characters.
const TITLE: usize = 80;

/// Words that belong to one side stand only in what that side says.
pub fn is_ours(case: &Case<'_>, report: &mut Report) {
    for said in case.texts.iter().filter(|said| said.voice == Voice::Ours) {
        for (lang, text) in &said.text.0 {
            let Some(rules) = case.lexicon.0.get(lang) else { continue };
            let sides = case.dossier.dispute.side.iter().map(|side| &side.says);
            let all = sides.chain(case.dossier.parties.iter().map(|party| &party.says));
            let says: Vec<&str> = all.filter_map(|says| Some(says.0.get(lang)?.as_str())).collect();
            for (word, instead) in rules.refused_in(&prose::plain(text), &says) {
                let message = format!("“{word}” is a word of one side");
                let remedy = if instead.is_empty() {
                    "Say whose word it is, or use another".to_owned()
                } else {
                    format!("Write: {instead}; or say whose word it is")
                };
                report.add(&said.file, &format!("{}, {lang}", said.place), message, remedy);
            }
        }
    }
}

/// What we write is neither thin nor long.
pub fn keeps_to_its_length(case: &Case<'_>, report: &mut Report) {
    for island in &case.dossier.islands {
        let islet = island.group.is_some();
        length(case, report, &island_file(island), "brief", &island.brief, |t| if islet { t.islet } else { t.island });
    }
    for brief in &case.dossier.briefs {
        length(case, report, &brief_file(brief), "text", &brief.body, |t| t.brief);
    }
    for event in &case.dossier.chronology.event {
        length(case, report, "chronology.toml", &event_place(event), &event.text, |t| t.event);
    }
    for period in &case.dossier.chronology.period {
        length(case, report, "chronology.toml", &period_place(period), &period.text, |t| t.event);
    }
    for party in &case.dossier.parties {
        for (index, position) in party.position.iter().enumerate() {
            let place = format!("{}, position {}", party_place(party), index + 1);
            length(case, report, "parties.toml", &place, &position.text, |t| t.statement);
        }
    }
    length(case, report, "about.md", "text", &whole(case), |t| t.about);
}

/// All sections of the page about the map, as one text.
fn whole(case: &Case<'_>) -> Text {
    let mut whole = Text::default();
    for (lang, text) in case.dossier.about.section.iter().flat_map(|section| &section.body.0) {
        let before = whole.0.entry(lang.clone()).or_default();
        before.push_str("\n\n");
        before.push_str(text);
    }
    whole
}

/// A title is a headline.
pub fn has_short_titles(case: &Case<'_>, report: &mut Report) {
    let chronology = &case.dossier.chronology;
    let events = chronology.event.iter().map(|event| (event_place(event), &event.title));
    for (place, title) in events.chain(chronology.period.iter().map(|period| (period_place(period), &period.title))) {
        for (lang, title) in title.0.iter().filter(|(_, title)| title.chars().count() > TITLE) {
            let message = format!("it has {} characters; {TITLE} are allowed", title.chars().count());
            report.add("chronology.toml", &format!("{place}, title, {lang}"), message, "Shorten it");
        }
    }
}

fn length(
    case: &Case<'_>,
    report: &mut Report,
    file: &str,
    place: &str,
    text: &Text,
    limits: impl Fn(&super::LanguageRules) -> [usize; 2],
) {
    for (lang, text) in &text.0 {
        let Some(rules) = case.lexicon.0.get(lang) else { continue };
        let [least, most] = limits(rules);
        let (found, unit) = (rules.count.of(&prose::plain(text)), rules.count.name());
        let remedy = match found {
            n if n < least => format!("Write {} more", least - n),
            n if n > most => format!("Cut {}", n - most),
            _ => continue,
        };
        report.add(
            file,
            &format!("{place}, {lang}"),
            format!("it has {found} {unit}; {least} to {most} are wanted"),
            remedy,
        );
    }
}
