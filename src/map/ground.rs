//! Land, and the outlines of all that is drawn: written once for each layer and level of detail, whatever is chosen.

use super::{Chart, group};
use crate::dom;
use crate::load::LayerAtHand;
use crate::state::State;
use atlas::layer::Layer;
use atlas::level::Level;
use atlas::scene::{self, DrawnLand, Islets, Shape};
use atlas::svg;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// What has an outline on the map.
pub trait Outlined: Clone + Send + Sync + 'static {
    /// Its outline.
    fn shape(&self) -> &Arc<Shape>;
}

impl Outlined for Arc<Shape> {
    fn shape(&self) -> &Arc<Shape> {
        self
    }
}

impl Outlined for DrawnLand {
    fn shape(&self) -> &Arc<Shape> {
        &self.shape
    }
}

/// Parts of the picture in one level of detail; equal where they are the very same, so that long paths are never compared.
#[derive(Clone)]
pub struct Parts<T> {
    /// The parts, from below.
    pub parts: Vec<T>,
    /// Their level of detail.
    pub level: Level,
}

impl<T: Outlined> PartialEq for Parts<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&T, &T)| Arc::ptr_eq(one.shape(), other.shape());
        self.level == other.level
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(same)
    }
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self { parts: Vec::new(), level: Level::default() }
    }
}

/// Draws land, and the shallow water along the islands' coasts below it.
pub fn draw(state: State, chart: Chart, picture: &Element) -> Option<()> {
    let (shore, ground) = (group(picture, "shore")?, group(picture, "ground")?);
    let islands = islands(state);
    let mut before = None;
    dom::keep(move || {
        let islands = islands.get();
        dom::set(&shore, "transform", Some(&state.drawn_viewport().transform(islands.level.unit())));
        if before.as_ref() != Some(&islands) {
            dom::fill(&shore, &svg::island_shallows(chart.prefix, islands.parts.iter().map(AsRef::as_ref)));
            before = Some(islands);
        }
    });
    let (land, retinted) = (land(state), in_view(state, retinted(state, chart)));
    let printed = chart.is_main.then(|| state.printed.with_value(|printed| printed.as_ref()?.ground())).flatten();
    let mut printed = printed;
    let mut before = None;
    dom::keep(move || {
        let drawn = (land.get(), retinted.get());
        dom::set(&ground, "transform", Some(&state.drawn_viewport().transform(drawn.0.level.unit())));
        if before.as_ref() == Some(&drawn) {
            return;
        }
        // The first picture is the printed one, as it is; that one may have to come back.
        match printed.take().filter(|_| drawn.1.parts.is_empty() && is_printed(state, &drawn.0)) {
            Some(printed) => dom::copy_children(&printed, &ground),
            None => dom::fill(&ground, &svg::land(chart.prefix, &[&drawn.0.parts[..], &drawn.1.parts[..]].concat())),
        }
        before = Some(drawn);
    });
    Some(())
}

/// Whether this is the very land that was printed.
fn is_printed(state: State, land: &Parts<DrawnLand>) -> bool {
    let same = |(one, other): (&DrawnLand, &DrawnLand)| Arc::ptr_eq(&one.shape, &other.shape);
    state.printed.with_value(|printed| {
        let printed =
            printed.as_ref().map(|printed| &printed.land.2).filter(|printed| printed.len() == land.parts.len());
        printed.is_some_and(|printed| printed.iter().zip(&land.parts).all(same))
    })
}

/// The land around, in the tints of today.
fn land(state: State) -> Memo<Parts<DrawnLand>> {
    let atlas = state.atlas();
    let printed = state.printed.with_value(|printed| printed.as_ref().map(|printed| printed.land.clone()));
    in_view(state, geometry(state, "land", printed, move |layer, level, _| scene::land(&atlas, layer, level)))
}

/// The outlines of the disputed islands.
pub fn islands(state: State) -> Memo<Parts<Arc<Shape>>> {
    let atlas = state.atlas();
    let printed = state.printed.with_value(|printed| printed.as_ref().map(|printed| printed.islands.clone()));
    let write = move |layer: &Layer, level, islets| scene::islands(&atlas, layer, level, islets);
    in_view(state, geometry(state, "islands", printed, write))
}

/// The geometry of a kind in the level of detail at hand: written once for each layer, whatever is chosen; and not at all where
/// the printed page has written it.
fn geometry<T: Outlined>(
    state: State,
    kind: &'static str,
    printed: Option<(LayerAtHand, Islets, Vec<T>)>,
    write: impl Fn(&Layer, Level, Islets) -> Vec<T> + Send + Sync + 'static,
) -> Memo<Parts<T>> {
    type Written<T> = Vec<((LayerAtHand, Islets), Parts<T>)>;
    let printed = printed.map(|(at_hand, islets, parts)| {
        let level = at_hand.level;
        ((at_hand, islets), Parts { parts, level })
    });
    let written: StoredValue<Written<T>> = StoredValue::new(printed.into_iter().collect());
    let islets = Memo::new(move |_| Islets::at(&state.atlas(), state.drawn_camera.get().zoom));
    let best = Memo::new(move |_| state.drawn_layer(kind));
    Memo::new(move |_| {
        let Some(at_hand) = best.get() else { return Parts::default() };
        let key = (at_hand, islets.get());
        let known = |written: &Written<T>| written.iter().find(|(of, _)| *of == key).map(|(_, it)| it.clone());
        written.with_value(known).unwrap_or_else(|| {
            let parts = Parts { parts: write(&key.0.layer, key.0.level, key.1), level: key.0.level };
            written.update_value(|written| written.push((key, parts.clone())));
            parts
        })
    })
}

/// Those parts that are to be drawn: full detail only where the reader looks, and a screen around it.
fn in_view<T: Outlined>(state: State, all: Memo<Parts<T>>) -> Memo<Parts<T>> {
    Memo::new(move |_| {
        let mut drawn = all.get();
        if state.atlas().levels.is_full_detail(drawn.level) {
            let seen = state.drawn_viewport().panned_bounds();
            drawn.parts.retain(|part| part.shape().bounds.meets(seen));
        }
        drawn
    })
}

/// Land in another tint than today's.
fn retinted(state: State, chart: Chart) -> Memo<Parts<DrawnLand>> {
    let retints = Memo::new(move |_| chart.ask(state, |lens| lens.retints()));
    let best = Memo::new(move |_| state.drawn_layer("land"));
    Memo::new(move |_| {
        let Some(LayerAtHand { layer, level }) = best.get() else { return Parts::default() };
        Parts { parts: scene::retinted(&state.atlas(), &retints.get(), &layer, level), level }
    })
}
