//! The legend: what is on the map and nothing else. A value, from which the page's list and the saved picture's are made.

use crate::choice::Choice;
use crate::content::{Atlas, LineKind, Perspective, Side, Timeline};
use crate::lens::{Lens, LineView};
use crate::prose;
use crate::style::Stripes;
use crate::words::fill;

/// What a legend shows, from above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// Its entries.
    pub entries: Vec<LegendEntry>,
}

/// A sample with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// What it is an entry of, as the page's list names it: `disputed`, `disputed-SIDES-by-SIDES`, `passing`, `untinted`, `untinted-SIDE`, `line-ID`,
    /// `line-ID-SIDE`, `land-SIDE`, `symbol`, `depth`.
    pub key: String,
    /// The sample.
    pub swatch: Swatch,
    /// What it means.
    pub text: String,
    /// Ids of sources, where they are given here; the program does not have them.
    pub cite: Vec<String>,
    /// Whether sources are given here.
    pub is_cited: bool,
}

/// A sample of how something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// Disputed islands.
    Disputed(Stripes),
    /// An island that is too small to be seen.
    Symbol,
    /// Land that would pass to the side of this tint.
    Passing(u8),
    /// Land in the tint of a side, from 1 on; 0 for nobody's.
    Land(u8),
    /// A line at sea.
    Line(LineKind),
    /// How deep the sea is.
    Depth,
}

impl Swatch {
    /// Its class in the style sheet.
    pub fn class(self) -> String {
        match self {
            Self::Disputed(stripes) => format!("disputed {}", stripes.classes()),
            Self::Symbol => "symbol".into(),
            Self::Passing(tint) => format!("passing tint-{tint}"),
            Self::Land(tint) => format!("land tint-{tint}"),
            Self::Line(kind) => format!("stroke {}", kind.name()),
            Self::Depth => "depths".into(),
        }
    }
}

impl Legend {
    /// The legend of a map on which these lines are drawn.
    pub fn new(lens: Lens<'_>, lines: &[LineView<'_>]) -> Self {
        let atlas = lens.atlas;
        let mut entries: Vec<LegendEntry> = match lens.perspective() {
            None => islands(lens),
            // A side's map disputes nothing; it may leave land without a tint.
            Some(view) => untinted_by(view).into_iter().collect(),
        };
        let whose = lens.perspective().map(|view| view.side.as_str());
        entries.extend(lines.iter().map(|line| line_entry(atlas, line, whose)));
        entries.extend(atlas.sides.iter().map(|side| land(lens, side)));
        Self { entries }
    }

    /// Every entry that a legend of this content may have.
    pub fn all(atlas: &Atlas) -> Self {
        let choices = Choice::turns(atlas);
        let at_any_time = |entries: &dyn Fn(Lens<'_>) -> Vec<LegendEntry>| {
            let mut all: Vec<LegendEntry> = Vec::new();
            for entry in choices.iter().flat_map(|choice| entries(Lens { atlas, choice })) {
                if !all.contains(&entry) {
                    all.push(entry);
                }
            }
            all
        };
        let mut entries = at_any_time(&disputed);
        entries.extend((!atlas.scenario_details.all.is_empty()).then(|| passing(atlas)));
        let Timeline { spans, tenures, .. } = &atlas.timeline;
        let mut held =
            spans.iter().map(|span| !span.by.is_empty()).chain(tenures.iter().map(|tenure| tenure.by.is_some()));
        entries.extend(held.any(|is_held| !is_held).then(|| untinted(atlas)));
        entries.extend(atlas.perspectives.iter().filter_map(untinted_by));
        let lines = Lens::plain(atlas).lines();
        entries.extend(lines.iter().map(|line| line_entry(atlas, line, None)));
        let signed =
            lines.iter().filter_map(|line| Some(LineView { kind: LineKind::Signed, legend: &line.signed?.1, ..*line }));
        entries.extend(signed.map(|line| line_entry(atlas, &line, None)));
        for view in &atlas.perspectives {
            let choice = Choice { side: Some(view.side.clone()), ..Choice::NONE };
            let lines = Lens { atlas, choice: &choice }.lines();
            entries.extend(lines.iter().map(|line| line_entry(atlas, line, Some(&view.side))));
        }
        entries.extend(atlas.sides.iter().flat_map(|side| at_any_time(&|lens| vec![land(lens, side)])));
        entries.push(Self::symbol(atlas));
        entries.push(Self::depth(atlas));
        Self { entries }
    }

    /// The entry of the symbols of islands that are too small to be seen.
    pub fn symbol(atlas: &Atlas) -> LegendEntry {
        entry("symbol".into(), Swatch::Symbol, atlas.words.map.symbol.clone())
    }

    /// The entry of the depths of the sea.
    pub fn depth(atlas: &Atlas) -> LegendEntry {
        entry("depth".into(), Swatch::Depth, atlas.words.map.depth.clone())
    }

    /// The key of the entry of a side's land.
    pub fn side_key(side: &str) -> String {
        format!("land-{side}")
    }

    /// Whether it has the entry of this key.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// With what the legend of another map shows beyond this one.
    pub fn and(mut self, other: Self) -> Self {
        for entry in other.entries {
            if !self.entries.iter().any(|known| (known.swatch, &known.text) == (entry.swatch, &entry.text)) {
                self.entries.push(entry);
            }
        }
        self
    }
}

