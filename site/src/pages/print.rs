//! A page as text: the document that is read with and without the program, and the first picture of the map.

use super::assets::{Asset, Assets};
use super::head::TextPage;
use super::linked;
use super::page::{Head, Home, words_of};
use atlas::address::{Address, Kind, View};
use atlas::caption::{Caption, Cited};
use atlas::content::{About, Article, Atlas, History};
use atlas::direction;
use atlas::globe;
use atlas::layer::Layer;
use atlas::lens::Lens;
use atlas::level::Level;
use atlas::lonlat::LonLat;
use atlas::node::{self, Element, Node, el};
use atlas::picture::{self, Part};
use atlas::plane::Size;
use atlas::scene::{self, Furniture, Layers, Scene};
use atlas::sheet::{Cites, Publisher, REST, Sheet};
use atlas::svg;
use atlas::words::Words;
use serde_json::json;
use std::collections::BTreeMap;

/// What every page of a language is printed from.
#[derive(Clone, Copy)]
pub struct Printer<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// Its history.
    pub history: &'a History,
    /// The sources of the map's pages.
    pub cites: &'a Cites,
    /// The layers by name.
    pub layers: &'a BTreeMap<String, Layer>,
    /// The files that pages name.
    pub assets: &'a Assets,
    /// Where the site will stand, and whose it is.
    pub home: &'a Home,
    /// The large lands of the Earth, closed rings.
    pub globe: &'a [Vec<LonLat>],
}

/// What scripts say when something went wrong: the other words of a fault stand in the page, or the program says them.
const SAID_BY_SCRIPTS: [&str; 12] = [
    "close",
    "content",
    "corrupt",
    "load",
    "network",
    "no_picture",
    "no_start",
    "no_window",
    "retry",
    "status",
    "stopped",
    "update",
];

