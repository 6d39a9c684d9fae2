//! A page as text: the same document and the same scene that the app makes live.

use super::assets::Assets;
use crate::policy;
use atlas::address::{Address, Kind, View};
use atlas::content::Atlas;
use atlas::layer::Layer;
use atlas::node::{self, Element, Node, el};
use atlas::plane::Size;
use atlas::prose::{self, Span};
use atlas::scene::{self, Layers, Level, Scene};
use atlas::sheet::Sheet;
use atlas::svg;
use serde_json::json;
use std::collections::BTreeMap;

/// What every page of a language is printed from.
pub struct Printer<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// The layers by name.
    pub layers: &'a BTreeMap<String, Layer>,
    /// The files that pages name.
    pub assets: &'a Assets,
}

/// The printed map in its two shapes: for wide and for narrow screens.
const PICTURES: [(&str, Size); 2] =
    [("wide", Size { width: 860.0, height: 640.0 }), ("narrow", Size { width: 390.0, height: 400.0 })];

impl Printer<'_> {
    /// A page of the map.
    pub fn page(&self, address: &Address, view: &View) -> String {
        let root = "../".repeat(address.print().matches('/').count());
        let island = address.island.as_deref().and_then(|id| self.atlas.island(id));
        let title = island
            .map_or_else(|| self.atlas.title.clone(), |island| format!("{} · {}", island.title, self.atlas.title));
        let about = island.map_or(&self.atlas.lead, |island| &island.brief);
        let about = about.first().map(|p| words_of(p)).unwrap_or_default();
        let sheet = Sheet { atlas: self.atlas, address, view, root: &root, live: false };
        self.document(&root, &title, &about, self.body(&sheet, view))
    }

    /// The page for an address that is none.
    pub fn not_found(&self) -> String {
        let address = Address { kind: Kind::Map, lang: self.atlas.lang.clone(), island: None };
        let view = View::default();
        // Served for any path, so its links start at the server's root.
        let sheet = Sheet { atlas: self.atlas, address: &address, view: &view, root: "/", live: false };
        let text = el("p").class("fault").with(self.atlas.words.fault.not_found.clone());
        let main = el("main").class("main").with(el("section").class("panel").with(text).with_all(sheet.panel()));
        let page = el("div").class("page").with(el("header").class("head").with_all(sheet.head())).with(main);
        let html = el("html").attr("lang", self.atlas.lang.clone()).with(self.head("/", &self.atlas.title, "", false));
        format!("<!doctype html>\n{}\n", node::to_html(&html.with(el("body").with(page)).into()))
    }

    fn document(&self, root: &str, title: &str, about: &str, body: Element) -> String {
        let html = el("html")
            .attr("lang", self.atlas.lang.clone())
            .attr("data-root", if root.is_empty() { "./" } else { root });
        let html = html.attr("data-files", self.files()).with(self.head(root, title, about, true)).with(body);
        format!("<!doctype html>\n{}\n", node::to_html(&html.into()))
    }

    fn head(&self, root: &str, title: &str, about: &str, starts: bool) -> Element {
        let assets = self.assets;
        let link = |rel: &str, file: &str| el("link").attr("rel", rel).attr("href", format!("{root}{file}"));
        let style = link("stylesheet", &assets.style.file).attr("integrity", assets.style.integrity.clone());
        let head = el("head")
            .with(el("meta").attr("charset", "utf-8"))
            .with(el("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy::for_path("/")))
            .with(el("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1"))
            .with(el("title").with(title))
            .with(el("meta").attr("name", "description").attr("content", about))
            .with(el("meta").attr("name", "color-scheme").attr("content", "light dark"))
            .with(el("link").attr("rel", "icon").attr("href", "data:,"))
            .with(style.attr("crossorigin", "anonymous"));
        if !starts {
            return head;
        }
        let early = |file: &String| link("preload", file).attr("as", "fetch").attr("crossorigin", "anonymous");
        let content = assets.data.get(&format!("content.{}", self.atlas.lang)).into_iter();
        let boot = el("script")
            .attr("type", "module")
            .attr("src", format!("{root}{}", assets.boot.file))
            .attr("integrity", assets.boot.integrity.clone())
            .attr("crossorigin", "anonymous");
        head.with(early(&assets.program.file)).with_all(content.map(early)).with(boot)
    }

    fn body(&self, sheet: &Sheet<'_>, view: &View) -> Element {
        let words = &self.atlas.words;
        let selected = sheet.address.island.as_deref();
        let layers = |islands: Level| Layers {
            land: self.layers.get("land-0").map(|layer| (layer, Level(0))),
            islands: self.layers.get(&format!("islands-{}", islands.0)).map(|layer| (layer, islands)),
            lines: self.layers.get("lines"),
        };
        let scenes =
            PICTURES.map(|(class, size)| (class, scene::scene(self.atlas, layers(Level(1)), view, selected, size)));
        // The legend names every line that is drawn somewhere, as the live one does.
        let vocabulary = self.atlas.vocabulary();
        let drawn = self.layers.get("lines").map(|layer| scene::lines(self.atlas, layer, view, &vocabulary));
        let drawn = drawn.unwrap_or_default();
        let lines = scene::line_ids(&drawn);
        let map = el("div").class("map").attr("data-role", "map");
        let map = map.with_all(scenes.iter().map(|(class, scene)| self.picture(sheet, class, scene)));
        let map = map.with(el("p").class("still").with(words.fault.still.clone()));
        let panel = el("section").class("panel").attr("id", "panel").attr("aria-labelledby", "panel-title");
        let main = el("main").class("main").with(map).with(panel.attr("tabindex", "0").with_all(sheet.panel()));
        let scale = scenes.first().map(|(_, scene)| svg::scale_bar(&scene.scale));
        let foot = el("footer")
            .class("foot")
            .with(sheet.legend(&lines))
            .with(el("div").class("scales").with_all(scale))
            .with(el("div").class("words").with_all(sheet.foot()));
        let page = el("div").class("page").attr("id", "printed");
        let skip = el("a").class("skip").attr("href", "#panel").with(words.panel.skip.clone());
        let page = page.with(skip).with(el("header").class("head").with_all(sheet.head())).with(main).with(foot);
        el("body")
            .with(page)
            .with(el("div").attr("id", "live").attr("hidden", ""))
            .with(el("div").attr("id", "notice"))
            .with(el("script").attr("type", "application/json").attr("id", "site").with(Node::Raw(self.site())))
    }

    fn picture(&self, sheet: &Sheet<'_>, class: &'static str, scene: &Scene) -> Element {
        let link = |id: &str| {
            let address = sheet.address.with_island(Some(id));
            Some(format!("{}{}", sheet.root, address.print()))
        };
        let name = atlas::words::fill(&self.atlas.words.map.name, &[("title", &self.atlas.title)]);
        let mut picture = svg::scene(scene, class, &name, &link);
        if let Some((_, value)) = picture.attributes.iter_mut().find(|(name, _)| *name == "class") {
            value.push(' ');
            value.push_str(class);
        }
        picture
    }

    /// The files of this language, as the app's `site` reads them.
    fn files(&self) -> String {
        let own = format!("content.{}", self.atlas.lang);
        let name = |name: &String| if *name == own { "content".to_owned() } else { name.clone() };
        let wanted = self.assets.data.iter().filter(|(name, _)| **name == own || !name.starts_with("content."));
        wanted.map(|(key, file)| format!("{}={file}", name(key))).collect::<Vec<_>>().join(" ")
    }

    /// What the page holds for the start script: the program, and words for when nothing else is at hand.
    fn site(&self) -> String {
        let program = json!({ "file": self.assets.program.file, "integrity": self.assets.program.integrity });
        let site = json!({ "program": program, "fault": self.atlas.words.fault });
        // A data block ends at the first `</script`: nothing in it may look like one.
        site.to_string().replace('<', "\\u003c")
    }
}

fn words_of(paragraph: &[Span]) -> String {
    let words = paragraph.iter().filter_map(|span| match span {
        Span::Words(words) => Some(words.as_str()),
        Span::Cite(_) => None,
    });
    prose::plain(&words.collect::<String>())
}
