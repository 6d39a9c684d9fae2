//! The feed of a dispute in one language, `changes.xml`, for editors who show the map: what was corrected, and which briefs and events were
//! added since the first publication. It is Atom 1.0 (RFC 4287), and its dates are those of the content, so that a build gives the same
//! bytes on any day.
//!
//! Links are absolute where the site's address is known, else relative to the feed itself, which Atom allows. Ids say nothing of where the
//! site stands: they are made of names in addresses, which never change, so that neither a move of the site nor a change of a text makes an
//! entry new to those who have read it.

use super::page::words_of;
use super::print::Printer;
use super::xml;
use crate::hosting;
use crate::words::FeedWords;
use atlas::address::{Kind, View};
use atlas::content::{About, Brief, Correction, Event, Source};
use atlas::date::PartialDate;
use atlas::direction;
use atlas::node::{self, Element, Node, el};
use atlas::prose::Paragraph;
use atlas::sheet::correction_anchor;
use atlas::words::fill;
use sha2::{Digest, Sha256};

impl Printer<'_> {
    /// The feed. The corrections and their sources are those of the page about the map.
    pub fn feed(&self, about: &About, words: &FeedWords) -> String {
        Feed { printer: self, about, words }.print()
    }
}

struct Feed<'a> {
    printer: &'a Printer<'a>,
    about: &'a About,
    words: &'a FeedWords,
}

/// Something that was changed.
struct Entry {
    /// The day on which it was.
    day: PartialDate,
    /// What it is, for readers that tell entries apart.
    kind: &'static str,
    /// Its key.
    key: String,
    title: String,
    /// The page that shows it, from the root of the site.
    page: String,
    /// What is told of it.
    told: Element,
}

