//! Content as a reader has chosen to see it: every question whose answer depends on both.

use crate::choice::Choice;
use crate::content::{Atlas, Band, Former, Holding, Island, JOINT, Line, LineKind, Perspective, Scenario, Side};
use crate::date::{Day, PartialDate, Period};
use crate::prose::Paragraph;
use crate::style::Stripes;
use crate::words::fill;

/// The content, seen as chosen. It borrows both and copies neither.
#[derive(Clone, Copy, Debug)]
pub struct Lens<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// What was chosen.
    pub choice: &'a Choice,
}

/// How a disputed island is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IslandStyle {
    /// Striped: one holds it, others claim it.
    Disputed(Stripes),
    /// It would pass to the side of this tint.
    Passing(u8),
    /// In the tint of a side; 0 for neither's.
    Tint(u8),
}

/// A line at sea as it is drawn and named: on a side's map the lines are that side's, and it names them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The optional layer it belongs to.
    pub layer: &'a str,
    /// What sort of line it is.
    pub kind: LineKind,
    /// Its name, as set along it.
    pub name: &'a str,
    /// Its entry in the legend.
    pub legend: &'a str,
    /// What it is.
    pub about: &'a [Paragraph],
    /// When it holds.
    pub period: Period,
    /// When it was signed, and its entry in the legend from then until it holds.
    pub signed: Option<&'a (PartialDate, String)>,
}

/// Land that is drawn in another tint than today's.
#[derive(Clone, Debug, PartialEq)]
pub struct Retint {
    /// Ids of the land; all of it where there are none.
    pub land: Vec<String>,
    /// The part of it in these boxes, west, south, east, north in degrees; whole where they are absent.
    pub boxes: Option<Vec<[f64; 4]>>,
    /// Land of this side is left as it is; of none, where it is absent.
    pub unless: Option<String>,
    /// The tint: 1 or 2 for a side's, 0 for neither's.
    pub tint: u8,
}

impl<'a> Lens<'a> {
    /// The content as it is where nothing is chosen.
    pub fn plain(atlas: &'a Atlas) -> Self {
        Self { atlas, choice: &Choice::NONE }
    }

    /// The day as of which the map is drawn, where it is not the present.
    pub fn day(self) -> Option<Day> {
        self.choice.date.map(PartialDate::first)
    }