/// The printed map in its two shapes, for wide and for narrow screens; in frames as large as in one of the usual height.
fn pictures(kind: Kind) -> [(&'static str, Size); 2] {
    let (wide, narrow) = match kind {
        Kind::Embed => ((640.0, 428.0), (340.0, 366.0)),
        _ => ((870.0, 500.0), (360.0, 340.0)),
    };
    let size = |(width, height)| Size { width, height };
    [("wide", size(wide)), ("narrow", size(narrow))]
}

impl Printer<'_> {
    /// A page of the map.
    pub fn page(&self, address: &Address) -> String {
        let root = address.to_root();
        let head = Head { atlas: self.atlas, assets: self.assets, home: self.home, address, root: &root };
        let html = self
            .html()
            .attr_if("class", (address.kind == Kind::Embed).then_some("embed"))
            .attr("data-root", root.clone())
            .attr("data-files", self.files())
            .attr("data-publisher", self.home.publisher.clone());
        written(html.with(head.of_map()).with(self.body(&self.sheet(address, &root))))
    }

    pub(super) fn html(&self) -> Element {
        html(&self.atlas.words, &self.atlas.lang)
    }

    /// A part of a page of the map, as a document of its own. Its links are relative to the root of the site.
    pub fn part(&self, address: &Address, nodes: impl Fn(&Sheet<'_>) -> Vec<Node>) -> String {
        let head = el("head").with(el("title").with(self.atlas.title.clone()));
        let body = el("body").with_all(nodes(&self.sheet(address, "")));
        written(self.html().with(head).with(body))
    }

    pub(super) fn sheet<'a>(&'a self, address: &'a Address, root: &'a str) -> Sheet<'a> {
        let cited = Cited { root: self.home.said_root(), publisher: &self.home.publisher };
        Sheet { atlas: self.atlas, history: self.history, cites: self.cites, address, root, cited: Some(cited) }
    }

    /// The page about the map: a page of the same language with sources of its own.
    pub fn about(&self, about: &About) -> String {
        let address = self.atlas.page(Kind::About);
        let publisher = Publisher { name: &self.home.publisher, contact: self.home.corrections.as_deref() };
        let article = |sheet: &Sheet<'_>| sheet.about(about, publisher);
        let said = about.sections.first().and_then(|section| section.body.first());
        let text =
            TextPage { title: &about.title, about: said.map(|said| words_of(said)).unwrap_or_default(), scripts: &[] };
        Printer { cites: &Cites::of_about(about), ..*self }.document(&address, &text, article)
    }

    /// The article, with the map in it.
    pub fn article(&self, article: &Article) -> String {
        let address = self.atlas.page(Kind::Article);
        let said = article.sections.first().and_then(|section| section.body.first());
        let about = said.map(|said| words_of(said)).unwrap_or_default();
        let text = TextPage { title: &article.title, about, scripts: &[&self.assets.helper] };
        Printer { cites: &Cites::of_article(article), ..*self }
            .document(&address, &text, |sheet| sheet.article(article, &|| vec![self.card_of(&address, sheet.root)]))
    }

    /// What stands where a map will be: the card of the whole map.
    fn card_of(&self, address: &Address, root: &str) -> Node {
        let head = Head { atlas: self.atlas, assets: self.assets, home: self.home, address, root };
        let (file, shown) = head.card_of(&View::default());
        let Size { width, height } = atlas::picture::CARD;
        let image = el("img").attr("src", format!("{root}{file}")).attr("alt", shown);
        image.attr("width", width.to_string()).attr("height", height.to_string()).attr("loading", "lazy").into()
    }

    /// A page without a map of its own: it is read, and no program takes it over.
    pub(super) fn document(
        &self,
        address: &Address,
        text: &TextPage<'_>,
        article: impl Fn(&Sheet<'_>) -> Element,
    ) -> String {
        let root = address.to_root();
        let sheet = Sheet { cited: None, ..self.sheet(address, &root) };
        let head = Head { atlas: self.atlas, assets: self.assets, home: self.home, address, root: &root };
        let main = el("main").class("main").attr("id", "main").with(article(&sheet));
        let foot = el("footer").class("foot").with(el("div").class("words").with_all(sheet.foot()));
        let page = el("div").class("page text");
        let page = page.with(el("header").class("head").with_all(sheet.head())).with(main).with(foot);
        written(self.html().with(head.of_text(text)).with(el("body").with(page)))
    }

    /// What an editor's system puts into an article where this page's address stood.
    pub fn oembed(&self, address: &Address) -> serde_json::Value {
        linked::oembed(&Head { atlas: self.atlas, assets: self.assets, home: self.home, address, root: "" })
    }

    /// The picture by which a link to a page of the map is shown, or that shows a view of it.
    pub fn card(&self, address: &Address, view: &View) -> String {
        let choice = view.choice();
        let caption = Caption { lens: Lens { atlas: self.atlas, choice: &choice }, address, view, cited: None };
        let selected = address.island.as_deref();
        let layers = |level: Level| {
            let layer = |kind: &str| self.layers.get(&format!("{kind}-{}", level.number)).map(|layer| (layer, level));
            Layers {
                land: layer("land"),
                islands: layer("islands"),
                lines: self.layers.get("lines"),
                depths: self.layers.get("depth"),
            }
        };
        let size = picture::card_map(&caption);
        let viewport = scene::resting(self.atlas, view, selected, size);
        // It is shown larger than it is computed.
        let layers = layers(self.atlas.levels.at(viewport.camera.zoom + 1.0));
        let scene = scene::scene_at(caption.lens, layers, view, selected, viewport, Furniture::None);
        picture::card(Part { caption, scene: &scene })
    }

    /// The printed map in both its shapes with what stands on it, and its scale.
    pub(super) fn seen(&self, sheet: &Sheet<'_>) -> (Element, Element) {
        let (lens, view) = (Lens::plain(self.atlas), View::default());
        let selected = sheet.address.island.as_deref();
        let levels = &self.atlas.levels;
        let leveled =
            |kind: &str, level: Level| self.layers.get(&format!("{kind}-{}", level.number)).map(|layer| (layer, level));
        let layers = Layers {
            land: leveled("land", levels.printed_land()),
            islands: leveled("islands", levels.printed_islands()),
            lines: self.layers.get("lines"),
            depths: self.layers.get("depth"),
        };
        let is_embed = sheet.address.kind == Kind::Embed;
        let furniture = if is_embed { Furniture::Frame } else { Furniture::Page };
        let scenes = pictures(sheet.address.kind)
            .map(|(class, size)| (class, scene::scene(lens, layers, &view, selected, size, furniture)));
        let legends = scenes.each_ref().map(|(class, scene)| (*class, &scene.legend));
        let pictures = scenes.iter().map(|(class, scene)| self.picture(sheet, class, scene));
        // Whatever the height of a frame, these are seen with the map; and they come before it, so that nothing moves as it comes.
        let below = if is_embed { sheet.frame_credit() } else { sheet.answer() };
        let scale = scenes.first().map(|(_, scene)| svg::scale_bar(&scene.scale));
        let seen = el("div").class("view").with(below).with_all(pictures).with(sheet.legend(&legends));
        (seen, el("div").class("scales").with_all(scale))
    }

    /// Where on the Earth the map lies.
    pub(super) fn locator(&self) -> Element {
        let name = atlas::words::fill(&self.atlas.words.map.locator, &[("area", &Lens::plain(self.atlas).area())]);
        globe::locator(self.globe, self.atlas.home, &name)
    }

    fn body(&self, sheet: &Sheet<'_>) -> Element {
        let words = &self.atlas.words;
        let is_embed = sheet.address.kind == Kind::Embed;
        let (seen, scales) = self.seen(sheet);
        let mut scales = Some(scales);
        let seen = seen.with_all(if is_embed { scales.take() } else { None });
        let map = el("div").class("map").attr("data-role", "map").with(seen);
        let map = map.with_all(sheet.options());
        let panel = el("section").class("panel").attr("id", "panel").attr("aria-labelledby", "panel-title");
        let panel = panel.attr_if("data-about", sheet.address.island.clone());
        let main = el("main").class("main").with(map).with_all(sheet.timeline());
        let panel = panel.attr("tabindex", "0").with_all(sheet.panel());
        let main = main.with(if is_embed { sheet.rest(panel) } else { panel });
        // A frame shows where it is by the countries that it names.
        let foot = el("footer").class("foot").with_all((!is_embed).then(|| self.locator())).with_all(scales).with(
            el("div")
                .class("words")
                .with(el("p").class("still").with(words.fault.still.as_str()))
                .with_all(sheet.foot()),
        );
        let page = el("div").class("page");
        let skip = el("a")
            .class("skip")
            .attr("href", if is_embed { format!("#{REST}") } else { "#panel".to_owned() })
            .with(words.panel.skip.clone());
        let head = el("header").class("head").with_all(sheet.head());
        // The search stands here once the program runs; its room is kept, so that nothing moves.
        let search = (!is_embed).then(|| el("div").class("search"));
        let page = page.with(skip).with(head.with_all(search)).with(main).with(foot);
        el("body")
            .with(el("p").class("unstyled").with(words.fault.from_disk.as_str()))
            .with(page)
            .with(el("div").attr("id", "notice").with(self.not_started()))
            .with(
                el("script")
                    .attr("type", "application/json")
                    .attr("id", "site")
                    .with(Node::Raw(self.site(sheet.address))),
            )
    }

    /// What is said where the start script does not come: it takes this away, and the style sheet shows it after a while.
    fn not_started(&self) -> Element {
        let fault = &self.atlas.words.fault;
        let again = el("a").attr("href", "").with(fault.retry.clone());
        el("div").class("fault unstarted").attr("hidden", "").with(fault.no_start.as_str()).with(" ").with(again)
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
        // Without the style sheet one of the two is enough.
        picture.attr_if("display", (class == "narrow").then_some("none"))
    }

    /// The files of this language, as the app's `site` reads them.
    fn files(&self) -> String {
        let lang = format!(".{}", self.atlas.lang);
        // Files of a language carry it in their name; the app asks for its own without it.
        let own = |name: &String| match name.strip_suffix(&lang) {
            Some(own) => Some(own.to_owned()),
            None => (!name.contains('.')).then(|| name.clone()),
        };
        let named = self.assets.data.iter().filter_map(|(name, file)| Some(format!("{}={file}", own(name)?)));
        let parts = self.assets.parts.get(&self.atlas.lang).map(|parts| format!("parts={}", parts.folder));
        named.chain(parts).collect::<Vec<_>>().join(" ")
    }

    /// What the page holds for the start script: both parts of the program, and words for when nothing else is at hand.
    fn site(&self, address: &Address) -> String {
        let part = |asset: &Asset| json!({ "file": asset.file, "integrity": asset.integrity });
        let (program, controls) = (part(&self.assets.program), part(&self.assets.controls));
        let map = self.assets.version();
        let mut fault = json!(self.atlas.words.fault);
        if let Some(words) = fault.as_object_mut() {
            words.retain(|name, _| SAID_BY_SCRIPTS.contains(&name.as_str()));
        }
        let mut site = json!({ "program": program, "controls": controls, "map": map, "fault": fault });
        // A frame saves no picture.
        if let Some(fonts) = self.assets.fonts.get(&self.atlas.lang).filter(|_| address.kind != Kind::Embed) {
            site["fonts"] = json!(fonts);
        }
        // A data block ends at the first `</script`: nothing in it may look like one.
        site.to_string().replace('<', "\\u003c")
    }
}

