//! Laws of the names on the map, over zooms, sizes, languages and places of the served dispute. What is asked here is asked of
//! shapes and boxes alone, not of the grid by which names find their places.

use atlas::address::View;
use atlas::content::Atlas;
use atlas::label::{Label, LabelKey, Rect, Style, extent};
use atlas::layer::{self, Layer};
use atlas::lens::Lens;
use atlas::plane::{Bounds, Camera, Projection, Px, Size, Viewport, World};
use atlas::scene::{self, Furniture, ISLETS_FROM, Layers, Level};
use std::collections::BTreeMap;

/// Widths and heights of maps, and what stands on them: in frames, on phones, beside the panel, alone on a wide screen.
const SIZES: [(f64, f64, Furniture); 6] = [
    (280.0, 300.0, Furniture::Frame),
    (300.0, 300.0, Furniture::Frame),
    (360.0, 400.0, Furniture::Page),
    (640.0, 400.0, Furniture::Frame),
    (870.0, 573.0, Furniture::Page),
    (1200.0, 700.0, Furniture::Page),
];

/// What is on the screen: outlines of land, and of each disputed island with its islets' apart where they are drawn so.
struct Screen {
    land: Vec<Rings>,
    islands: Vec<(String, Option<String>, Rings)>,
}

/// Rings, each with what holds it.
#[derive(Clone, Default)]
struct Rings(Vec<(Rect, Vec<Px>)>);

impl Rings {
    fn new(rings: impl IntoIterator<Item = Vec<Px>>) -> Self {
        let bounded = |ring: Vec<Px>| {
            let (mut min, mut max) = (ring[0], ring[0]);
            for at in &ring {
                (min.x, min.y, max.x, max.y) = (min.x.min(at.x), min.y.min(at.y), max.x.max(at.x), max.y.max(at.y));
            }
            (Rect { min, max }, ring)
        };
        Self(rings.into_iter().filter(|ring| !ring.is_empty()).map(bounded).collect())
    }

    /// By the even-odd rule.
    fn hold(&self, at: Px) -> bool {
        let crosses = |edge: &&[Px]| {
            let (a, b) = (edge[0], edge[1]);
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
        };
        let near = self.0.iter().filter(|(bounds, _)| bounds.away(at) == 0.0);
        near.map(|(_, ring)| ring.windows(2).filter(crosses).count()).sum::<usize>() % 2 == 1
    }

    /// How far the nearest of their edges is from a box; those farther than `least` are not looked at.
    fn away(&self, rect: Rect, least: f64) -> f64 {
        let apart = |one: Rect, other: Rect| {
            let gap = |a: f64, b: f64, c: f64, d: f64| (c - b).max(a - d).max(0.0);
            gap(one.min.x, one.max.x, other.min.x, other.max.x).hypot(gap(
                one.min.y,
                one.max.y,
                other.min.y,
                other.max.y,
            ))
        };
        let mut least = least;
        for (bounds, ring) in &self.0 {
            if apart(*bounds, rect) > least {
                continue;
            }
            for edge in ring.windows(2) {
                let steps = ((edge[0].x - edge[1].x).hypot(edge[0].y - edge[1].y) / 2.0).ceil().clamp(1.0, 200.0);
                for step in 0..steps as u32 {
                    let t = f64::from(step) / steps;
                    let share = |from: f64, to: f64| from + (to - from) * t;
                    least = least.min(rect.away(Px { x: share(edge[0].x, edge[1].x), y: share(edge[0].y, edge[1].y) }));
                }
            }
        }
        least
    }
}

