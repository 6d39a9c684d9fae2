//! The numbers of citations: one list of sources for each page.

use super::Sheet;
use crate::content::{About, Article, Atlas, Brief, Claim, History, Island};
use crate::prose::{self, Paragraph};

/// The dated briefs that concern an island, newest first; all of them where none is chosen.
pub(super) fn briefs_of<'a>(atlas: &'a Atlas, island: Option<&'a Island>) -> impl Iterator<Item = &'a Brief> {
    let group = island.map(|island| atlas.group_of(island).id.as_str());
    atlas.briefs.iter().filter(move |brief| group.is_none_or(|id| brief.islands.iter().any(|i| i == id)))
}

/// The questions that concern an island; all of them where none is chosen.
pub(super) fn claims_of<'a>(atlas: &'a Atlas, island: Option<&'a Island>) -> impl Iterator<Item = &'a Claim> {
    let group = island.map(|island| atlas.group_of(island).id.as_str());
    atlas.claims.iter().filter(move |claim| group.is_none_or(|id| claim.islands.iter().any(|i| i == id)))
}

/// The sources of a page in order of first mention: the number of a citation is its place in this list.
pub(super) struct Cites(pub(super) Vec<String>);

impl Cites {
    pub(super) fn new(sheet: &Sheet<'_>, island: Option<&Island>) -> Self {
        let atlas = sheet.atlas;
        let mut cites = Self(Vec::new());
        // In the order in which a reader meets them: head, brief, dated briefs, scenarios, claims, facts, lines.
        match island {
            None => cites.all(&atlas.lead),
            Some(island) => cites.head_and_brief(atlas, island),
        }
        for brief in briefs_of(atlas, island) {
            cites.all(&brief.body);
            brief.work.iter().for_each(|work| cites.one(&work.cite));
        }
        if island.is_none() && !sheet.is_embed() {
            cites.scenarios(atlas);
        }
        if let Some(island) = island {
            let group = atlas.group_of(island);
            let positions = if island.positions.is_empty() { &group.positions } else { &island.positions };
            positions.iter().for_each(|(_, text)| cites.all(text));
        }
        for claim in claims_of(atlas, island) {
            claim.answers.iter().for_each(|(_, text)| cites.all(text));
            cites.all(&claim.note);
        }
        if let Some(island) = island {
            cites.facts(island);
        }
        atlas.lines.iter().for_each(|line| cites.all(&line.about));
        atlas.perspectives.iter().for_each(|view| cites.all(&view.about));
        if let Some(history) = sheet.history {
            cites.history(sheet, history, island);
        }
        sheet.told_events(sheet.view.date).1.iter().for_each(|event| cites.all(&event.text));
        cites
    }

    fn scenarios(&mut self, atlas: &Atlas) {
        let told = &atlas.scenarios_told;
        self.all(&told.lead);
        told.all.iter().for_each(|scenario| self.all(&scenario.about));
        self.all(&told.treaty);
    }

    /// Last, although it is read before: numbers must not change when the history arrives.
    fn history(&mut self, sheet: &Sheet<'_>, history: &History, island: Option<&Island>) {
        sheet.periods(history, island).iter().for_each(|period| self.all(&period.text));
        sheet.events(history, island).iter().for_each(|event| self.all(&event.text));
        let said = sheet.parties(history, island).into_iter().flat_map(|party| &party.positions);
        said.for_each(|(_, text)| self.all(text));
    }

    /// Of the page about the map.
    pub(super) fn of_about(about: &About) -> Self {
        let mut cites = Self(Vec::new());
        about.sections.iter().for_each(|section| cites.all(&section.body));
        about.corrections.iter().flat_map(|correction| &correction.cite).for_each(|id| cites.one(id));
        cites
    }

    /// Of the article.
    pub(super) fn of_article(article: &Article) -> Self {
        let mut cites = Self(Vec::new());
        article.sections.iter().for_each(|section| cites.all(&section.body));
        cites
    }

    fn head_and_brief(&mut self, atlas: &Atlas, island: &Island) {
        let group = atlas.group_of(island);
        let held = [&island.administered, &island.claimed].into_iter().zip([&group.administered, &group.claimed]);
        held.filter_map(|(own, of_group)| own.as_ref().or(of_group.as_ref())).for_each(|held| self.all(&held.part));
        self.all(&island.brief);
        self.all(&group.brief);
    }

    fn facts(&mut self, island: &Island) {
        for fact in &island.facts {
            self.all(&fact.text);
            self.all(&fact.note);
            fact.cite.iter().for_each(|id| self.one(id));
        }
        island.origins.iter().for_each(|(_, _, meaning)| self.all(meaning));
    }

    fn all(&mut self, text: &[Paragraph]) {
        prose::cited(text).into_iter().for_each(|id| self.one(id));
    }

    fn one(&mut self, id: &str) {
        if !self.0.iter().any(|known| known == id) {
            self.0.push(id.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::address;
    use crate::fixture;
    use crate::legend::Legend;
    use crate::node::{Node, to_html};
    use crate::sheet::{Sheet, UNNUMBERED};

    /// Everything that a page may say.
    fn all(sheet: &Sheet<'_>) -> String {
        let lens = sheet.lens();
        let lines = lens.lines();
        let legend = sheet.legend(&Legend::new(lens, &lines));
        let mut nodes: Vec<Node> = [sheet.head(), sheet.panel(), sheet.foot(), sheet.viewed(), sheet.told()].concat();
        nodes.extend(lines.iter().flat_map(|line| sheet.line(line.id)));
        nodes.push(legend.into());
        nodes.iter().map(to_html).collect()
    }

    #[test]
    fn every_citation_of_every_page_has_its_number() {
        let queries = ["", "tab=claims", "tab=facts", "tab=sources", "date=1900", "date=1871-03-09", "event=patrol"];
        let queries =
            queries.into_iter().chain(["perspective=ardmoria", "scenario=half", "brief=light", "claim=treaty"]);
        let mut cited = 0;
        for (lang, query) in ["en", "fr"].into_iter().flat_map(|lang| queries.clone().map(move |query| (lang, query))) {
            let (atlas, history) = (fixture::atlas(lang), fixture::history(lang));
            let islands = atlas.islands.iter().map(|island| format!("{}/", island.id)).chain([String::new()]);
            for path in islands.flat_map(|island| [format!("{lang}/{island}"), format!("embed/{lang}/{island}")]) {
                let (address, view, notes) = address::read(&path, query, &atlas.vocabulary());
                assert_eq!(notes, []);
                for (live, history) in [(true, Some(&history)), (true, None), (false, Some(&history)), (false, None)] {
                    let (address, view, choice) = (&address, &view, &view.choice());
                    let sheet = Sheet { atlas: &atlas, choice, address, view, root: "", live, history, cited: None };
                    let html = all(&sheet);
                    assert!(!html.contains(UNNUMBERED), "{path}?{query}, live {live}: {html}");
                    cited += html.matches("class=\"cite").count();
                }
            }
        }
        assert!(cited > 1000, "{cited}");
    }

    #[test]
    fn a_source_that_is_not_among_those_of_its_page_is_named() {
        let mut atlas = fixture::atlas("en");
        atlas.sources.retain(|source| source.id != "herald-1930");
        let (address, view, _) = address::read("en/", "", &atlas.vocabulary());
        let (address, view, choice) = (&address, &view, &view.choice());
        let sheet = Sheet { atlas: &atlas, choice, address, view, root: "", live: false, history: None, cited: None };
        assert!(all(&sheet).contains(&format!("{UNNUMBERED}=\"herald-1930\"")));
    }
}