/// The outermost element: it says in which language the page is, and in which direction it is read where that is from the right.
pub(super) fn html(words: &Words, lang: &str) -> Element {
    let turns = words.own_name.get(lang).is_some_and(|name| direction::is_right_to_left(name));
    el("html").attr("lang", lang).attr_if("dir", turns.then_some("rtl"))
}

/// A document as text.
pub(super) fn written(mut html: Element) -> String {
    let turns = html.get("dir") == Some("rtl");
    direction::mark(&mut html, turns);
    format!("<!doctype html>\n{}\n", node::to_html(&html.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;
    use std::collections::BTreeSet;
    use std::fs;

    /// What `start.js` looks up by the name that the program gives: how a file failed.
    const BY_NAME: [&str; 2] = ["corrupt", "network"];

    #[test]
    fn the_page_holds_what_scripts_say_of_faults_and_nothing_else() {
        let mut said = BTreeSet::from(BY_NAME.map(str::to_owned));
        for folder in ["assets/js", "assets/js/frame"] {
            for file in fs::read_dir(paths::root().join(folder)).unwrap().flatten() {
                let text = fs::read_to_string(file.path()).unwrap_or_default();
                let word =
                    |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
                // A sentence of a comment may end with it.
                said.extend(text.split("fault.").skip(1).map(word).filter(|word| !word.is_empty()));
            }
        }
        assert_eq!(said, SAID_BY_SCRIPTS.map(str::to_owned).into());
    }
}
