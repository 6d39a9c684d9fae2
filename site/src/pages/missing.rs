//! The page for an address that is none: the printed map of the whole, with the sentence that says so. No program runs there: the
//! address names nothing that one could show.

use super::page::Head;
use super::print::{Printer, written};
use super::styles::Sheet as Styles;
use atlas::address::{Address, Kind};
use atlas::node::el;
use atlas::sheet::Sheet;

impl Printer<'_> {
    /// The page for an address that is none, in this language.
    pub fn not_found(&self) -> String {
        let address = Address { kind: Kind::Map, lang: self.atlas.lang.clone(), island: None };
        // Served for any path, so its links cannot be relative.
        let root = self.home.folder();
        let sheet = Sheet { cited: None, ..self.sheet(&address, &root) };
        let (seen, scales) = self.seen(&sheet);
        let text = el("p").class("fault").with(self.atlas.words.fault.not_found.clone());
        let map = el("div").class("map").attr("data-role", "map").with(seen.with(text));
        let panel = el("section").class("panel").attr("aria-labelledby", "panel-title").attr("tabindex", "0");
        let main = el("main").class("main").with(map).with(panel.with_all(sheet.panel()));
        let words = el("div").class("words").with_all(sheet.foot());
        let foot = el("footer").class("foot").with(self.locator()).with(scales).with(words);
        let page =
            el("div").class("page").with(el("header").class("head").with_all(sheet.head())).with(main).with(foot);
        let (atlas, assets, home) = (self.atlas, self.assets, self.home);
        let head = Head { atlas, assets, home, address: &address, root: &root };
        written(self.html().with(head.bare(&atlas.title, Styles::Map)).with(el("body").with(page)))
    }
}