    /// As whom the map is drawn, where it is not ours and that side has a map of its own.
    pub fn perspective(self) -> Option<&'a Perspective> {
        let side = self.choice.side.as_ref()?;
        self.atlas.perspectives.iter().find(|view| view.side == *side)
    }

    /// The scenario that is drawn, where one is: a side's own map has none.
    pub fn scenario(self) -> Option<&'a Scenario> {
        let id = self.choice.scenario.as_ref().filter(|_| self.perspective().is_none())?;
        self.atlas.scenario_details.all.iter().find(|scenario| scenario.id == *id)
    }

    /// The name of an island: every side's, joined, or that of the side whose names alone are shown.
    pub fn title(self, island: &'a Island) -> &'a str {
        match self.titles(island)[..] {
            [one] => one,
            _ => &island.title,
        }
    }

    /// The same name by name, each once.
    pub fn titles(self, island: &'a Island) -> Vec<&'a str> {
        self.of_side(island.names.iter().map(|name| (name.side.as_str(), name.label.as_str())))
    }

    /// The name of all the disputed islands, as [`title`](Self::title) names one.
    pub fn area(self) -> String {
        self.areas().join(JOINT)
    }

    /// The same name by name, each once.
    pub fn areas(self) -> Vec<&'a str> {
        self.of_side(self.atlas.area.iter().map(|(side, name)| (side.as_str(), name.as_str())))
    }

    /// The names of the side whose names alone are shown; every side's, each once, where it has none or none was chosen.
    fn of_side(self, names: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
        let mut all: Vec<&str> = Vec::new();
        for (side, name) in names {
            if self.choice.names.as_deref() == Some(side) {
                return vec![name];
            }
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    /// Who held an island on the map's date; nothing for the present, or where the chronology says nothing of it.
    pub fn holding(self, island: &'a Island) -> Option<Holding<'a>> {
        self.atlas.timeline.holding(&self.atlas.group_of(island).id, self.day()?)
    }

    /// How an island is drawn: a side's own on its map, by who held it at the map's date, by what would pass in a scenario.
    pub fn style(self, island: &'a Island) -> IslandStyle {
        if let Some(view) = self.perspective() {
            return IslandStyle::Tint(self.tint(Some(&view.side)));
        }
        let passes = |scenario: &Scenario| scenario.moves(&self.atlas.group_of(island).id);
        match self.holding(island) {
            Some(holding) if !holding.disputed => IslandStyle::Tint(self.tint(holding.by)),
            _ if self.scenario().is_some_and(passes) => IslandStyle::Passing(self.passing_to()),
            Some(holding) => IslandStyle::Disputed(self.stripes(island, holding.by)),
            None => IslandStyle::Disputed(self.stripes(island, self.atlas.holders(island).0)),
        }
    }

    /// The tint of the side to which land would pass in scenarios.
    pub fn passing_to(self) -> u8 {
        self.tint(Some(&self.atlas.scenario_details.to))
    }

    /// The stripes of an island that a side holds and others claim, as they do today.
    fn stripes(self, island: &Island, by: Option<&str>) -> Stripes {
        let (administered, claimed) = self.atlas.holders(island);
        Stripes::new(self.tint(by), [administered, claimed].into_iter().flatten().map(|side| self.tint(Some(side))))
    }

    /// All stripes that the map may show, whatever is chosen: of the present, and of each time in which islands were disputed.
    pub fn all_stripes(atlas: &Atlas) -> Vec<Stripes> {
        let lens = Lens::plain(atlas);
        let present = atlas.groups().map(|island| lens.stripes(island, atlas.holders(island).0));
        let past = atlas.timeline.spans.iter().filter(|span| span.disputed).flat_map(|span| {
            let islands = span.islands.iter().filter_map(|id| atlas.island(id));
            islands.map(|island| lens.stripes(island, span.by.as_deref()))
        });
        let mut all: Vec<Stripes> = Vec::new();
        for stripes in present.chain(past) {
            if !all.contains(&stripes) {
                all.push(stripes);
            }
        }
        all
    }

    /// The stripes of a stretch of the time axis.
    pub fn band_stripes(self, band: &Band<'_>) -> Option<Stripes> {
        let group = self.atlas.groups().next().filter(|_| band.disputed)?;
        Some(self.stripes(group, band.by?))
    }

    /// What a side was called on the map's date, as a sentence has it; nothing for an unknown one.
    pub fn side_name(self, id: &str) -> &'a str {
        let side = self.atlas.side(id);
        side.map_or("", |side| self.called(side).map_or(side.name.as_str(), |(_, former)| &former.within))
    }

    /// What a side was called on the map's date, where that is not what it is called today.
    pub fn called(self, side: &Side) -> Option<(usize, &Former)> {
        side.called_on(self.day()?)
    }

    /// Who administers and who claims an island on the map's date, by name.
    pub fn held(self, island: &'a Island) -> (&'a str, &'a str) {
        let (administered, claimed) = self.atlas.holders(island);
        let name = |side: Option<&str>| side.map_or("", |side| self.side_name(side));
        (name(administered), name(claimed))
    }

    fn tint(self, side: Option<&str>) -> u8 {
        side.and_then(|id| self.atlas.side(id)).map_or(0, |side| side.tint)
    }

    /// The accessible name of an island on the map.
    pub fn island_name(self, island: &'a Island) -> String {
        let (title, words) = (self.title(island), &self.atlas.words);
        if let Some(holding) = self.holding(island).filter(|holding| !holding.disputed) {
            let held = |by| fill(&words.timeline.held, &[("island", title), ("by", self.side_name(by))]);
            return holding.by.map_or_else(|| fill(&words.timeline.unheld, &[("island", title)]), held);
        }
        let (by, claimed) = self.held(island);
        fill(&words.map.island, &[("island", title), ("by", by), ("claimed", claimed)])
    }

    /// Who holds and who claims what is chosen, an island or all of them, in a sentence.
    pub fn answer(self, island: Option<&'a Island>) -> String {
        let whole = |group: &'a Island| {
            let (by, claimed) = self.held(group);
            fill(&self.atlas.words.map.answer, &[("island", &self.area()), ("by", by), ("claimed", claimed)])
        };
        let of_all = || {
            let Some(first) = self.atlas.groups().next() else { return String::new() };
            let holding = |group| self.holding(group).filter(|holding| !holding.disputed).map(|holding| holding.by);
            let words = &self.atlas.words.timeline;
            match holding(first) {
                of_first if self.atlas.groups().any(|group| holding(group) != of_first) => {
                    format!("{}{}{}", self.area(), self.atlas.words.mark.colon, words.mixed)
                }
                Some(Some(by)) => fill(&words.held, &[("island", &self.area()), ("by", self.side_name(by))]),
                Some(None) => fill(&words.unheld, &[("island", &self.area())]),
                None => whole(first),
            }
        };
        island.map_or_else(of_all, |island| self.island_name(island))
    }

    /// Land that is drawn in another tint than today's: without a tint in the eyes of the side whose map it is, and as it was
    /// held on the map's date. Later ones lie upon earlier ones.
    pub fn retints(self) -> Vec<Retint> {
        let boxes = |is_meant: &dyn Fn(&String) -> bool| {
            let regions = self.atlas.regions.iter().filter(|region| is_meant(&region.id));
            regions.flat_map(|region| region.boxes.clone()).collect()
        };
        let untinted = self.perspective().map(|view| Retint {
            land: Vec::new(),
            boxes: Some(boxes(&|id| view.untinted.contains(id))),
            unless: Some(view.side.clone()),
            tint: 0,
        });
        let tenures = self.day().into_iter().flat_map(|day| self.atlas.timeline.tenures_on(day));
        let held = tenures.map(|tenure| Retint {
            land: tenure.land.clone(),
            boxes: tenure.region.as_ref().map(|region| boxes(&|id| id == region)),
            unless: tenure.by.clone(),
            tint: self.tint(tenure.by.as_deref()),
        });
        untinted.into_iter().chain(held).collect()
    }

    /// Ids of the lines that the opened question is about; a side's own map has its own lines.
    pub fn argued_lines(self) -> &'a [String] {
        let is_open = |claim: &&crate::content::Claim| Some(&claim.key) == self.choice.claim.as_ref();
        let claim = self.atlas.claims.iter().find(is_open).filter(|_| self.perspective().is_none());
        claim.map_or(&[], |claim| &claim.lines)
    }

    /// The lines that the map knows, drawn or not.
    pub fn lines(self) -> Vec<LineView<'a>> {
        match self.perspective() {
            Some(view) => view.lines.iter().filter_map(|(id, name)| self.line_of_side(id, name)).collect(),
            None => self.atlas.lines.iter().map(LineView::of).collect(),
        }
    }

    /// A line as a side has it: past or present, for this side it is the border of today.
    fn line_of_side(self, id: &str, name: &'a str) -> Option<LineView<'a>> {
        let line = self.atlas.lines.iter().find(|line| line.id == id)?;
        let layer = self.atlas.layers_on.first().map_or("", String::as_str);
        let period = Period { to: None, ..line.period };
        Some(LineView { layer, kind: LineKind::Border, name, legend: name, period, signed: None, ..LineView::of(line) })
    }

    /// The lines that are drawn, where `is_on` says which optional layers are: without a date those of the present, and those of
    /// the past whose layer was asked for; with one, those that held on it, a treaty's whether or not its layer is on. A scenario
    /// has its own lines in place of the present borders.
    pub fn drawn_lines(self, is_on: impl Fn(&str) -> bool) -> Vec<LineView<'a>> {
        let usual = |layer: &str| self.atlas.layers_on.iter().any(|on| on == layer);
        let now = |line: LineView<'a>| match line.signed {
            Some((_, legend)) if self.day().is_some_and(|day| line.is_signed_only(day)) => {
                LineView { kind: LineKind::Signed, legend, ..line }
            }
            _ => line,
        };
        let holds = |line: &LineView<'_>| match self.day() {
            None => line.period.is_present() || (line.period.from.is_some() && !usual(line.layer)),
            Some(day) => line.kind == LineKind::Signed || (line.period.from.is_some() && line.period.holds(day)),
        };
        let is_of_treaty = |line: &LineView<'_>| matches!(line.kind, LineKind::Treaty | LineKind::Signed);
        let is_shown = |line: &LineView<'_>| is_on(line.layer) || (self.day().is_some() && is_of_treaty(line));
        let argued = self.argued_lines();
        let is_argued = |line: &LineView<'_>| argued.iter().any(|id| id == line.id);
        let is_drawn = |line: &LineView<'_>| match self.scenario() {
            _ if is_argued(line) => true,
            Some(scenario) if line.kind.parts_sides() => scenario.lines.iter().any(|id| id == line.id),
            Some(_) => is_on(line.layer),
            None => is_shown(line) && holds(line),
        };
        self.lines().into_iter().map(now).filter(is_drawn).collect()
    }
}

