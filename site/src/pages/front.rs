//! The site's home: every dispute on a globe and in a list, with who administers, who claims, how large, how many people, in which
//! languages and checked to which date. It is complete without a script; `home.js` turns the globe and searches.

use super::assets::Assets;
use super::dispute::Dispute;
use super::head::{bare, meta, property, script};
use super::page::{Home, card_file};
use super::print::{html, written};
use super::styles::Sheet as Styles;
use super::{Listed, finds, write_file};
use crate::Result;
use crate::hash::short;
use crate::words::HomeWords;
use atlas::address::{Address, Kind, View};
use atlas::content::{Atlas, Fact, Held};
use atlas::decimal::rounded;
use atlas::globe;
use atlas::lens::Lens;
use atlas::lonlat::LonLat;
use atlas::node::{Element, Node, el};
use atlas::picture;
use atlas::sheet::{self, MAP_DATA};
use atlas::words::{Words, fill};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};
use std::path::Path;

/// How large the globe is, from its middle to its edge, in px.
const RADIUS: f64 = 220.0;

/// How large a mark on it is, likewise: a target for fingers.
const MARK: f64 = 12.0;

/// What the home is printed from.
pub struct Front<'a> {
    /// Where the site will stand, and whose it is.
    pub home: &'a Home,
    /// The large lands of the Earth.
    pub globe: &'a [Vec<LonLat>],
    /// The files that all pages share.
    pub assets: &'a Assets,
    /// The disputes in their order.
    pub disputes: &'a [Dispute],
    /// The languages of all of them; the first is the root's.
    pub languages: &'a [String],
}

impl Front<'_> {
    /// Writes the home in every language, the page for addresses that are none, and what the home's script asks for.
    ///
    /// # Errors
    /// When a language has no words, or a file cannot be written.
    pub fn write(&self, staged: &Path) -> Result<Vec<Listed>> {
        let mut listed = Vec::new();
        for (at, lang) in self.languages.iter().enumerate() {
            let finds = finds::index(self.disputes, lang).to_string();
            let file = format!("data/search.{lang}-{}.json", short(&Sha384::digest(&finds)));
            write_file(staged, &file, &finds)?;
            let address = Address::home(lang);
            let page = |address, root, is_missing| Page { front: self, lang, address, root, finds: &file, is_missing };
            write_file(staged, &format!("{}index.html", address.print()), &page(&address, "../", false).print()?)?;
            if at == 0 {
                let root = Address { lang: lang.clone(), ..Address::default() };
                write_file(staged, "index.html", &page(&root, "", false).print()?)?;
                // Served for any path, so its links cannot be relative.
                write_file(staged, "404.html", &page(&address, &self.home.folder(), true).print()?)?;
            }
            listed.push(Listed { address, languages: self.languages.to_vec() });
        }
        Ok(listed)
    }

    /// The words of the interface and of the home in a language.
    fn words(&self, lang: &str) -> Result<(&Words, &HomeWords)> {
        let of = |dispute: &'_ Dispute| dispute.project.dossier.dispute.languages.iter().any(|own| own == lang);
        let project = self.disputes.iter().find(|dispute| of(dispute)).map(|dispute| &dispute.project);
        let words = project.and_then(|project| project.words.get(lang).zip(project.home.get(lang)));
        words.ok_or(format!("assets/words/home/{lang}.toml is missing"))
    }
}

/// One form of the home.
struct Page<'a> {
    front: &'a Front<'a>,
    lang: &'a str,
    address: &'a Address,
    /// From this page to the root of the site.
    root: &'a str,
    /// The file that is searched.
    finds: &'a str,
    /// Whether it stands for a page that is not there.
    is_missing: bool,
}

/// A dispute as the page shows it: in its own language where there is such a map, else in the map's first.
fn shown<'a>(dispute: &'a Dispute, lang: &str) -> Option<&'a Atlas> {
    let own = dispute.contents.iter().find(|content| content.atlas.lang == lang);
    own.or(dispute.contents.first()).map(|content| &content.atlas)
}

impl<'a> Page<'a> {
    fn print(&self) -> Result<String> {
        let (words, home) = self.front.words(self.lang)?;
        let title = el("h1").with(home.title.clone());
        let head = el("header").class("head").with(title).with_all(self.languages(words));
        let said = self.is_missing.then(|| el("p").class("missing").attr("role", "alert").with(home.not_found.clone()));
        let lead = el("p").class("lead").with(home.lead.clone());
        let search = el("div").class("find").attr("hidden", "").attr("role", "search");
        let list = el("ol")
            .class("disputes")
            .with_all(self.atlases().enumerate().map(|(at, atlas)| self.dispute(at, atlas, words, home)));
        let heading = el("h2").class("unseen").with(home.maps.clone());
        let told = el("div").class("told").with_all(said).with(lead).with(search).with(heading).with(list);
        let main = el("main").class("main home").attr("id", "main").with(self.globe(home)).with(told);
        let notice = el("a").attr("href", MAP_DATA).attr("rel", "noopener").with(words.map.data.clone());
        let credit = el("p").with(format!("{}{}", self.front.home.publisher, words.mark.stop)).with(notice);
        let credit = credit.with(format!("{}{}{}", words.mark.list, words.map.licence, words.mark.end));
        let foot = el("footer").class("foot").with(el("div").class("words").with(credit));
        let page = el("div").class("page text").with(head).with(main).with(foot);
        let body = el("body").with(page).with(el("div").attr("id", "notice")).with(self.data(words, home)?);
        Ok(written(html(words, self.lang).with(self.head(home)).with(body)))
    }