fn entry(key: String, swatch: Swatch, text: String) -> LegendEntry {
    LegendEntry { key, swatch, text, cite: Vec::new(), is_cited: false }
}

/// The key of an entry that names a side, which had other names at other times.
fn named(key: String, lens: Lens<'_>, side: Option<&Side>) -> String {
    let former = side.and_then(|side| lens.called(side));
    former.map_or_else(|| key.clone(), |(number, _)| format!("{key}-{}", number + 1))
}

/// The disputed islands on the map's date: an entry for each way in which they are held and claimed.
fn disputed(lens: Lens<'_>) -> Vec<LegendEntry> {
    let atlas = lens.atlas;
    let usual = atlas.groups().next().map(|island| Lens::plain(atlas).parties(island));
    let mut all: Vec<LegendEntry> = Vec::new();
    for island in atlas.groups() {
        let (by, claimed) = lens.parties(island);
        if by.len() < 2 && claimed.is_empty() {
            continue;
        }
        let holder = by.first().and_then(|side| atlas.side(side));
        let others = by.iter().skip(1).chain(&claimed).filter_map(|side| atlas.side(side));
        let former = others.filter_map(|side| Some(format!("-{}-{}", side.id, lens.called(side)?.0 + 1)));
        let former: String = former.collect();
        let text = lens.held(island, &atlas.words.map.disputed);
        let other = format!("disputed-{}-by-{}", by.join("-"), claimed.join("-"));
        let key = if usual == Some((by, claimed)) { "disputed".to_owned() } else { other };
        let own = entry(named(key, lens, holder) + &former, Swatch::Disputed(lens.stripes(island)), text);
        if !all.contains(&own) {
            all.push(own);
        }
    }
    all
}

fn passing(atlas: &Atlas) -> LegendEntry {
    let to = atlas.side_name(&atlas.scenario_details.to);
    entry(
        "passing".into(),
        Swatch::Passing(Lens::plain(atlas).passing_to()),
        fill(&atlas.words.map.passing, &[("side", to)]),
    )
}

/// Land that was nobody's on the map's date.
fn untinted(atlas: &Atlas) -> LegendEntry {
    entry("untinted".into(), Swatch::Land(0), atlas.words.timeline.untinted.clone())
}

/// Land that a side's map leaves without a tint, where it does.
fn untinted_by(view: &Perspective) -> Option<LegendEntry> {
    let entry = || entry(format!("untinted-{}", view.side), Swatch::Land(0), view.untinted_legend.clone());
    (!view.untinted.is_empty()).then(entry)
}

fn land(lens: Lens<'_>, side: &Side) -> LegendEntry {
    let called = lens.called(side).map_or(&side.name, |(_, former)| &former.name);
    let text = fill(&lens.atlas.words.map.land, &[("side", called)]);
    entry(named(Legend::side_key(&side.id), lens, Some(side)), Swatch::Land(side.tint), text)
}

