//! What is drawn of a layer in a viewport: as fine as the screen shows it, and never more than a browser draws at once.

use super::collection::{Collection, Entry};
use super::detail::{Rank, rank};
use super::draw::{Drawn, Group};
use super::part::{Part, PartKind, Vertex, world};
use crate::path::path;
use crate::plane::{Bounds, Viewport, World};
use std::collections::{BTreeMap, BTreeSet};

/// No picture has more vertices than this.
pub const MOST_VERTICES: usize = 40_000;

/// A layer of no more vertices than this is drawn whole, once for all viewports.
const FEW_VERTICES: usize = 4000;

/// No more features than this are drawn each by itself.
const MOST_APART: usize = 500;

/// A feature that is as large as this on the screen is drawn by itself even among many, px.
const LARGE: f64 = 24.0;

/// A feature that is smaller than this on the screen is hardly seen, px.
const SMALL: f64 = 14.0;

/// By how much a line may lie beside where it should, px.
const TOLERANCE: f64 = 0.4;

/// What is smaller than this on the screen is drawn as a speck, px. Of several specks in one place one is drawn.
const SPECK: f64 = 1.5;

/// How fine paths are written, px.
const FINENESS: f64 = 0.1;

/// How a picture is drawn: what is out of sight, and what is too small to be seen.
struct Sight {
    bounds: Bounds,
    /// px per unit of the plane.
    scale: f64,
    /// px.
    speck: f64,
    least: Rank,
}

/// Specks that are drawn, by look and place.
type Specks = BTreeSet<(u32, bool, i32, i32)>;

impl Collection {
    /// What is drawn of it in a viewport and half a screen around it.
    pub fn drawn(&self, viewport: Viewport) -> Drawn {
        let is_whole = self.vertex_count() <= FEW_VERTICES && self.len() <= MOST_APART;
        let (bounds, scale) = (viewport.panned_bounds(), viewport.camera.scale());
        // Vertices are whole units, and bounds are not.
        let (bounds, unit) = if is_whole { (self.bounds().grown_by(1.0), 1.0) } else { (bounds, unit(scale)) };
        let seen = self.within(bounds);
        let sight =
            if is_whole { Sight { bounds, scale, speck: 0.0, least: 0 } } else { self.sight(&seen, bounds, scale) };
        Drawn { unit, is_whole, groups: self.groups(&seen, &sight, unit) }
    }

    /// One feature by itself, as it is drawn in a viewport; with the unit of its paths. One that is hardly seen has a marker.
    pub fn drawn_alone(&self, number: u32, viewport: Viewport) -> Option<(f64, Group)> {
        let entry = self.entry_of(number).filter(|entry| !entry.bounds.is_empty())?;
        let (bounds, scale) = (viewport.panned_bounds(), viewport.camera.scale());
        let sight = Sight { speck: 0.0, ..self.sight(&[entry], bounds, scale) };
        let unit = unit(scale);
        let mut group = self.groups(&[entry], &sight, unit).into_iter().next()?;
        let (width, height) = entry.bounds.extent();
        if group.points.is_empty() && width.max(height) * scale < SMALL {
            let at = entry.bounds.center();
            group.points = path(&[vec![at, World { x: at.x + unit, ..at }]], unit, false);
        }
        Some((unit, group))
    }

    /// The finest sight of what is seen that keeps to [`MOST_VERTICES`].
    fn sight(&self, seen: &[&Entry], bounds: Bounds, scale: f64) -> Sight {
        let mut sight = Sight { bounds, scale, speck: SPECK, least: rank(TOLERANCE / scale) };
        loop {
            let mut specks = Specks::new();
            // How many vertices there are of each rank.
            let mut counts = [0_usize; 256];
            for (entry, part) in
                seen.iter().flat_map(|entry| self.parts_of(entry).iter().map(move |part| (*entry, *part)))
            {
                match sight.of(part) {
                    Seen::Not => {}
                    Seen::Speck => _ = specks.insert(sight.cell(entry.look, part.kind, part.bounds().center())),
                    Seen::Points => {
                        let points = self.vertices_of(part).iter().map(|point| world(*point));
                        let cells = points.map(|point| sight.cell(entry.look, part.kind, point));
                        specks.extend(cells);
                    }
                    Seen::Drawn => self.walk(part, bounds, |_, rank| counts[usize::from(rank)] += 1),
                }
            }
            let room = MOST_VERTICES.saturating_sub(2 * specks.len());
            let from = |least: Rank| counts.iter().skip(usize::from(least)).sum::<usize>();
            if let Some(least) = (sight.least..=Rank::MAX).find(|least| from(*least) <= room).filter(|_| room > 0) {
                return Sight { least, ..sight };
            }
            sight.speck *= 2.0;
        }
    }