impl Screen {
    fn new(atlas: &Atlas, layers: Layers<'_>, viewport: Viewport) -> Self {
        let seen = viewport.bounds();
        let px = |parts: &[Vec<World>]| -> Rings {
            let bounds =
                |part: &&Vec<World>| part.iter().fold(Bounds::EMPTY, |bounds, at| bounds.with(*at)).meets(seen);
            Rings::new(parts.iter().filter(bounds).map(|part| part.iter().map(|at| viewport.to_px(*at)).collect()))
        };
        let land = layers.land.map(|(layer, _)| &layer.features[..]).unwrap_or_default();
        let land = land.iter().filter(|feature| feature.bounds.meets(seen)).map(|feature| px(&feature.parts)).collect();
        let apart = viewport.camera.zoom >= ISLETS_FROM;
        let mut islands: Vec<(String, Option<String>, Rings)> = Vec::new();
        for island in &atlas.islands {
            let Some(feature) = layers.islands.and_then(|(layer, _)| layer.feature(&island.id)) else { continue };
            let parts = px(&feature.parts);
            match &island.group {
                Some(group) if !apart => match islands.iter_mut().find(|(id, ..)| id == group) {
                    Some((_, _, own)) => own.0.extend(parts.0),
                    None => islands.push((group.clone(), None, parts)),
                },
                group => match islands.iter_mut().find(|(id, ..)| *id == island.id) {
                    Some((_, _, own)) => own.0.extend(parts.0),
                    None => islands.push((island.id.clone(), group.clone(), parts)),
                },
            }
        }
        Self { land, islands }
    }

    fn is_land(&self, at: Px) -> bool {
        self.land.iter().any(|rings| rings.hold(at))
    }

    /// How far a box is from the shore of what a key names, and from all other disputed shores that are on the screen.
    fn away(&self, rect: Rect, id: &str) -> (f64, f64) {
        let (mut own, mut other) = (f64::INFINITY, f64::INFINITY);
        for (island, group, parts) in &self.islands {
            let least = if island == id || group.as_deref() == Some(id) { &mut own } else { &mut other };
            *least = parts.away(rect, *least);
        }
        (own, other)
    }
}

fn rect(label: &Label, viewport: Viewport) -> Rect {
    let at = viewport.to_px(label.anchor);
    let (width, height) = extent(label.style, &label.rows);
    Rect::around(Px { x: at.x + label.offset.x, y: at.y + label.offset.y }, width, height)
}

/// Points within a box, some px from its edge.
fn points(Rect { min, max }: Rect) -> Vec<Px> {
    const INSET: f64 = 3.0;
    let share = |low: f64, high: f64, t: f64| low + INSET + (high - low - 2.0 * INSET) * t;
    let rows = [0.0, 0.5, 1.0];
    let columns = || (0..=12).map(|step| f64::from(step) / 12.0);
    rows.into_iter()
        .flat_map(|y| columns().map(move |x| Px { x: share(min.x, max.x, x), y: share(min.y, max.y, y) }))
        .collect()
}

/// The share of the screen that rings cover, by a hundred places and more.
fn share(rings: &Rings, size: Size) -> f64 {
    let (columns, rows) = (24, 16);
    let at = |n: u32, count: u32, length: f64| (f64::from(n) + 0.5) / f64::from(count) * length;
    let all = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
    let inside = all.filter(|(x, y)| rings.hold(Px { x: at(*x, columns, size.width), y: at(*y, rows, size.height) }));
    inside.count() as f64 / f64::from(columns * rows)
}

