//! The page about the map: how it is made, what is uncertain, what was corrected.

use super::Sheet;
use crate::content::{About, Correction, Section};
use crate::node::{Element, el};

/// Who publishes the site, and where errors are reported.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// The name.
    pub name: &'a str,
    /// An address of a page or of mail.
    pub contact: Option<&'a str>,
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
            el("section").attr("id", section.id.clone()).with(heading).with_all(self.prose(&section.body))
        };
        let name = match publisher.contact {
            Some(contact) => el("a").attr("href", contact).with(publisher.name),
            None => el("span").with(publisher.name),
        };
        let publisher = el("div").with(el("dt").with(words.publisher.clone())).with(el("dd").with(name));
        let last = el("section").with(el("dl").class("terms").with(publisher)).with(self.corrections(about));
        let sources = el("section").attr("id", "sources").with(el("h3").with(words.sources.clone()));
        el("article")
            .class("document")
            .with(el("h2").attr("id", "panel-title").with(about.title.clone()))
            .with(contents(about.sections.iter().map(|section| (section.id.as_str(), section.heading.as_str()))))
            .with_all(about.sections.iter().map(section))
            .with(last)
            .with(sources.with(self.sources_list(&self.cites.numbers())))
    }

    fn corrections(&self, about: &About) -> Element {
        let correction = |correction: &Correction| {
            let old = el("del").with(correction.old.clone());
            let change = el("dd").with(old).with(" ").with(el("ins").with(correction.new.clone()));
            let change = correction.cite.iter().fold(change, |change, id| self.cite(change, id));
            let head = el("dt").with(format!("{}{}{}", correction.when, self.atlas.words.mark.colon, correction.what));
            el("div").with(head).with(change)
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

    #[test]
    fn a_correction_shows_the_old_the_new_and_its_source_by_number() {
        let about = fixture::about("en");
        let cites = Cites::of_about(&about);
        let publisher = Publisher { name: "A Paper", contact: Some("mailto:desk@paper.example") };
        let print = |about: &About| {
            fixture::with_sheet("en/fixture/", |sheet| {
                to_html(&Sheet { cites: &cites, ..*sheet }.about(about, publisher).into())
            })
        };
        let html = print(&about);
        let corrected = format!("<del>{}</del> <ins>{}</ins><sup", about.corrections[0].old, about.corrections[0].new);
        assert!(html.contains(&corrected), "{html}");
        assert!(html.contains(r#"<a href="mailto:desk@paper.example">A Paper</a>"#), "{html}");
        let none = print(&About { corrections: Vec::new(), ..about.clone() });
        assert!(none.contains(&about.none) && !none.contains("<del>"), "{none}");
    }
}
