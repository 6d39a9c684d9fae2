//! The legend: what is on the map and nothing else. A value, from which the page's list and the saved picture's are made.

use crate::address::View;
use crate::content::{Atlas, LineKind, Side};
use crate::layer::Layer;
use crate::lens::{Lens, LineView};
use crate::prose;
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
    /// The sample.
    pub swatch: Swatch,
    /// What it means.
    pub text: String,
    /// Ids of sources, where they are given here.
    pub cite: Vec<String>,
}

/// A sample of how something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// Disputed islands.
    Disputed,
    /// Land that would pass to the other side.
    Passing,
    /// Land in the tint of a side, 1 or 2; 0 for neither's.
    Land(u8),
    /// A line at sea.
    Line(LineKind),
}

impl Swatch {
    /// Its class in the style sheet.
    pub fn class(self) -> String {
        match self {
            Self::Disputed => "disputed".into(),
            Self::Passing => "passing".into(),
            Self::Land(tint) => format!("land tint-{tint}"),
            Self::Line(kind) => format!("stroke {}", kind.name()),
        }
    }
}

impl Legend {
    /// The legend of a view: of its lines those that the layer has.
    pub fn of_view(lens: Lens<'_>, view: &View, lines: Option<&Layer>) -> Self {
        let mut drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &lens.atlas.layers_on));
        drawn.retain(|line| lines.is_some_and(|layer| layer.feature(line.id).is_some()));
        Self::new(lens, &drawn)
    }

    /// The legend of a map on which these lines are drawn.
    pub fn new(lens: Lens<'_>, lines: &[LineView<'_>]) -> Self {
        let atlas = lens.atlas;
        let mut entries: Vec<LegendEntry> = match lens.perspective() {
            None => islands(lens),
            // A side's map disputes nothing; it may leave land without a tint.
            Some(view) => {
                let untinted = entry(Swatch::Land(0), view.untinted_legend.clone());
                (!view.untinted.is_empty()).then_some(untinted).into_iter().collect()
            }
        };
        entries.extend(lines.iter().map(|line| line_entry(atlas, line)));
        let land = |side: &Side| entry(Swatch::Land(side.tint), fill(&atlas.words.map.land, &[("side", &side.name)]));
        entries.extend(atlas.sides.iter().map(land));
        Self { entries }
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

fn entry(swatch: Swatch, text: String) -> LegendEntry {
    LegendEntry { swatch, text, cite: Vec::new() }
}

/// The disputed islands on our map, and land that was nobody's on its date.
fn islands(lens: Lens<'_>) -> Vec<LegendEntry> {
    let (atlas, words) = (lens.atlas, &lens.atlas.words);
    let holdings: Vec<_> = atlas.groups().filter_map(|island| lens.holding(island)).collect();
    let is_disputed = lens.day().is_none() || holdings.iter().any(|holding| holding.disputed);
    let (by, claimed) = atlas.groups().next().map_or(("", ""), |island| atlas.held(island));
    let disputed = entry(Swatch::Disputed, fill(&words.map.disputed, &[("by", by), ("claimed", claimed)]));
    let passing = lens.scenario().filter(|scenario| scenario.figures.land_km2 > 0.0);
    let passing = passing.map(|_| {
        let to = atlas.side_name(&atlas.scenarios_told.to);
        entry(Swatch::Passing, fill(&words.scenario.passing, &[("side", to)]))
    });
    let of_nobody = lens.day().is_some_and(|day| atlas.timeline.tenures_on(day).any(|tenure| tenure.by.is_none()));
    let is_untinted = of_nobody || holdings.iter().any(|holding| holding.by.is_none());
    let untinted = is_untinted.then(|| entry(Swatch::Land(0), words.timeline.untinted.clone()));
    is_disputed.then_some(disputed).into_iter().chain(passing).chain(untinted).collect()
}

/// A line. What was switched on says where it is from; of the usual lines a press on them says all.
fn line_entry(atlas: &Atlas, line: &LineView<'_>) -> LegendEntry {
    let usual = atlas.layers_on.iter().any(|on| on == line.layer);
    let ids = if usual { Vec::new() } else { prose::cited(line.about) };
    let cite = ids.into_iter().take(2).map(str::to_owned).collect();
    LegendEntry { cite, ..entry(Swatch::Line(line.kind), line.legend.to_owned()) }
}
