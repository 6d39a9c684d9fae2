//! Content as a reader has chosen to see it: every question whose answer depends on both.

use crate::choice::Choice;
use crate::content::{
    Atlas, Band, Former, Held, Holding, Island, JOINT, Line, LineKind, Perspective, Place, Scenario, Side,
};
use crate::date::{Day, PartialDate, Period};
use crate::prose::Paragraph;
use crate::style::Stripes;
use crate::words::{self, fill};

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
    /// In the tint of a side; 0 for nobody's.
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
    /// The tint of a side, from 1 on, or 0 for nobody's.
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

    /// The name of a place, or each side's, or that of the side whose names alone are shown.
    pub fn place_names(self, place: &'a Place) -> Vec<&'a str> {
        match &place.names[..] {
            [] => vec![&place.name],
            names => self.of_side(names.iter().map(|(side, name)| (side.as_str(), name.as_str()))),
        }
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
            // What sides hold together has the stripes of each.
            Some(Holding { by: [_, _, ..], disputed: false }) => IslandStyle::Disputed(self.stripes(island)),
            Some(Holding { by, disputed: false }) => IslandStyle::Tint(self.tint(by.first().map(String::as_str))),
            _ if self.scenario().is_some_and(passes) => IslandStyle::Passing(self.passing_to()),
            _ => IslandStyle::Disputed(self.stripes(island)),
        }
    }

    /// The tint of the side to which land would pass in scenarios.
    pub fn passing_to(self) -> u8 {
        self.tint(Some(&self.atlas.scenario_details.to))
    }

    /// The sides that hold an island on the map's date, and those that claim it: whoever else holds or claims it today, unless
    /// nobody did so then; in the one order of sides, which is no rank of who holds it today.
    pub fn parties(self, island: &'a Island) -> (Vec<&'a str>, Vec<&'a str>) {
        let [administered, claimed] = self.atlas.held(island);
        let ids = |held: &'a [Held]| held.iter().map(|held| held.by.as_str());
        let (by, disputed) = match self.holding(island) {
            Some(holding) => (holding.by.iter().map(String::as_str).collect(), holding.disputed),
            None => (ids(administered).collect::<Vec<_>>(), true),
        };
        let is_claimant =
            |id: &str| disputed && !by.contains(&id) && ids(administered).chain(ids(claimed)).any(|of| of == id);
        let claimants = self.atlas.sides.iter().map(|side| side.id.as_str()).filter(|id| is_claimant(id)).collect();
        (by, claimants)
    }

    /// The stripes of an island on the map's date: on the ground of who holds it those of everybody else who holds or claims it.
    pub fn stripes(self, island: &'a Island) -> Stripes {
        let (by, claimed) = self.parties(island);
        let ground = if let [one] = by[..] { self.tint(Some(one)) } else { 0 };
        Stripes::new(ground, by.into_iter().chain(claimed).map(|side| self.tint(Some(side))))
    }

    /// All stripes that the map may show, whatever is chosen: of the present, and of each time in which islands were disputed.
    pub fn all_stripes(atlas: &Atlas) -> Vec<Stripes> {
        let mut all: Vec<Stripes> = Vec::new();
        for choice in Choice::turns(atlas) {
            for island in atlas.groups() {
                if let IslandStyle::Disputed(stripes) = (Lens { atlas, choice: &choice }).style(island)
                    && !all.contains(&stripes)
                {
                    all.push(stripes);
                }
            }
        }
        all
    }

    /// The stripes of a stretch of the time axis, in which an island was held so.
    pub fn band_stripes(self, band: &Band<'_>, island: &'a Island) -> Option<Stripes> {
        let by = band.by?;
        let others = self.atlas.held(island).into_iter().flatten().map(|held| &held.by).filter(|_| band.disputed);
        let tint = |side: &String| self.tint(Some(side));
        let ground = if let [one] = by { tint(one) } else { 0 };
        (band.disputed || by.len() > 1).then(|| Stripes::new(ground, by.iter().chain(others).map(tint)))
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

    /// Who holds and who claims an island on the map's date, in a pattern with `{by}` and `{claimed}`, or in parts of a sentence
    /// where it is not one of each. What else is in the pattern is left for the caller to fill.
    pub fn held(self, island: &'a Island, pattern: &str) -> String {
        let (words, (by, claimed)) = (&self.atlas.words, self.parties(island));
        let names = |ids: &[&str]| words.listed(&ids.iter().map(|id| self.side_name(id)).collect::<Vec<_>>());
        let said: [(&str, &str); 2] = [("by", &names(&by)), ("claimed", &names(&claimed))];
        if by.len() == 1 && claimed.len() == 1 {
            return fill(pattern, &said);
        }
        let parts = &words.map.held;
        let held = [&parts.nobody, &parts.one, &parts.jointly][by.len().min(2)];
        let claim = [None, Some(&parts.claimed), Some(&parts.claimed_by_all)][claimed.len().min(2)];
        let parts: Vec<&str> = std::iter::once(held).chain(claim).map(String::as_str).collect();
        let all = fill(&parts.join(&words.mark.list), &said);
        if pattern.contains("{island}") { format!("{{island}}{}{all}", words.mark.colon) } else { words::capital(&all) }
    }

    fn tint(self, side: Option<&str>) -> u8 {
        side.and_then(|id| self.atlas.side(id)).map_or(0, |side| side.tint)
    }

    /// The accessible name of an island on the map.
    pub fn island_name(self, island: &'a Island) -> String {
        self.said(island, self.title(island), &self.atlas.words.map.island)
    }

    /// Who held something on the map's date, by how an island was held, or who holds and claims it, as a pattern has it.
    fn said(self, island: &'a Island, title: &str, pattern: &str) -> String {
        let words = &self.atlas.words.timeline;
        let pattern = match self.holding(island) {
            Some(Holding { by: [], disputed: false }) => words.unheld.clone(),
            Some(Holding { by: [one], disputed: false }) => fill(&words.held, &[("by", self.side_name(one))]),
            _ => self.held(island, pattern),
        };
        fill(&pattern, &[("island", title)])
    }

    /// Who holds and who claims what is chosen, an island or all of them, in a sentence.
    pub fn answer(self, island: Option<&'a Island>) -> String {
        let of_all = || {
            let Some(first) = self.atlas.groups().next() else { return String::new() };
            let state = |group| (self.holding(group).map(|holding| holding.disputed), self.parties(group));
            let of_first = state(first);
            if self.atlas.groups().any(|group| state(group) != of_first) {
                let words = &self.atlas.words;
                return format!("{}{}{}", self.area(), words.mark.colon, words.timeline.mixed);
            }
            self.said(first, &self.area(), &self.atlas.words.map.answer)
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

    fn three_sided(lang: &str) -> Atlas {
        Atlas::build(&fixture::three_sided(), fixture::words(lang), lang)
    }

    #[test]
    fn who_holds_and_who_claims_is_said_of_nobody_of_one_and_of_several() {
        for (lang, id, said) in [
            ("en", "hern", "held by Velsund, claimed by Ardmoria and Sundmark"),
            ("en", "brim", "held by nobody, claimed by Ardmoria, Velsund and Sundmark"),
            ("en", "skerries", "held jointly by Ardmoria and Velsund, claimed by Sundmark"),
            ("fr", "hern", "tenues par Velsund, revendiquées par Ardmoria et Sundmark"),
        ] {
            let atlas = three_sided(lang);
            let lens = Lens::plain(&atlas);
            let island = atlas.island(id).unwrap();
            let mark = &atlas.words.mark.colon;
            assert_eq!(lens.island_name(island), format!("{}{mark}{said}", island.title));
            assert_eq!(lens.held(island, &atlas.words.map.disputed), words::capital(said));
        }
        let atlas = three_sided("en");
        assert!(Lens::plain(&atlas).answer(None).ends_with(&atlas.words.timeline.mixed));
        let stack = atlas.islands.iter().find(|island| island.group.is_some()).unwrap();
        assert!(Lens::plain(&atlas).island_name(stack).contains("held jointly"), "an islet is held as its group is");
    }

    #[test]
    fn stripes_are_of_all_who_claim_on_the_ground_of_the_one_who_holds() {
        let atlas = three_sided("en");
        let style = |id: &str, date: Option<&str>| {
            let choice = Choice { date: date.map(|date| date.parse().unwrap()), ..Choice::NONE };
            Lens { atlas: &atlas, choice: &choice }.style(atlas.island(id).unwrap())
        };
        for date in [None, Some("1900")] {
            assert_eq!(style("hern", date), IslandStyle::Disputed(Stripes::new(2, [1, 3])));
            assert_eq!(style("brim", date), IslandStyle::Disputed(Stripes::new(0, [1, 2, 3])));
            assert_eq!(style("skerries", date), IslandStyle::Disputed(Stripes::new(0, [1, 2, 3])));
        }
        assert_eq!(style("hern", Some("1800")), IslandStyle::Tint(0));
        let all = Lens::all_stripes(&atlas);
        assert_eq!(all, [Stripes::new(2, [1, 3]), Stripes::new(0, [1, 2, 3])]);
    }

    #[test]
    fn what_was_held_jointly_and_not_disputed_has_the_stripes_of_both() {
        let mut dossier = fixture::three_sided();
        let shared = dossier.chronology.period.last_mut().unwrap();
        (shared.disputed, shared.to) = (false, Some("1950".into()));
        let atlas = Atlas::build(&dossier, fixture::words("en"), "en");
        let choice = Choice { date: "1900".parse().ok(), ..Choice::NONE };
        let lens = Lens { atlas: &atlas, choice: &choice };
        let island = atlas.island("skerries").unwrap();
        assert_eq!(lens.style(island), IslandStyle::Disputed(Stripes::new(0, [1, 2])));
        assert!(lens.island_name(island).ends_with(": held jointly by Ardmoria and the Velsund Union"));
    }

    #[test]
    fn one_sides_name_of_a_water_stands_alone_where_its_names_do() {
        let atlas = three_sided("en");
        let names = |side: Option<&str>| {
            let choice = Choice { names: side.map(str::to_owned), ..Choice::NONE };
            Lens { atlas: &atlas, choice: &choice }.place_names(&atlas.places[0]).join(JOINT)
        };
        assert_eq!(names(None), "Still Sea / Sea of Ardmoria / Sundmark Deep");
        assert_eq!(names(Some("ardmoria")), "Sea of Ardmoria");
        assert_eq!(atlas.places[0].name, names(None));
    }
}