/// What is wrong with the names of a screen, each with the law that it breaks.
fn wrong(atlas: &Atlas, layers: Layers<'_>, viewport: Viewport, labels: &[Label]) -> Vec<(&'static str, String)> {
    let screen = Screen::new(atlas, layers, viewport);
    let size = viewport.size;
    let mut wrong = Vec::new();
    let named = |id: &str| labels.iter().any(|label| label.key.island() == Some(id));
    let is_whole = labels.iter().any(|label| label.key == LabelKey::Area);
    let projection = Projection::new(atlas.frame);
    for group in atlas.groups() {
        let at = viewport.to_px(projection.project(group.label));
        let is_within = (20.0..size.width - 20.0).contains(&at.x) && (20.0..size.height - 20.0).contains(&at.y);
        let own = screen.islands.iter().filter(|(id, of, _)| *id == group.id || of.as_ref() == Some(&group.id));
        let rings = Rings(own.flat_map(|(.., parts)| parts.0.clone()).collect());
        let is_seen = (is_within && !rings.0.is_empty()) || share(&rings, size) > 0.04;
        // From near by a group may be known by its islets alone.
        let by_islets = atlas.islets(&group.id).any(|islet| named(&islet.id)) && viewport.camera.zoom >= ISLETS_FROM;
        if is_seen && !named(&group.id) && !is_whole && !by_islets {
            wrong.push(("a group in view has no name", group.id.clone()));
        }
    }
    for (index, label) in labels.iter().enumerate() {
        let own = rect(label, viewport);
        let what = label.key.to_string();
        if label.turn == 0.0 {
            for other in labels[index + 1..].iter().filter(|other| other.turn == 0.0) {
                if own.meets(rect(other, viewport)) {
                    wrong.push(("two names overlap", format!("{what} and {}", other.key)));
                }
            }
        }
        let is_out =
            |own: Rect| own.min.x < 0.0 || own.min.y < 0.0 || own.max.x > size.width || own.max.y > size.height;
        if label.turn == 0.0 && is_out(own) {
            wrong.push(("a name leaves the map", what.clone()));
        }
        let points = if label.turn == 0.0 { points(own) } else { Vec::new() };
        let on: Vec<&str> = screen
            .islands
            .iter()
            .filter(|(.., parts)| points.iter().any(|at| parts.hold(*at)))
            .map(|(id, ..)| id.as_str())
            .collect();
        let on_land = points.iter().any(|at| screen.is_land(*at));
        match (&label.key, label.style) {
            (LabelKey::Island(id), style) => {
                if on.iter().any(|other| *other != id.as_str()) {
                    wrong.push(("a name lies on another island", what.clone()));
                }
                if on_land {
                    wrong.push(("a disputed island's name lies on other land", what.clone()));
                }
                if on.contains(&id.as_str()) {
                    let rings = screen.islands.iter().find(|(known, ..)| known == id).map(|(.., parts)| parts);
                    // A narrow inlet may reach below a letter.
                    let held = rings.map_or(0, |rings| points.iter().filter(|at| rings.hold(**at)).count());
                    let within = held * 10 >= points.len() * 9;
                    if !within || viewport.camera.zoom < 10.0 {
                        wrong.push(("a name lies half on its own stripes", what.clone()));
                    }
                } else if !label.has_leader {
                    let (away, other) = screen.away(own, id);
                    if away > other {
                        wrong.push((
                            "a name is nearer to another island",
                            format!("{what}: {away:.0} and {other:.0} px"),
                        ));
                    }
                    if away > 26.0 && style != Style::Group {
                        wrong.push((
                            "a name is far from its island and not tied to it",
                            format!("{what}: {away:.0} px"),
                        ));
                    }
                }
            }
            (LabelKey::Area, _) if on_land || !on.is_empty() => {
                wrong.push(("the name of the whole lies on land", what))
            }
            (LabelKey::Place(_), Style::Sea | Style::Strait) if on_land || !on.is_empty() => {
                wrong.push(("the name of a water lies on land", what));
            }
            // The place that it names is its anchor: across land lies another water.
            (LabelKey::Place(_), Style::Sea)
                if {
                    let (from, to) = (viewport.to_px(label.anchor), own.nearest(viewport.to_px(label.anchor)));
                    let middle = Px { x: f64::midpoint(own.min.x, own.max.x), y: f64::midpoint(own.min.y, own.max.y) };
                    let at = |share: f64| Px {
                        x: from.x + (middle.x - from.x) * share,
                        y: from.y + (middle.y - from.y) * share,
                    };
                    to != from && (0..=40).any(|step| screen.is_land(at(f64::from(step) / 40.0)))
                } =>
            {
                wrong.push(("the name of a water stands across land", what));
            }
            (LabelKey::Place(_) | LabelKey::Side(_), _) if !on.is_empty() => {
                wrong.push(("another name lies on a disputed island", what));
            }
            _ => {}
        }
    }
    for side in &atlas.sides {
        let land = layers.land.map(|(layer, _)| &layer.features[..]).unwrap_or_default();
        let own = land.iter().filter(|feature| feature.side.as_ref() == Some(&side.id));
        let px = |part: &Vec<World>| part.iter().map(|at| viewport.to_px(*at)).collect();
        let rings = Rings::new(own.flat_map(|feature| feature.parts.iter().map(px)));
        let is_named = labels.iter().any(|label| label.key == LabelKey::Side(side.id.clone()));
        if share(&rings, size) > 0.05 && !is_named {
            wrong.push(("a side whose land is in view has no name", side.id.clone()));
        }
    }
    wrong
}

