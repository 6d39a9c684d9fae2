//! A dossier in one language, and every text of it.

use atlas::dossier::{AboutFile, ChronologyFile, CorrectionsFile, Dossier, PartyFile, Text};

/// The content in one language, as the site offers it to other programs. The list of languages stays whole: the switch needs it.
pub fn reduce(dossier: &Dossier, lang: &str) -> Dossier {
    let mut dossier = dossier.clone();
    each_text(&mut dossier, &mut |text| text.0.retain(|tag, _| tag == lang));
    dossier.dispute.name_order.retain(|tag, _| tag == lang);
    dossier
}

/// Every text, to be changed. `reduce` is tested to leave no other language, so none can be forgotten here.
pub fn each_text(dossier: &mut Dossier, change: &mut dyn FnMut(&mut Text)) {
    let d = &mut dossier.dispute;
    let own = [&mut d.title, &mut d.subtitle, &mut d.lead, &mut d.disclaimer, &mut d.naming, &mut d.order];
    let mut all: Vec<&mut Text> = own.into_iter().collect();
    all.extend(d.area.values_mut().chain(d.layer_name.values_mut()));
    all.extend(d.side.iter_mut().flat_map(|side| [&mut side.name, &mut side.says]));
    all.extend(dossier.sources.iter_mut().flat_map(|source| [&mut source.title, &mut source.publisher]));
    for island in &mut dossier.islands {
        all.push(&mut island.brief);
        all.extend(island.name.iter_mut().map(|name| &mut name.label));
        all.extend(island.origin.iter_mut().map(|origin| &mut origin.meaning));
        all.extend([&mut island.administered, &mut island.claimed].into_iter().flatten().map(|held| &mut held.part));
        all.extend(island.position.values_mut());
        all.extend(island.fact.iter_mut().flat_map(|fact| [&mut fact.text, &mut fact.note]).flatten());
    }
    for claim in &mut dossier.claims {
        all.push(&mut claim.question);
        all.extend(claim.side.values_mut());
        all.extend(&mut claim.note);
    }
    for brief in &mut dossier.briefs {
        all.extend([&mut brief.title, &mut brief.body]);
        all.extend(&mut brief.when);
        all.extend(brief.work.iter_mut().flat_map(|work| [&mut work.publisher, &mut work.kind]));
        all.extend(brief.subjects.iter_mut().chain(&mut brief.countries));
    }
    all.extend(dossier.lines.iter_mut().flat_map(|line| [&mut line.name, &mut line.legend, &mut line.about]));
    for view in &mut dossier.perspectives.perspective {
        all.extend([&mut view.title, &mut view.about]);
        all.extend(view.line.iter_mut().map(|line| &mut line.name));
        all.extend(&mut view.untinted_legend);
    }
    let scenarios = &mut dossier.scenarios;
    all.extend([&mut scenarios.lead, &mut scenarios.treaty]);
    for scenario in &mut scenarios.scenario {
        all.extend([&mut scenario.title, &mut scenario.status, &mut scenario.about]);
    }
    for place in &mut dossier.places {
        all.push(&mut place.name);
        all.extend(&mut place.under);
    }
    all.extend(beside(&mut dossier.chronology, &mut dossier.parties));
    all.extend(about(&mut dossier.about, &mut dossier.corrections));
    all.extend(dossier.article.iter_mut().flat_map(|article| page(&mut article.page)));
    all.into_iter().for_each(change);
}

fn beside<'a>(chronology: &'a mut ChronologyFile, parties: &'a mut [PartyFile]) -> Vec<&'a mut Text> {
    let mut all: Vec<&mut Text> = Vec::new();
    for event in &mut chronology.event {
        all.extend([&mut event.title, &mut event.text]);
        all.extend(&mut event.when);
    }
    all.extend(chronology.period.iter_mut().flat_map(|period| [&mut period.title, &mut period.text]));
    for party in parties {
        all.extend([&mut party.name, &mut party.says]);
        all.extend(party.position.iter_mut().map(|position| &mut position.text));
    }
    all
}

fn page(page: &mut AboutFile) -> Vec<&mut Text> {
    let texts = page.section.iter_mut().flat_map(|section| [&mut section.heading, &mut section.body]);
    std::iter::once(&mut page.title).chain(texts).collect()
}

fn about<'a>(about: &'a mut AboutFile, corrections: &'a mut CorrectionsFile) -> Vec<&'a mut Text> {
    let mut all = page(about);
    all.push(&mut corrections.none);
    all.extend(corrections.correction.iter_mut().flat_map(|c| [&mut c.what, &mut c.old, &mut c.new]));
    all
}