impl<'a> LineView<'a> {
    fn of(line: &'a Line) -> Self {
        let Line { id, layer, kind, name, legend, about, period, signed } = line;
        Self { id, layer, kind: *kind, name, legend, about, period: *period, signed: signed.as_ref() }
    }

    /// Whether it was signed on a day, and did not hold yet.
    fn is_signed_only(&self, day: Day) -> bool {
        let from = self.period.from.map_or(Day::MAX, PartialDate::first);
        self.signed.is_some_and(|(signed, _)| (signed.first()..from).contains(&day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn who_holds_the_whole_is_said_of_the_maps_date() {
        let atlas = fixture::atlas("en");
        let answer = |date: Option<&str>| {
            let choice = Choice { date: date.map(|date| date.parse().unwrap()), ..Choice::NONE };
            Lens { atlas: &atlas, choice: &choice }.answer(None)
        };
        let (present, before, since) = (answer(None), answer(Some("1860")), answer(Some("1880")));
        assert!(present.contains("claimed by"), "{present}");
        assert!(before.ends_with(": no border agreed"), "{before}");
        assert!(since.contains("held by the Velsund Union, claimed by"), "{since}");
    }

    #[test]
    fn a_side_is_called_as_it_was_on_the_maps_date() {
        let atlas = fixture::atlas("en");
        for (date, called) in [
            ("1849", "Velsund"),
            ("1850", "the Velsund Union"),
            ("1921-12-31", "the Velsund Union"),
            ("1922", "Velsund"),
        ] {
            let choice = Choice { date: Some(date.parse().unwrap()), ..Choice::NONE };
            let lens = Lens { atlas: &atlas, choice: &choice };
            assert_eq!(lens.side_name("velsund"), called, "{date}");
            let says = lens.answer(None).contains(called);
            assert!(says || date < "1871", "{date}: {}", lens.answer(None));
        }
        assert_eq!(Lens::plain(&atlas).side_name("velsund"), "Velsund");
    }

    #[test]
    fn a_treatys_line_is_drawn_as_signed_until_it_holds() {
        let atlas = fixture::atlas("en");
        for (date, kind) in [
            ("1864", None),
            ("1865", Some(LineKind::Signed)),
            ("1871-03-08", Some(LineKind::Signed)),
            ("1871-03-09", Some(LineKind::Claimed)),
        ] {
            let choice = Choice { date: Some(date.parse().unwrap()), ..Choice::NONE };
            let lines = Lens { atlas: &atlas, choice: &choice }.drawn_lines(|_| true);
            assert_eq!(lines.iter().find(|line| line.id == "white-book").map(|line| line.kind), kind, "{date}");
        }
    }

    #[test]
    fn one_sides_names_stand_alone_in_headings_and_for_the_whole() {
        let atlas = fixture::atlas("en");
        let plain = Lens::plain(&atlas);
        assert_eq!(plain.area(), "Outer Isles / Near Isles");
        for (side, area) in &atlas.area {
            let choice = Choice { names: Some(side.clone()), ..Choice::NONE };
            let lens = Lens { atlas: &atlas, choice: &choice };
            for island in &atlas.islands {
                let own = island.names.iter().find(|name| name.side == *side).expect("each side names every island");
                assert_eq!((lens.title(island), plain.title(island)), (own.label.as_str(), island.title.as_str()));
            }
            assert_eq!(lens.area(), *area);
        }
    }
}