    /// The features that are seen, from below: areas below lines below points, so that none hides what is smaller, and else in the
    /// file's order. Among many, small ones that look alike are drawn in one.
    fn groups(&self, seen: &[&Entry], sight: &Sight, unit: f64) -> Vec<Group> {
        let mut apart: Vec<Shapes> = Vec::new();
        let mut together: BTreeMap<(Kind, u32), Shapes> = BTreeMap::new();
        let mut specks = Specks::new();
        for entry in seen {
            let (width, height) = entry.bounds.extent();
            let is_large = width.max(height) * sight.scale >= LARGE;
            let is_apart = seen.len() <= MOST_APART || (is_large && apart.len() < MOST_APART);
            if is_apart {
                apart.push(Shapes { feature: Some(entry.number), look: entry.look, ..Shapes::default() });
            }
            for part in self.parts_of(entry) {
                let kind = Kind::of(part.kind);
                let shapes = match apart.last_mut().filter(|_| is_apart) {
                    Some(shapes) => shapes,
                    None => together
                        .entry((kind, entry.look))
                        .or_insert_with(|| Shapes { look: entry.look, ..Shapes::default() }),
                };
                self.draw_part(*part, entry.look, sight, &mut specks, shapes);
            }
        }
        let mut all: Vec<Shapes> = apart.into_iter().chain(together.into_values()).collect();
        all.retain(|shapes| !shapes.is_empty());
        all.sort_by_key(Shapes::kind);
        all.into_iter().map(|shapes| shapes.written(self, unit)).collect()
    }

    fn draw_part(&self, part: Part, look: u32, sight: &Sight, specks: &mut Specks, into: &mut Shapes) {
        let speck = |at: World| vec![at, World { x: at.x + 1.0 / sight.scale, ..at }];
        match sight.of(part) {
            Seen::Not => {}
            Seen::Speck => {
                let middle = part.bounds().center();
                if specks.insert(sight.cell(look, part.kind, middle)) {
                    let mut dot = speck(middle);
                    if part.kind == PartKind::Line {
                        into.lines.push(dot);
                    } else {
                        dot.push(middle);
                        into.areas.push(dot);
                    }
                }
            }
            Seen::Points => {
                let points = self.vertices_of(part).iter().map(|point| world(*point));
                let is_new = |point: &World| sight.speck == 0.0 || specks.insert(sight.cell(look, part.kind, *point));
                into.points.extend(points.filter(is_new));
            }
            Seen::Drawn => {
                let mut run: Vec<World> = Vec::new();
                self.walk(part, sight.bounds, |vertex: Vertex, rank| {
                    if rank >= sight.least {
                        run.push(world(vertex));
                    }
                });
                let parts = if part.kind == PartKind::Line { &mut into.lines } else { &mut into.areas };
                parts.push(run);
            }
        }
    }
}

/// How fine paths are written, in units of the plane: a power of two, so that it changes seldom.
fn unit(scale: f64) -> f64 {
    (FINENESS / scale).max(1.0).log2().floor().exp2()
}

/// How a part is seen.
enum Seen {
    Not,
    Speck,
    Points,
    Drawn,
}

impl Sight {
    fn of(&self, part: Part) -> Seen {
        let bounds = part.bounds();
        if !bounds.meets(self.bounds) {
            return Seen::Not;
        }
        let (width, height) = bounds.extent();
        match part.kind {
            PartKind::Points => Seen::Points,
            _ if width.max(height) * self.scale >= self.speck => Seen::Drawn,
            PartKind::Hole => Seen::Not,
            PartKind::Line | PartKind::Outer => Seen::Speck,
        }
    }

    /// The place of a speck, so wide that another in it would not be told from it.
    fn cell(&self, look: u32, kind: PartKind, at: World) -> (u32, bool, i32, i32) {
        let cell = |length: f64| (length * self.scale / self.speck).floor() as i32;
        (look, kind == PartKind::Points, cell(at.x), cell(at.y))
    }
}

/// What is drawn lowest in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Areas,
    Lines,
    Points,
}

impl Kind {
    fn of(kind: PartKind) -> Self {
        match kind {
            PartKind::Outer | PartKind::Hole => Self::Areas,
            PartKind::Line => Self::Lines,
            PartKind::Points => Self::Points,
        }
    }
}

/// The shapes of a group, before they are written.
#[derive(Default)]
struct Shapes {
    feature: Option<u32>,
    look: u32,
    areas: Vec<Vec<World>>,
    lines: Vec<Vec<World>>,
    points: Vec<World>,
}

impl Shapes {
    fn is_empty(&self) -> bool {
        self.areas.is_empty() && self.lines.is_empty() && self.points.is_empty()
    }

    fn kind(&self) -> Kind {
        match (self.areas.is_empty(), self.lines.is_empty()) {
            (false, _) => Kind::Areas,
            (true, false) => Kind::Lines,
            (true, true) => Kind::Points,
        }
    }

    fn written(self, collection: &Collection, unit: f64) -> Group {
        // A line of no length to speak of with round ends is a dot of the same size at every zoom.
        let dots: Vec<Vec<World>> = self.points.iter().map(|at| vec![*at, World { x: at.x + unit, ..*at }]).collect();
        Group {
            feature: self.feature,
            look: collection.look_of(self.look),
            areas: path(&self.areas, unit, true),
            lines: path(&self.lines, unit, false),
            points: path(&dots, unit, false),
        }
    }
}
