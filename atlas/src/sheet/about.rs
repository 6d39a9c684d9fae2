//! The page about the map: how it is made, what is uncertain, what was corrected.

use super::Sheet;
use crate::address::{Kind, View};
use crate::content::{About, Correction, OwnShare, Section};
use crate::node::{Element, el};
use crate::words::fill;

/// Who publishes the site, and where errors are reported.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// The name.
    pub name: &'a str,
    /// An address of a page or of mail.
    pub contact: Option<&'a str>,
}

/// The section behind which it is said how far the answers rest on texts of the sides' own states.
const METHOD: &str = "method";

/// The anchor of a correction on the page about the map.
pub fn correction_anchor(key: &str) -> String {
    format!("correction-{key}")
}

/// Links to the parts of a page: id and heading.
pub fn contents<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> Element {
    let link = |(id, heading): (&str, &str)| el("li").with(el("a").attr("href", format!("#{id}")).with(heading));
    el("nav").class("contents").attr("aria-labelledby", "panel-title").with(el("ul").with_all(parts.map(link)))
}

impl Sheet<'_> {
    /// The page about the map. The sheet's atlas must hold the sources that the page cites.
    pub fn about(&self, about: &About, publisher: Publisher<'_>) -> Element {
        let words = &self.atlas.words.panel;
        let section = |section: &Section| {
            let heading = el("h3").with(section.heading.clone());
            let own = (section.id == METHOD).then(|| self.own_texts(about)).into_iter().flatten();
            el("section").attr("id", section.id.clone()).with(heading).with_all(self.prose(&section.body)).with_all(own)
        };
        let name = match publisher.contact {
            Some(contact) => el("a").attr("href", contact).with(publisher.name),
            None => el("span").with(publisher.name),
        };
        let publisher = el("div").with(el("dt").with(words.publisher.clone())).with(el("dd").with(name));
        let feed = el("a").attr("href", format!("{}{}", self.root, self.atlas.feed())).with(words.feed.clone());
        let last = el("section").attr("id", "corrections").with(el("dl").class("terms").with(publisher));
        let last = last.with(self.corrections(about)).with(el("p").with(feed));
        let sources = el("section").attr("id", "sources").with(el("h3").with(words.sources.clone()));
        el("article")
            .class("document")
            .with(el("h2").attr("id", "panel-title").with(about.title.clone()))
            .with(contents(about.sections.iter().map(|section| (section.id.as_str(), section.heading.as_str()))))
            .with_all(about.sections.iter().map(section))
            .with(last)
            .with(sources.with(self.sources_list(&self.cites.numbers())))
    }

    /// How far each side's answers rest on texts of its own state, and on which questions one has none.
    fn own_texts(&self, about: &About) -> Vec<Element> {
        let words = &self.atlas.words;
        let percent = |share: &OwnShare| fill(&words.scenario.percent, &[("n", &share.percent.to_string())]);
        let shares =
            about.own_texts.iter().map(|share| format!("{}{}{}", share.side, words.mark.beside, percent(share)));
        let shares = shares.collect::<Vec<_>>().join(&words.mark.list);
        let said = (!shares.is_empty()).then(|| el("p").with(fill(&words.panel.own_texts, &[("shares", &shares)])));
        let lacking = about.own_texts.iter().filter(|share| !share.without.is_empty());
        said.into_iter().chain(lacking.flat_map(|share| self.unanswered(share))).collect()
    }

    /// The questions that a side answers without a text of its own state.
    fn unanswered(&self, share: &OwnShare) -> [Element; 2] {
        let lack = fill(&self.atlas.words.panel.own_texts_lack, &[("side", &share.side)]);
        let question = |(key, question): &(String, String)| {
            let view = View::default().with_claim(Some(key));
            el("li").with(el("a").attr("href", self.href(&self.atlas.page(Kind::Map), &view)).with(question.clone()))
        };
        [el("p").with(lack), el("ul").with_all(share.without.iter().map(question))]
    }

    fn corrections(&self, about: &About) -> Element {
        let correction = |correction: &Correction| {
            let old = el("del").with(correction.old.clone());
            let change = el("dd").with(old).with(" ").with(el("ins").with(correction.new.clone()));
            let change = correction.cite.iter().fold(change, |change, id| self.cite(change, id));
            let head = el("dt").with(format!("{}{}{}", correction.when, self.atlas.words.mark.colon, correction.what));
            el("div").attr("id", correction_anchor(&correction.key)).with(head).with(change)
        };
        if about.corrections.is_empty() {
            return el("p").with(about.none.clone());
        }
        el("dl").class("corrections").with_all(about.corrections.iter().map(correction))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::node::to_html;
    use crate::sheet::Cites;

    fn print(about: &About) -> String {
        let publisher = Publisher { name: "A Paper", contact: Some("mailto:desk@paper.example") };
        let cites = Cites::of_about(about);
        fixture::with_sheet("en/fixture/", |sheet| {
            to_html(&Sheet { cites: &cites, ..*sheet }.about(about, publisher).into())
        })
    }

    #[test]
    fn each_side_is_said_to_rest_on_its_own_texts_and_on_which_questions_it_does_not() {
        let all = print(&fixture::about("en"));
        let said =
            "<p>Texts of its own state among what each side’s answers cite: Ardmoria 100%, Velsund 100%.</p></section>";
        assert!(all.contains(said) && !all.contains("answers without one"), "{all}");
        let mut dossier = fixture::dossier();
        let answer = dossier.claims[0].side.get_mut("velsund").unwrap();
        answer.0.values_mut().for_each(|text| *text = text.replace("[^vel-code]", "[^gazette]"));
        let some = print(&About::build(&dossier, &fixture::words("en"), "en"));
        let said = "Ardmoria 100%, Velsund 66%.</p><p>Questions that Velsund answers without one:</p><ul><li><a href=\"/maps/en/fixture/?tab=claims&amp;claim=title\">Who came first?</a></li></ul></section>";
        assert!(some.contains(said), "{some}");
        dossier.claims.clear();
        let none = print(&About::build(&dossier, &fixture::words("en"), "en"));
        assert!(!none.contains("Texts of its own state"), "{none}");
    }

    #[test]
    fn a_correction_shows_the_old_the_new_and_its_source_by_number() {
        let about = fixture::about("en");
        let html = print(&about);
        let corrected = format!("<del>{}</del> <ins>{}</ins><sup", about.corrections[0].old, about.corrections[0].new);
        assert!(html.contains(&corrected), "{html}");
        assert!(html.contains(r#"<a href="mailto:desk@paper.example">A Paper</a>"#), "{html}");
        assert!(html.contains(r#"<div id="correction-residents"><dt>"#), "{html}");
        assert!(html.contains(r#"<a href="/maps/en/fixture/changes.xml">Feed of"#), "{html}");
        let none = print(&About { corrections: Vec::new(), ..about.clone() });
        assert!(none.contains(&about.none) && !none.contains("<del>"), "{none}");
    }
}
