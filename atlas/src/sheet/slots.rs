//! What the panel says of one island, or of the whole where none is chosen: the content of its slots.

use super::{Sheet, Slot, names};
use crate::content::{Held, Island, Name};
use crate::node::{Element, Node, el};
use crate::prose::Paragraph;
use crate::words::fill;

impl Sheet<'_> {
    /// A slot with what it holds on this page.
    pub(super) fn slot(&self, slot: Slot) -> Node {
        el("div").attr("data-slot", slot.name()).with_all(self.slot_body(slot)).into()
    }

    /// The slots of this page and the sources they cite: all that another page needs in order to show this island.
    pub fn island_part(&self) -> Vec<Node> {
        let slots: Vec<Node> = Slot::ALL.into_iter().map(|slot| self.slot(slot)).collect();
        let cited = self.cites.cited_in(slots.iter());
        let sources = self.sources_list(&cited).into();
        slots.into_iter().chain([sources]).collect()
    }

    fn slot_body(&self, slot: Slot) -> Vec<Node> {
        match (slot, self.selected()) {
            (Slot::Head, None) => self.whole_head(),
            (Slot::Head, Some(island)) => self.island_head(island),
            (Slot::Brief, None) if self.is_embed() => self.lead(),
            (Slot::Brief, Some(island)) => self.island_brief(island),
            (Slot::Positions, Some(island)) => self.positions(island),
            (Slot::Facts, Some(island)) => self.facts(island),
            (Slot::Facts, None) if !self.atlas.facts.is_empty() => {
                vec![self.facts_table(&self.atlas.facts, &[]).into()]
            }
            (Slot::Scenarios, None) if !self.is_embed() => self.scenarios(),
            _ => Vec::new(),
        }
    }

    fn lead(&self) -> Vec<Node> {
        self.prose(&self.atlas.lead).into_iter().map(|p| p.class("lead").into()).collect()
    }

    fn heading(&self, title: Vec<Node>) -> Node {
        el("h2").attr("id", "panel-title").attr("tabindex", "-1").with_all(title).into()
    }

    fn whole_head(&self) -> Vec<Node> {
        // Where the two names do not fit one line, none begins with the stroke between them.
        let area = self.atlas.area.iter().map(|(side, name)| (side.as_str(), name.as_str()));
        let heading = std::iter::once(self.heading(names(area, "\u{a0}/ "))).chain(self.also(&self.atlas.common));
        if self.is_embed() {
            return heading.collect();
        }
        // On a small screen it stands below the map.
        let glance = self.atlas.glance.iter().map(|said| self.paragraph(el("p").class("glance"), said).into());
        heading.chain(glance).chain(self.lead()).collect()
    }

    fn island_head(&self, island: &Island) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let mut out = vec![self.heading(self.names(island))];
        out.extend(self.also(&island.common));
        out.push(self.forms(island));
        let group = self.atlas.group_of(island);
        if group.id != island.id {
            let link = el("a").attr("href", self.island_href(Some(&group.id))).with_all(self.names(group));
            let (before, after) = words.part_of.split_once("{group}").unwrap_or((&words.part_of, ""));
            out.push(el("p").class("part-of").with(before).with(link).with(after).into());
        }
        out.push(self.held(island));
        out
    }

    fn forms(&self, island: &Island) -> Node {
        let form = |name: &Name| {
            let side = self.atlas.side_name(&name.side).to_owned();
            let native = el("span").attr("lang", name.lang.clone()).with(name.native.clone());
            let reading = name
                .reading
                .as_ref()
                .map(|reading| el("span").class("reading").attr("lang", name.lang.clone()).with(format!(" {reading}")));
            // A name in Latin letters is said once.
            let latin = Some(&name.latin).filter(|latin| **latin != name.native);
            let latin = latin.map(|latin| el("span").class("latin").with(format!(" {latin}")));
            let cell = el("div").with(el("dt").with(side));
            let value = el("dd").with(native).with_all(reading).with_all(latin);
            cell.with(value)
        };
        el("dl").class("forms").with_all(island.names.iter().map(form)).into()
    }

    fn held(&self, island: &Island) -> Node {
        let words = &self.atlas.words.panel;
        let value = |held: &Held| {
            let name = el("b").with(self.atlas.side_name(&held.by));
            let part = held.part.first().map(|part| self.paragraph(el("span").class("part"), part));
            el("dd").with(name).with_all(part)
        };
        let cell = |label: &str, held: &[Held]| el("div").with(el("dt").with(label)).with_all(held.iter().map(value));
        let [administered, claimed] = self.atlas.held(island);
        let mut by = cell(&words.administered_by, administered);
        if administered.is_empty() {
            by = by.with(el("dd").with(el("b").with(words.nobody.clone())));
        }
        el("dl").class("held").with(by).with(cell(&words.claimed_by, claimed)).into()
    }

    /// A name that is no side's, where there is one.
    fn also(&self, common: &str) -> Option<Node> {
        let said = fill(&self.atlas.words.panel.also, &[("name", common)]);
        (!common.is_empty()).then(|| el("p").class("also").with(said).into())
    }

    fn island_brief(&self, island: &Island) -> Vec<Node> {
        let group = self.atlas.group_of(island);
        let of_group = if group.id == island.id { &[][..] } else { &group.brief[..] };
        let prose = self.prose(&island.brief).into_iter().chain(self.prose(of_group));
        prose.map(Node::from).chain(self.islets(group, island)).collect()
    }

    fn islets(&self, group: &Island, here: &Island) -> Option<Node> {
        let links: Vec<Element> =
            self.atlas.islets(&group.id).map(|islet| self.island_link(islet, islet.id == here.id)).collect();
        let name = fill(&self.atlas.words.panel.islets, &[("island", &group.title)]);
        let nav =
            |links| el("nav").class("islets-list").attr("aria-label", name).with(el("ul").with_all::<Element>(links));
        (!links.is_empty()).then(|| nav(links).into())
    }

    fn positions(&self, island: &Island) -> Vec<Node> {
        let group = self.atlas.group_of(island);
        let positions: &[(String, Vec<Paragraph>)] =
            if island.positions.is_empty() { &group.positions } else { &island.positions };
        if positions.is_empty() {
            return Vec::new();
        }
        let heading = self.with_names(el("h4").class("question"), &self.atlas.words.panel.position, group);
        vec![heading.into(), self.sides(positions).into()]
    }

    fn facts(&self, island: &Island) -> Vec<Node> {
        std::iter::once(self.facts_table(&island.facts, &island.origins).into()).chain(self.periods(island)).collect()
    }
}