impl Feed<'_> {
    fn print(&self) -> String {
        let (atlas, home) = (self.printer.atlas, self.printer.home);
        let entries = self.entries();
        let updated = entries.first().map(|entry| entry.day).or(atlas.checked);
        let contact = home.corrections.as_deref().map(|contact| match contact.strip_prefix("mailto:") {
            Some(address) => el("email").with(address),
            None => el("uri").with(contact),
        });
        let own = el("link").attr("rel", "self").attr("type", hosting::ATOM).attr("href", self.url(&atlas.feed()));
        let feed = el("feed")
            .attr("xmlns", "http://www.w3.org/2005/Atom")
            .attr("xml:lang", atlas.lang.clone())
            .with(el("title").with(fill(&self.words.title, &[("map", &atlas.title)])))
            .with(el("subtitle").with(self.words.subtitle.clone()))
            .with(el("id").with(id(&atlas.feed())))
            .with_all(updated.map(|day| el("updated").with(stamp(day))))
            .with(el("author").with(el("name").with(home.publisher.clone())).with_all(contact))
            .with(el("rights").with(atlas.words.picture.texts.clone()))
            .with(own)
            .with(self.alternate(&atlas.page(Kind::Map).print()));
        xml::document(&feed.with_all(entries.iter().map(|entry| self.entry(entry))))
    }

    /// All that was changed, the newest first; of one day corrections stand before what was added.
    fn entries(&self) -> Vec<Entry> {
        let corrections = self.about.corrections.iter().map(|correction| self.correction(correction));
        let briefs = self.printer.atlas.briefs.iter().filter_map(|brief| self.brief(brief));
        let events = self.printer.history.events.iter().filter_map(|event| self.event(event));
        let mut entries: Vec<Entry> = corrections.chain(briefs).chain(events).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.day.first()));
        entries
    }

    fn correction(&self, correction: &Correction) -> Entry {
        let (words, key) = (&self.printer.atlas.words, &correction.key);
        let said = |label: &str, value: Element| el("p").with(format!("{label}{}", words.mark.colon)).with(value);
        let cited = correction.cite.iter().filter_map(|id| self.about.sources.iter().find(|source| source.id == *id));
        let sources = el("ul").with_all(cited.map(|source| el("li").with_all(self.source(source))));
        let about = self.printer.atlas.page(Kind::About).print();
        Entry {
            day: correction.date,
            kind: "correction",
            key: key.clone(),
            title: fill(&self.words.correction, &[("what", &correction.what)]),
            page: format!("{about}#{}", correction_anchor(key)),
            told: el("div")
                .with(said(&self.words.before, el("del").with(correction.old.clone())))
                .with(said(&self.words.now, el("ins").with(correction.new.clone())))
                .with(el("p").with(format!("{}{}", words.panel.sources, words.mark.colon)))
                .with(sources),
        }
    }

    /// A source with a link to it, where it has an address.
    fn source(&self, source: &Source) -> [Node; 2] {
        let words = &self.printer.atlas.words;
        let title = match &source.url {
            Some(url) => el("a").attr("href", url.clone()).with(source.title.clone()),
            None => el("cite").with(source.title.clone()),
        };
        let date = source.date.map(|date| words.date(date));
        let rest: Vec<String> = std::iter::once(source.publisher.clone()).chain(date).collect();
        [title.into(), format!("{}{}{}", words.mark.stop, rest.join(&words.mark.list), words.mark.end).into()]
    }

    fn brief(&self, brief: &Brief) -> Option<Entry> {
        let view = View::default().with_brief(Some(&brief.key));
        Some(Entry {
            day: brief.added?,
            kind: "brief",
            key: brief.key.clone(),
            title: fill(&self.words.brief, &[("title", &brief.title)]),
            page: self.on_the_map(&view),
            told: told(&brief.when, &brief.body),
        })
    }

    fn event(&self, event: &Event) -> Option<Entry> {
        let view = View::default().with_event(Some(&event.key));
        Some(Entry {
            day: event.added?,
            kind: "event",
            key: event.key.clone(),
            title: fill(&self.words.event, &[("title", &event.title)]),
            page: self.on_the_map(&view),
            told: told(&event.when, &event.text),
        })
    }

    fn on_the_map(&self, view: &View) -> String {
        format!("{}{}", self.printer.atlas.page(Kind::Map).print(), view.print())
    }

    fn entry(&self, entry: &Entry) -> Element {
        let atlas = self.printer.atlas;
        // What it holds is a document of its own to those who show it, and must say itself in which direction it is read.
        let turns = direction::is_right_to_left(&entry.title);
        let told = entry.told.clone().attr_if("dir", turns.then_some("rtl"));
        el("entry")
            .with(el("title").with(entry.title.clone()))
            .with(el("id").with(id(&format!("{}#{}-{}", atlas.feed(), entry.kind, entry.key))))
            .with(el("updated").with(stamp(entry.day)))
            .with(el("category").attr("term", entry.kind))
            .with(self.alternate(&entry.page))
            .with(el("content").attr("type", "html").with(node::to_html(&told.into())))
    }

    /// A link to a page of this language.
    fn alternate(&self, page: &str) -> Element {
        let link = el("link").attr("rel", "alternate").attr("type", "text/html");
        link.attr("hreflang", self.printer.atlas.lang.clone()).attr("href", self.url(page))
    }

    /// The address of a path from the root of the site.
    fn url(&self, path: &str) -> String {
        let home = self.printer.home;
        let up = self.printer.atlas.page(Kind::Map).to_root();
        format!("{}{path}", if home.is_known() { home.root.as_str() } else { &up })
    }
}

/// When something was, and what is said of it.
fn told(when: &str, text: &[Paragraph]) -> Element {
    let text = text.iter().map(|paragraph| el("p").with(words_of(paragraph)));
    el("div").with(el("p").with(el("b").with(when))).with_all(text)
}

/// The beginning of the first day that a date may mean, as RFC 3339 writes it.
fn stamp(date: PartialDate) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00Z", date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