/// The disputed islands on our map, and land that was nobody's on its date.
fn islands(lens: Lens<'_>) -> Vec<LegendEntry> {
    let atlas = lens.atlas;
    let holdings: Vec<_> = atlas.groups().filter_map(|island| lens.holding(island)).collect();
    let passes = lens.scenario().is_some_and(|scenario| scenario.figures.move_land());
    let of_nobody = lens.day().is_some_and(|day| atlas.timeline.tenures_on(day).any(|tenure| tenure.by.is_none()));
    let is_untinted = of_nobody || holdings.iter().any(|holding| holding.by.is_empty() && !holding.disputed);
    let shown = [(passes, passing(atlas)), (is_untinted, untinted(atlas))];
    let shown = shown.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, entry)| entry);
    disputed(lens).into_iter().chain(shown).collect()
}

/// A line. What was switched on says where it is from; of the usual lines a press on them says all.
fn line_entry(atlas: &Atlas, line: &LineView<'_>, whose: Option<&str>) -> LegendEntry {
    let usual = atlas.layers_on.iter().any(|on| on == line.layer);
    let ids = if usual { Vec::new() } else { prose::cited(line.about) };
    let cite = ids.into_iter().take(2).map(str::to_owned).collect();
    let signed = (line.kind == LineKind::Signed).then_some("signed");
    let key = [Some("line"), Some(line.id), whose, signed].into_iter().flatten().collect::<Vec<_>>().join("-");
    LegendEntry { cite, is_cited: !usual, ..entry(key, Swatch::Line(line.kind), line.legend.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address;
    use crate::fixture;

    #[test]
    fn each_way_of_holding_and_claiming_has_an_entry() {
        let atlas = Atlas::build(&fixture::three_sided(), fixture::words("en"), "en");
        let all = Legend::all(&atlas);
        let keys: std::collections::BTreeSet<_> = all.entries.iter().map(|entry| &entry.key).collect();
        assert_eq!(keys.len(), all.entries.len(), "{keys:?}");
        for date in ["", "date=1800", "date=1880", "date=1930"] {
            let (_, view, _) = address::read("en/fixture/", date, &atlas.vocabulary());
            let choice = view.choice();
            let legend = Legend::new(Lens { atlas: &atlas, choice: &choice }, &[]);
            assert!(legend.entries.iter().all(|entry| all.entries.contains(entry)), "{date}");
            let disputed: Vec<&str> =
                legend.entries.iter().filter(|e| e.key.starts_with("disputed")).map(|e| e.text.as_str()).collect();
            match date {
                "date=1800" => assert_eq!(disputed, [""; 0]),
                _ => assert_eq!(disputed.len(), 3, "{disputed:?}"),
            }
        }
        let tints: Vec<_> =
            all.entries.iter().map(|entry| entry.swatch).filter(|swatch| *swatch == Swatch::Land(3)).collect();
        assert_eq!(tints.len(), 1);
    }

    #[test]
    fn whatever_is_chosen_its_legend_is_a_part_of_all_entries() {
        let atlas = fixture::atlas("en");
        let all = Legend::all(&atlas);
        let keys: std::collections::BTreeSet<_> = all.entries.iter().map(|entry| &entry.key).collect();
        assert_eq!(keys.len(), all.entries.len(), "each key is one entry's");
        let mut shown = std::collections::BTreeSet::new();
        for query in [
            "",
            "date=1900",
            "date=1800",
            "date=1867",
            "date=1880",
            "perspective=ardmoria",
            "perspective=velsund",
            "layers=lines,treaties,waters,places",
        ] {
            let (_, view, _) = address::read("en/fixture/", query, &atlas.vocabulary());
            let choice = view.choice();
            let lens = Lens { atlas: &atlas, choice: &choice };
            let drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &atlas.layers_on));
            let legend = Legend::new(lens, &drawn);
            assert!(!legend.entries.is_empty());
            for entry in &legend.entries {
                assert!(all.entries.contains(entry), "{query}: {entry:?}");
                shown.insert(entry.key.clone());
            }
        }
        assert!(shown.len() > 5, "{shown:?}");
        for key in ["disputed-1", "land-velsund-1", "line-white-book-signed"] {
            assert!(shown.contains(key), "{key} of {shown:?}");
        }
    }
}
