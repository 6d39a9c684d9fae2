//! What stands below the map: rules, licences, the legend.

use super::Sheet;
use crate::address::{Address, Kind, View};
use crate::caption;
use crate::content::LineKind;
use crate::legend::{Legend, LegendEntry, Swatch};
use crate::node::{Element, Node, el};
use crate::words::fill;

/// Where OpenStreetMap says what its licence asks for.
pub const MAP_DATA: &str = "https://www.openstreetmap.org/copyright";

impl Sheet<'_> {
    /// The rules and licences below everything.
    pub fn foot(&self) -> Vec<Node> {
        // In a frame it stands with the map.
        let credit = if self.is_embed() { el("p").class("disclaimer") } else { self.credit() };
        let first = credit.with(self.pages());
        std::iter::once(first).chain(self.imprint()).map(Node::from).collect()
    }

    /// What stands with the map of a frame, whatever the height of the frame: what holds of it, to which day it was checked, whose data it
    /// shows, and the way to the full map.
    pub fn frame_credit(&self) -> Element {
        let full = self.full_map(&View::default()).with(self.atlas.words.panel.full_map.clone());
        self.credit().with(" ").with(full)
    }

    /// What holds of the map, to which day it was checked, and whose data it shows, with a link to their licence.
    fn credit(&self) -> Element {
        let atlas = self.atlas;
        let notice = self.leaving(el("a").attr("href", MAP_DATA)).with(atlas.words.map.data.clone());
        let mark = &atlas.words.mark;
        el("p")
            .class("disclaimer")
            .with(format!("{}{}", atlas.disclaimer, mark.sentence))
            .with(self.checked())
            .with(notice)
            .with(format!("{}{}{}", mark.list, atlas.words.map.licence, mark.end))
    }

    /// To which day the content is checked.
    fn checked(&self) -> Element {
        el("span").class("checked").with(caption::checked(self.atlas) + &self.atlas.words.mark.stop)
    }

    /// The pages about the map.
    fn pages(&self) -> Element {
        let (atlas, words) = (self.atlas, &self.atlas.words.panel);
        let page = |kind: Kind, word: &str| {
            let address = atlas.page(kind);
            self.leaving(el("a").attr("href", self.href(&address, &View::default()))).with(word)
        };
        let home = Address::home(&atlas.lang);
        let all = self.leaving(el("a").attr("href", self.href(&home, &View::default()))).attr("id", "all-maps");
        let pages = el("span").class("pages").with(" ").with(all.with(words.all_maps.clone()));
        let pages = pages.with(" · ").with(page(Kind::About, &words.about));
        let pages = pages.with(" · ").with(page(Kind::Data, &words.data));
        pages.with(" · ").with(page(Kind::BuildEmbed, &words.build_embed).attr("id", "to-embed"))
    }

    /// What paper says of the page, since there no link is followed: the rule of names, licences, version, whose it is. Its address and
    /// the day it was printed are the start script's to say.
    fn imprint(&self) -> [Element; 2] {
        let (atlas, words) = (self.atlas, &self.atlas.words.picture);
        let mark = &atlas.words.mark.sentence;
        let rule = |side: &str, text: String| el("span").attr("data-naming", side).with(text);
        let of_side = |side: &crate::content::Side| {
            rule(&side.id, fill(&words.names, &[("side", &side.name)])).attr("hidden", "")
        };
        let said = format!("{mark}{}{mark}{}", words.texts, caption::state(self.lens()));
        let naming = std::iter::once(rule("both", atlas.naming.clone())).chain(atlas.sides.iter().map(of_side));
        let has_script = self.address.kind.has_map();
        let day = has_script.then(|| el("span").class("printed-on").attr("data-said", words.printed.as_str()));
        let whose = self.cited.map(|cited| format!("{}{}", cited.publisher, atlas.words.mark.stop));
        let own = self.cited.map(|cited| {
            let own = el("span").class("printed-from").attr("data-site", cited.root);
            if cited.root.is_empty() { own } else { own.with(format!("{}{}", cited.root, self.address.print())) }
        });
        let from = el("p").class("imprint").with_all(whose).with_all(own).with_all(day);
        [el("p").class("imprint").with_all(naming).with(said), from]
    }

    /// The legend: every entry that it may have, those that are on none of the pictures hidden. `shown` is what is on each of them, by
    /// its class; what is on one alone is shown with that one.
    pub fn legend(&self, shown: &[(&str, &Legend)]) -> Element {
        let pictures = |entry: &LegendEntry| {
            shown.iter().filter(|(_, legend)| legend.has(&entry.key)).map(|(class, _)| *class).collect::<Vec<_>>()
        };
        let item = |entry: &LegendEntry| {
            let swatch = el("span").class(format!("swatch {}", entry.swatch.class())).attr("aria-hidden", "true");
            let item = el("li").attr("data-legend", entry.key.clone());
            let on = pictures(entry);
            let only = on.first().filter(|_| on.len() < shown.len()).map(|class| format!("only-{class}"));
            let item = item.attr_if("class", only).attr_if("hidden", on.is_empty().then_some(""));
            let text = el("span").with(entry.text.clone());
            // A frame's key is too small for marks of sources: the line itself tells of them when it is pressed.
            let cited = entry.cite.iter().filter(|_| !self.is_embed());
            item.with(swatch).with(cited.fold(text, |text, id| self.cite(text, id)))
        };
        let name = self.atlas.words.map.legend.clone();
        let all = Legend::all(self.atlas);
        // Whose line is whose must be told where there are several, on the smallest map too.
        let claimed = all.entries.iter().filter(|entry| entry.swatch == Swatch::Line(LineKind::Claimed)).count();
        let class = if claimed > 1 { "legend many-claims" } else { "legend" };
        let list = el("ul").class(class).attr("data-role", "legend").attr("aria-label", name);
        list.with_all(all.entries.iter().map(item))
    }
}