/// An id that a name alone determines: a UUID of version 8 (RFC 9562) from the first digits of its SHA-256.
fn id(name: &str) -> String {
    let hash = Sha256::digest(name);
    let hex = |from: usize, to: usize| hash[from..to].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (version, variant) = (0x80 | hash[6] & 0x0f, 0x80 | hash[8] & 0x3f);
    format!(
        "urn:uuid:{}-{}-{version:02x}{}-{variant:02x}{}-{}",
        hex(0, 4),
        hex(4, 6),
        hex(7, 8),
        hex(9, 10),
        hex(10, 16)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Edition, tests::project};
    use crate::pages::assets::Assets;
    use crate::pages::page::Home;
    use crate::settings::PLACEHOLDER;
    use atlas::dossier::Dossier;
    use atlas::sheet::Cites;
    use resvg::usvg::roxmltree::{Document, Node};
    use std::collections::BTreeMap;

    const KNOWN: &str = "https://paper.example/maps/";

    /// The feed of the invented dispute after a change, on a site at this address.
    fn feed(root: &str, contact: Option<&str>, change: impl FnOnce(&mut Dossier)) -> String {
        let mut project = project();
        change(&mut project.dossier);
        let edition = Edition::open(&project, "en").unwrap();
        let corrections = contact.map(str::to_owned);
        let home = Home { root: root.into(), publisher: "A Paper".into(), corrections };
        let printer = Printer {
            atlas: &edition.atlas,
            history: &edition.history,
            cites: &Cites::default(),
            layers: &BTreeMap::new(),
            assets: &Assets::default(),
            home: &home,
            globe: &[],
        };
        printer.feed(&edition.about, &edition.words.feed)
    }

    /// The texts of all elements of a name, and their attributes of a name.
    fn texts(xml: &str, tag: &str) -> Vec<String> {
        let document = Document::parse(xml).unwrap();
        let own = |node: &Node<'_, '_>| node.has_tag_name(("http://www.w3.org/2005/Atom", tag));
        document.descendants().filter(own).map(|node| node.text().unwrap_or_default().to_owned()).collect()
    }

    fn hrefs(xml: &str) -> Vec<String> {
        let document = Document::parse(xml).unwrap();
        document.descendants().filter_map(|node| node.attribute("href").map(str::to_owned)).collect()
    }

    #[test]
    fn what_was_changed_is_told_newest_first_with_a_link_that_shows_it() {
        let xml = feed(KNOWN, Some("mailto:desk@paper.example"), |_| ());
        assert_eq!(
            texts(&xml, "title"),
            [
                "Corrections and additions: Isles of two charts",
                "Correction: Residents of Hern / Ernay",
                "New in the chronology: Patrols begin",
                "New brief: The light goes out"
            ]
        );
        assert_eq!(
            hrefs(&xml),
            ["changes.xml", "", "about/#correction-residents", "?tab=facts&event=patrol", "?brief=light"]
                .map(|path| format!("{KNOWN}en/fixture/{path}"))
        );
        let days = ["2020-06-01", "2020-06-01", "2020-06-01", "2019-06-02"];
        assert_eq!(texts(&xml, "updated"), days.map(|day| format!("{day}T00:00:00Z")));
        assert_eq!(
            (texts(&xml, "name"), texts(&xml, "email")),
            (vec!["A Paper".into()], vec!["desk@paper.example".into()])
        );
        let told = &texts(&xml, "content")[0];
        let wanted = "<div><p>Before: <del>301</del></p><p>Now: <ins>310</ins></p><p>Sources: </p><ul><li><cite>Report on the lighthouse</cite>. The Port Gazette, 4 May 2019.</li></ul></div>";
        assert_eq!(told, wanted);
    }

    #[test]
    fn ids_stay_when_texts_dates_and_the_address_of_the_site_change() {
        let before = texts(&feed(KNOWN, None, |_| ()), "id");
        let after = feed("https://elsewhere.example/", None, |dossier| {
            let texts =
                dossier.briefs[1].title.0.values_mut().chain(dossier.corrections.correction[0].what.0.values_mut());
            texts.for_each(|text| text.push_str(", told anew"));
            dossier.briefs[1].added = Some("2019-06-03".into());
        });
        assert_eq!(texts(&after, "id"), before);
        let mut different = before.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!((before.len(), different.len()), (4, 4), "{before:?}");
        // printf en/fixture/changes.xml | sha256sum
        assert_eq!(before[0], "urn:uuid:37fc9098-3570-88b6-aec3-8feb7d73464d");
    }

    #[test]
    fn where_the_address_is_not_known_links_are_relative_to_the_feed() {
        let here = hrefs(&feed(PLACEHOLDER, Some("https://paper.example/desk"), |_| ()));
        assert_eq!(
            here[..3],
            ["changes.xml", "", "about/#correction-residents"].map(|path| format!("../../en/fixture/{path}"))
        );
    }

    #[test]
    fn a_feed_without_changes_has_the_date_of_the_check_and_no_entry() {
        let xml = feed(KNOWN, None, |dossier| {
            dossier.corrections.correction.clear();
            dossier.briefs.iter_mut().for_each(|brief| brief.added = None);
            dossier.chronology.event.iter_mut().for_each(|event| event.added = None);
        });
        assert_eq!((texts(&xml, "updated"), texts(&xml, "entry")), (vec!["2020-06-01T00:00:00Z".to_owned()], vec![]));
    }
}