    fn atlases(&self) -> impl Iterator<Item = &'a Atlas> {
        let lang = self.lang;
        self.front.disputes.iter().filter_map(move |dispute| shown(dispute, lang))
    }

    fn head(&self, words: &HomeWords) -> Element {
        let front = self.front;
        let canonical = Address::home(self.lang);
        let url = front.home.url(&canonical);
        let link = |rel: &str, href: String| el("link").attr("rel", rel).attr("href", href);
        let alternate = |lang: &str, hreflang: &str| {
            link("alternate", front.home.url(&Address::home(lang))).attr("hreflang", hreflang)
        };
        let first = front.languages.first().map(|lang| alternate(lang, "x-default"));
        let alternates = front.languages.iter().map(|lang| alternate(lang, lang)).chain(first);
        let card = self.atlases().next().map(|atlas| card_file(&atlas.page(Kind::Map), &View::default()));
        let head = bare(self.address, (self.root, front.assets.style(Styles::Home)), &words.title);
        let head = head.with(script(self.root, &front.assets.front).attr("type", "module"));
        if self.is_missing {
            return head.with(meta("robots", "noindex"));
        }
        head.with(meta("description", words.lead.clone()))
            .with(link("canonical", url.clone()))
            .with_all(alternates)
            .with(property("og:type", "website"))
            .with(property("og:title", words.title.clone()))
            .with(property("og:description", words.lead.clone()))
            .with(property("og:url", url))
            .with(property("og:site_name", front.home.publisher.clone()))
            .with(meta("twitter:card", "summary_large_image"))
            .with_all(card.map(|card| property("og:image", format!("{}{card}", front.home.root))))
            .with(property("og:image:width", picture::CARD.width.to_string()))
            .with(property("og:image:height", picture::CARD.height.to_string()))
    }

    fn languages(&self, words: &Words) -> Vec<Node> {
        let href = |lang: &str| format!("{}{}", self.root, Address::home(lang).print());
        let pages: Vec<_> = self.front.languages.iter().map(|lang| (lang.as_str(), href(lang))).collect();
        sheet::languages(words, self.lang, &pages)
    }

    /// From above which place the globe is seen at first: that of the first dispute.
    fn eye(&self) -> LonLat {
        self.atlases().next().map_or(LonLat::new(0.0, 0.0), |atlas| globe::eye(atlas.home))
    }

    /// The globe with a numbered mark for each dispute that can be seen on it.
    fn globe(&self, words: &HomeWords) -> Element {
        let eye = self.eye();
        let mark = |(at, atlas): (usize, &Atlas)| {
            let seen = globe::seen_from(eye, globe::middle(atlas.home));
            let (x, y) = seen.unwrap_or_default();
            let place = format!("translate({} {})", rounded::<1>(x * RADIUS), rounded::<1>(y * RADIUS));
            let number = el("text").attr("text-anchor", "middle").attr("dy", ".36em").with((at + 1).to_string());
            let link = el("a")
                .attr("href", self.href(atlas))
                .attr("aria-label", format!("{}. {}", at + 1, Lens::plain(atlas).area()));
            link.attr("data-dispute", atlas.id.clone())
                .attr_if("lang", (atlas.lang != self.lang).then(|| atlas.lang.clone()))
                .attr_if("display", seen.is_none().then_some("none"))
                .attr("transform", place)
                .with(el("circle").attr("r", format!("{MARK}")))
                .with(number)
        };
        let earth = globe::earth(self.front.globe, eye, RADIUS).class("earth").attr("role", "group");
        let earth = earth.attr("aria-label", words.globe.clone()).with_all(self.atlases().enumerate().map(mark));
        let keys = el("p").class("keys").attr("id", "globe-keys").attr("hidden", "").with(words.keys.clone());
        el("div").class("turning").with(earth).with(keys)
    }

    fn href(&self, atlas: &Atlas) -> String {
        format!("{}{}", self.root, atlas.page(Kind::Map).print())
    }

    /// A dispute in the list: what all its land is called, what it is, and its figures.
    fn dispute(&self, at: usize, atlas: &Atlas, words: &Words, home: &HomeWords) -> Element {
        let link = el("a").attr("href", self.href(atlas)).with(Lens::plain(atlas).area());
        let number = el("span").class("number").attr("aria-hidden", "true").with((at + 1).to_string());
        let is_own = atlas.lang == self.lang;
        let lang = (!is_own).then(|| atlas.lang.clone());
        let turn = el("button").attr("type", "button").class("turn").attr("data-turn", atlas.id.clone());
        let turn = turn.attr("hidden", "").attr("aria-describedby", format!("d-{}", atlas.id)).with(home.turn.clone());
        let title =
            el("h3").attr("id", format!("d-{}", atlas.id)).attr_if("lang", lang.clone()).with(number).with(link);
        let line = el("p").class("line").attr_if("lang", lang.clone()).with(atlas.title.clone());
        let also = fill(&atlas.words.panel.also, &[("name", &atlas.common)]);
        let is_new = !atlas.common.is_empty() && !atlas.title.contains(&atlas.common);
        let also = is_new.then(|| el("p").class("line").attr_if("lang", lang).with(also));
        el("li")
            .attr("id", atlas.id.clone())
            .with(title)
            .with(line)
            .with_all(also)
            .with(self.figures(atlas, words, home))
            .with(turn)
    }

    fn figures(&self, atlas: &Atlas, words: &Words, home: &HomeWords) -> Element {
        let row = |label: &str, value: Vec<Node>| el("div").with(el("dt").with(label)).with(el("dd").with_all(value));
        let own = (atlas.lang != self.lang).then(|| atlas.lang.clone());
        let sides = |held: &[Held]| {
            let names: Vec<&str> = held.iter().map(|held| atlas.side_name(&held.by)).collect();
            match &names[..] {
                [] => vec![words.panel.nobody.clone().into()],
                _ => vec![el("span").attr_if("lang", own.clone()).with(names.join(&atlas.words.mark.list)).into()],
            }
        };
        let held = atlas.groups().next().map(|group| {
            let [by, claimed] = atlas.held(group);
            [row(&words.panel.administered_by, sides(by)), row(&words.panel.claimed_by, sides(claimed))]
        });
        let fact = |key: &str, label: &str| {
            let fact = atlas.facts.iter().find(|fact| fact.key == key)?;
            Some(row(label, vec![figure(fact, words)?.into()]))
        };
        let checked = atlas.checked.map(|date| row(&home.checked, vec![words.date(date).into()]));
        let label = if own.is_none() { &home.languages } else { &home.only_in };
        let rows = held.into_iter().flatten().chain(fact("area", &home.area)).chain(fact("people", &home.people));
        let rows = rows.chain([row(label, self.own_languages(atlas, words))]).chain(checked);
        el("dl").class("figures").with_all(rows)
    }

    fn own_languages(&self, atlas: &Atlas, words: &Words) -> Vec<Node> {
        let link = |lang: &String| {
            let address = Address { lang: lang.clone(), ..atlas.page(Kind::Map) };
            let link = el("a").attr("href", format!("{}{}", self.root, address.print())).attr("lang", lang.clone());
            link.attr("hreflang", lang.clone()).with(words.own_name.get(lang).unwrap_or(lang).clone())
        };
        let links = atlas.languages.iter().map(|lang| Node::from(link(lang)));
        let mut out: Vec<Node> = Vec::new();
        for link in links {
            if !out.is_empty() {
                out.push(words.mark.list.clone().into());
            }
            out.push(link);
        }
        out
    }

    /// What the script needs: the globe, where the disputes are, what is searched, and words.
    fn data(&self, words: &Words, home: &HomeWords) -> Result<Element> {
        let tenth = |degrees: f64| (degrees * 10.0).round() / 10.0;
        let ring =
            |ring: &Vec<LonLat>| -> Value { ring.iter().flat_map(|at| [tenth(at.lon), tenth(at.lat)]).collect() };
        let place = |at: LonLat| json!([tenth(at.lon), tenth(at.lat)]);
        let places: serde_json::Map<_, _> =
            self.atlases().map(|atlas| (atlas.id.clone(), place(globe::middle(atlas.home)))).collect();
        let data = json!({
            "eye": place(self.eye()),
            "lands": self.front.globe.iter().map(ring).collect::<Vec<_>>(),
            "places": places,
            "finds": self.finds,
            "words": { "search": home.search, "found": words.search.found, "nothing": words.search.nothing },
            "offers": self.offers()?,
        });
        // A data block ends at the first `</script`: nothing in it may look like one.
        let text = data.to_string().replace('<', "\\u003c");
        Ok(el("script").attr("type", "application/json").attr("id", "site").with(Node::Raw(text)))
    }

    /// What each other language offers a reader at the root: the root alone is in no language that the reader chose.
    fn offers(&self) -> Result<Value> {
        let mut offers = serde_json::Map::new();
        let others = self.front.languages.iter().filter(|lang| **lang != self.lang && self.address.kind == Kind::Root);
        for lang in others {
            let (words, home) = self.front.words(lang)?;
            offers.insert(lang.clone(), json!({ "text": home.offer, "close": words.map.close_line }));
        }
        Ok(offers.into())
    }
}

/// A figure of the whole with its date.
fn figure(fact: &Fact, words: &Words) -> Option<String> {
    let (number, unit) = fact.quantity.as_ref()?;
    // Beside “People” the number says what it counts.
    let number = if unit == "people" { words.number(*number) } else { words.quantity(*number, unit) };
    let date = fact.date.map(|date| format!(" ({})", words.date(date)));
    Some(number + &date.unwrap_or_default())
}