/// Laws that were broken, each with where.
type Broken = BTreeMap<&'static str, Vec<String>>;

#[test]
fn names_keep_their_laws_over_zooms_sizes_languages_and_places() {
    let project = site::project::load(&site::paths::root()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let projection = Projection::new(project.dossier.dispute.frame);
    let layers: BTreeMap<&String, Layer> =
        project.layers.iter().map(|(name, text)| (name, layer::parse(text, &projection).unwrap())).collect();
    let layer = |name: &str| layers.iter().find(|(known, _)| **known == name).map(|(_, layer)| layer);
    let in_language = |lang: &String| {
        let (mut broken, mut cells) = (Broken::new(), 0);
        let atlas = Atlas::build(&project.dossier, project.words[lang].clone(), lang);
        let home = projection.bounds(atlas.home).center();
        let places = |zoom: u32| {
            let is_due = move |island: &&atlas::content::Island| island.group.is_none() || zoom >= 10;
            let islands = atlas.islands.iter().filter(is_due);
            let islands = islands.map(|island| (island.id.clone(), projection.project(island.label)));
            std::iter::once(("home".to_owned(), home)).chain(islands).collect::<Vec<_>>()
        };
        for zoom in 4..=13 {
            let level = Level::at(f64::from(zoom));
            let at_hand = Layers {
                land: layer(&format!("land-{}", level.0)).map(|layer| (layer, level)),
                islands: layer(&format!("islands-{}", level.0)).map(|layer| (layer, level)),
                lines: layer("lines"),
                depths: layer("depth"),
            };
            for (place, center) in places(zoom) {
                // Of the islets each is looked at in some of the sizes.
                let every = if project.dossier.islands.iter().any(|island| island.id == place && island.group.is_some())
                {
                    3
                } else {
                    1
                };
                for (width, height, furniture) in SIZES.into_iter().skip(place.len() % every).step_by(every) {
                    let size = Size { width, height };
                    let viewport = Viewport { camera: Camera { center, zoom: f64::from(zoom) }, size };
                    let viewport = viewport.within(projection.frame());
                    let legend = scene::legend(Lens::plain(&atlas), at_hand, &View::default(), viewport);
                    let clear = furniture.boxes(size, &legend);
                    let labels = scene::overlay(
                        Lens::plain(&atlas),
                        at_hand,
                        &Default::default(),
                        None,
                        viewport,
                        (&[], &clear),
                    );
                    cells += 1;
                    for (law, what) in wrong(&atlas, at_hand, viewport, &labels) {
                        let cell = format!("{lang} z{zoom} {width}×{height} at {place}: {what}");
                        broken.entry(law).or_default().push(cell);
                    }
                }
            }
        }
        (broken, cells)
    };
    let languages = &project.dossier.dispute.languages;
    let all = std::thread::scope(|scope| {
        let threads: Vec<_> = languages.iter().map(|lang| scope.spawn(|| in_language(lang))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let (mut broken, mut cells) = (Broken::new(), 0);
    for (of_language, count) in all {
        cells += count;
        of_language.into_iter().for_each(|(law, cells)| broken.entry(law).or_default().extend(cells));
    }
    let said = |(law, cells): (&&str, &Vec<String>)| {
        let first: Vec<&str> = cells.iter().take(12).map(String::as_str).collect();
        format!("{law}: {} times\n    {}", cells.len(), first.join("\n    "))
    };
    let said: Vec<String> = broken.iter().map(said).collect();
    assert!(broken.is_empty(), "of {cells} screens\n{}", said.join("\n"));
    assert!(cells > 1000, "{cells}");
}
