//! The head of a page: policy, files, and what search engines, cards and content management systems read.

use super::assets::Asset;
use super::linked;
use super::page::{Head, oembed_file};
use super::styles::Sheet;
use crate::hosting;
use crate::policy;
use atlas::address::{Address, Kind};
use atlas::node::{Element, Node, el};
use atlas::picture;

/// What a page without a map is.
pub struct TextPage<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it says first.
    pub about: String,
    /// The scripts that it runs, beside its text.
    pub scripts: &'a [&'a Asset],
}

pub(super) fn meta(name: &str, content: impl Into<String>) -> Element {
    el("meta").attr("name", name).attr("content", content)
}

pub(super) fn property(name: &str, content: impl Into<String>) -> Element {
    el("meta").attr("property", name).attr("content", content)
}

/// The element of a script that lies at this file, seen from a page by the way to the root.
pub fn script(root: &str, asset: &Asset) -> Element {
    el("script")
        .attr("src", format!("{root}{}", asset.file))
        .attr("integrity", asset.integrity.clone())
        .attr("crossorigin", "anonymous")
}

/// What the head of every page begins with: its policy, title and style sheet.
pub fn bare(address: &Address, (root, style): (&str, &Asset), title: &str) -> Element {
    let policy = policy::for_path(&format!("/{}", address.print()));
    let sheet = el("link").attr("rel", "stylesheet").attr("href", format!("{root}{}", style.file));
    el("head")
        .with(el("meta").attr("charset", "utf-8"))
        .with(el("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy))
        .with(meta("viewport", "width=device-width, initial-scale=1"))
        .with(el("title").with(title))
        .with(meta("color-scheme", "light dark"))
        .with(el("link").attr("rel", "icon").attr("href", "data:,"))
        .with(sheet.attr("integrity", style.integrity.clone()).attr("crossorigin", "anonymous"))
}

impl Head<'_> {
    /// Of a page that the program takes over.
    pub fn of_map(&self) -> Element {
        let sheet = if self.address.kind == Kind::Embed { Sheet::Frame } else { Sheet::Map };
        let head = self.bare(&self.title(), sheet).with(meta("description", self.about()));
        let head = head.with_all(self.known_as()).with_all(self.early());
        head.with(self.script(&self.assets.boot).attr("type", "module").attr("fetchpriority", "low"))
    }

    /// Of a page without a map.
    pub fn of_text(&self, text: &TextPage<'_>) -> Element {
        let title = format!("{} · {}", text.title, self.atlas.title);
        let url = self.home.url(self.address);
        let canonical = el("link").attr("rel", "canonical").attr("href", url.clone());
        self.bare(&title, Sheet::Text)
            .with(meta("description", text.about.clone()))
            .with(canonical)
            .with_all(self.alternates())
            .with_all(self.card(&title, &text.about, url))
            .with_all(text.scripts.iter().map(|asset| self.script(asset).attr("defer", "")))
    }

    fn script(&self, asset: &Asset) -> Element {
        script(self.root, asset)
    }

    /// Of any page of a dispute: its policy, title and style, and the feed of its changes.
    fn bare(&self, title: &str, sheet: Sheet) -> Element {
        let feed = self.link("alternate", &self.atlas.feed()).attr("type", hosting::ATOM);
        bare(self.address, (self.root, self.assets.style(sheet)), title).with(feed)
    }

    fn link(&self, rel: &str, file: &str) -> Element {
        el("link").attr("rel", rel).attr("href", format!("{}{file}", self.root))
    }

    /// What the program will ask for first. In a frame nothing is asked for before it is in sight.
    fn early(&self) -> Vec<Element> {
        if self.address.kind == Kind::Embed {
            return Vec::new();
        }
        let content = self.assets.data.get(&format!("content.{}", self.atlas.lang));
        let files = std::iter::once(&self.assets.program.file).chain(content);
        // The style sheet and the picture come first: without it the program would take the line from them.
        let low = |link: Element| link.attr("crossorigin", "anonymous").attr("fetchpriority", "low");
        files.map(|file| low(self.link("preload", file).attr("as", "fetch"))).collect()
    }

    /// Canonical address, other languages, oEmbed, cards, linked data.
    fn known_as(&self) -> Vec<Node> {
        let canonical = self.canonical();
        let url = self.home.url(&canonical);
        let link = |rel: &str, href: String| el("link").attr("rel", rel).attr("href", href);
        let mut out = vec![link("canonical", url.clone())];
        if self.address.kind != Kind::Embed {
            out.extend(self.alternates());
        }
        out.push(
            link("alternate", format!("{}{}", self.home.root, oembed_file(&canonical)))
                .attr("type", "application/json+oembed")
                .attr("title", self.title()),
        );
        if self.address.kind != Kind::Embed {
            out.extend(self.card(&self.title(), &self.about(), url));
        }
        let data = (self.address.kind != Kind::Embed).then(|| {
            let text = linked::data(self).to_string().replace('<', "\\u003c");
            el("script").attr("type", "application/ld+json").with(Node::Raw(text))
        });
        out.into_iter().chain(data).map(Node::from).collect()
    }

    /// What a link to the page looks like where it is shared.
    fn card(&self, title: &str, about: &str, url: String) -> Vec<Element> {
        let (image, shown) = self.picture();
        vec![
            property("og:type", "article"),
            property("og:title", title),
            property("og:description", about),
            property("og:url", url),
            property("og:site_name", self.home.publisher.clone()),
            property("og:locale", self.atlas.lang.clone()),
            meta("twitter:card", "summary_large_image"),
            property("og:image", image),
            property("og:image:type", "image/png"),
            property("og:image:width", picture::CARD.width.to_string()),
            property("og:image:height", picture::CARD.height.to_string()),
            property("og:image:alt", shown.clone()),
            meta("twitter:image:alt", shown),
        ]
    }

    /// The same page in the other languages, and in which one for everybody else.
    fn alternates(&self) -> Vec<Element> {
        let alternate = |lang: &str, hreflang: &str| {
            let page = Address { lang: lang.to_owned(), ..self.canonical() };
            let link = el("link").attr("rel", "alternate").attr("hreflang", hreflang);
            link.attr("href", self.home.url(&page))
        };
        let mut out: Vec<Element> = self.atlas.languages.iter().map(|lang| alternate(lang, lang)).collect();
        out.extend(self.atlas.languages.first().map(|lang| alternate(lang, "x-default")));
        out
    }
}
