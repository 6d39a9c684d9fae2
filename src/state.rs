//! The one state: address and view, the camera on its way, and the history they are written to.

pub mod flight;
mod own;

use crate::boot;
use crate::load::{Files, LayerAtHand};
use crate::printed::Printed;
use crate::site::Site;
use atlas::address::{Address, At, View, Vocabulary};
use atlas::choice::Choice;
use atlas::content::Atlas;
use atlas::layer::Layer;
use atlas::legend::Legend;
use atlas::lens::Lens;
use atlas::plane::{Bounds, Camera, Projection, Size, Viewport};
use atlas::scene;
use leptos::prelude::*;
use own::Own;
use std::sync::Arc;

/// Everything that changes, and what it changes by. Copied freely: it holds handles only.
#[derive(Clone, Copy)]
pub struct State {
    content: StoredValue<Arc<Atlas>>,
    /// What the text around the map follows.
    pub text: Memo<Choice>,
    /// How the map is drawn.
    pub drawn: Memo<Choice>,
    /// How the map beside it is drawn; the same as `drawn` where there is none.
    pub beside: Memo<Choice>,
    /// The site.
    pub site: StoredValue<Site>,
    /// Layers and printed parts.
    pub files: Files,
    /// The printed picture, where it could be read.
    pub printed: StoredValue<Option<Printed>, LocalStorage>,
    /// The page.
    pub address: RwSignal<Address>,
    /// The view.
    pub view: RwSignal<View>,
    /// The same without the camera, which nothing in the document follows.
    pub read: Memo<View>,
    /// The size of the map in CSS px.
    pub size: RwSignal<Size>,
    /// The camera of the map at this moment, in a gesture or a flight too.
    pub camera: RwSignal<Camera>,
    /// The camera that the picture is drawn for. While the map moves, the picture stays as it is, and is drawn again only where its
    /// shapes no longer serve.
    pub drawn_camera: RwSignal<Camera>,
    /// The camera after the last gesture or flight: labels and levels of detail follow this one.
    pub settled_camera: RwSignal<Camera>,
    /// The line at sea that is explained.
    pub line: RwSignal<Option<String>>,
    /// The text of the status region, which screen readers announce.
    pub status_text: RwSignal<String>,
    /// Whether it has taken the printed page's place. What can wait comes after that.
    pub live: RwSignal<bool>,
    /// In a frame: what was tried that does not move the map.
    pub hint: RwSignal<Option<(Hint, u32)>>,
    /// Counts changes of the document: parts of it came or went, and what is chosen is marked in them anew.
    pub changed: RwSignal<u32>,
    /// The layer that the embedding page or the reader has brought.
    pub own: Own,
    /// Counts movements: a newer one ends those before it.
    pub flight: StoredValue<u32>,
    /// Whether a gesture is watched, so that the map rests when it pauses.
    pub is_watched: StoredValue<bool>,
    /// What is done before the map changes from one date to another, once the part of the program that does it is here.
    pub turn: StoredValue<Option<fn(Self)>>,
}

/// Layers that a picture is drawn from.
pub struct Pictured {
    land: Option<LayerAtHand>,
    islands: Option<LayerAtHand>,
    lines: Option<Arc<Layer>>,
    depths: Option<Arc<Layer>>,
}

impl Pictured {
    /// The same as the core takes them.
    pub fn layers(&self) -> scene::Layers<'_> {
        let land = self.land.as_ref().map(|LayerAtHand { layer, level }| (layer.as_ref(), *level));
        let islands = self.islands.as_ref().map(|LayerAtHand { layer, level }| (layer.as_ref(), *level));
        scene::Layers { land, islands, lines: self.lines.as_deref(), depths: self.depths.as_deref() }
    }
}

/// What a reader tried that does not move a map in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The wheel alone.
    Wheel,
    /// One finger.
    Touch,
}

/// How a change enters the history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// As a new entry.
    Push,
    /// In place of the present one.
    Replace,
}

impl State {
    /// The state of an address, on a page with this picture.
    pub fn new(atlas: Arc<Atlas>, page: (Site, Files, Option<Printed>), at: (Address, View), size: Size) -> Self {
        let ((site, files, printed), (address, view)) = (page, at);
        let selected = address.island.as_deref();
        let Viewport { camera, .. } = scene::resting(&atlas, &view, selected, size);
        let view = RwSignal::new(view);
        let chosen = |choice: fn(&View) -> Choice| Memo::new(move |_| view.with(choice));
        Self {
            content: StoredValue::new(atlas),
            text: chosen(View::text_choice),
            drawn: chosen(View::choice),
            beside: chosen(View::compared_choice),
            site: StoredValue::new(site),
            printed: StoredValue::new_local(printed),
            files,
            address: RwSignal::new(address),
            view,
            read: Memo::new(move |_| View { at: None, ..view.get() }),
            size: RwSignal::new(size),
            camera: RwSignal::new(camera),
            drawn_camera: RwSignal::new(camera),
            settled_camera: RwSignal::new(camera),
            line: RwSignal::new(None),
            status_text: RwSignal::new(String::new()),
            live: RwSignal::new(false),
            hint: RwSignal::new(None),
            changed: RwSignal::new(0),
            own: Own::new(),
            flight: StoredValue::new(0),
            is_watched: StoredValue::new(false),
            turn: StoredValue::new(None),
        }
    }

    /// The content, which never changes.
    pub fn atlas(&self) -> Arc<Atlas> {
        self.content.get_value()
    }

    /// The viewport at this moment. Tracked.
    pub fn viewport(&self) -> Viewport {
        Viewport { camera: self.camera.get(), size: self.size.get() }
    }

    /// The viewport that the picture is drawn for. Tracked.
    pub fn drawn_viewport(&self) -> Viewport {
        Viewport { camera: self.drawn_camera.get(), size: self.size.get() }
    }

    /// The viewport after the last gesture or flight. Tracked.
    pub fn settled_viewport(&self) -> Viewport {
        Viewport { camera: self.settled_camera.get(), size: self.size.get() }
    }

    /// The names that addresses may use.
    pub fn vocabulary(&self) -> Vocabulary {
        self.atlas().vocabulary()
    }

    /// The frame that the camera stays in.
    pub fn frame(&self) -> Bounds {
        Projection::new(self.atlas().frame).frame()
    }

    /// The island selected. Tracked.
    pub fn selected(&self) -> Option<String> {
        self.address.with(|address| address.island.clone())
    }

    /// The camera of the present view.
    pub fn camera_of_view(&self) -> Camera {
        let (address, view) = (self.address.get_untracked(), self.view.get_untracked());
        let size = self.size.get_untracked();
        scene::resting(&self.atlas(), &view, address.island.as_deref(), size).camera
    }

    /// What is on the maps that are shown. Tracked.
    pub fn legends(&self) -> Legend {
        self.legend(self.drawn.get()).and(self.legend(self.beside.get()))
    }

    /// What is on a map that is drawn so. Tracked.
    fn legend(&self, choice: Choice) -> Legend {
        let (atlas, view, pictured) = (self.atlas(), self.read.get(), self.best_layers());
        let lens = Lens { atlas: &atlas, choice: &choice };
        scene::legend(lens, pictured.layers(), &view, self.settled_viewport())
    }

    /// The layers that a picture of the settled camera is drawn from. Tracked.
    pub fn best_layers(&self) -> Pictured {
        let depths = self.printed.with_value(|printed| printed.as_ref().map(|printed| printed.depths.clone()));
        Pictured { land: self.best("land"), islands: self.best("islands"), lines: self.lines(), depths }
    }

    /// The layer of a kind in the level of detail of the settled camera, or in the nearest level that is loaded. Tracked.
    pub fn best(&self, kind: &str) -> Option<LayerAtHand> {
        self.best_at(kind, self.settled_viewport())
    }

    /// The same for the camera that the picture is drawn for. Tracked.
    pub fn drawn_layer(&self, kind: &str) -> Option<LayerAtHand> {
        self.best_at(kind, self.drawn_viewport())
    }

    fn best_at(&self, kind: &str, viewport: Viewport) -> Option<LayerAtHand> {
        let atlas = self.atlas();
        let wanted = atlas.levels.at(viewport.camera.zoom);
        let fetched = atlas.levels.nearest_first(wanted).find_map(|level| {
            Some(LayerAtHand { layer: self.files.layer(&format!("{kind}-{}", level.number))?, level })
        });
        // The printed layer is used as long as it covers the viewport and no layer nearer to the level is loaded.
        let printed = self.printed_layer(kind);
        let is_better = |one: &LayerAtHand, other: &LayerAtHand| {
            one.level.number.abs_diff(wanted.number) <= other.level.number.abs_diff(wanted.number)
                && self.printed_covers(kind, viewport)
        };
        match (fetched, printed) {
            (Some(fetched), Some(printed)) => Some(if is_better(&printed, &fetched) { printed } else { fetched }),
            (fetched, printed) => fetched.or(printed),
        }
    }

    fn printed_layer(&self, kind: &str) -> Option<LayerAtHand> {
        self.printed.with_value(|printed| {
            let printed = printed.as_ref()?;
            Some(if kind == "land" { printed.land.0.clone() } else { printed.islands.0.clone() })
        })
    }

    /// Whether the printed picture covers a viewport, and its islands have their islets as they are due there.
    fn printed_covers(&self, kind: &str, viewport: Viewport) -> bool {
        let seen = viewport.bounds();
        let islets = scene::Islets::at(&self.atlas(), viewport.camera.zoom);
        self.printed.with_value(|printed| {
            printed
                .as_ref()
                .is_some_and(|printed| printed.seen.holds(seen) && (kind == "land" || printed.islands.1 == islets))
        })
    }

    /// Whether the map needs a finer or a larger layer of a kind than was printed. Tracked.
    pub fn wants_layer(&self, kind: &str) -> bool {
        let wanted = self.atlas().levels.at(self.settled_camera.get().zoom);
        !self
            .printed_layer(kind)
            .is_some_and(|printed| printed.level >= wanted && self.printed_covers(kind, self.settled_viewport()))
    }

    /// The courses of lines that are at hand: all of them, or those that were printed. Tracked.
    pub fn lines(&self) -> Option<Arc<Layer>> {
        self.files
            .layer("lines")
            .or_else(|| self.printed.with_value(|printed| printed.as_ref().map(|printed| printed.lines.clone())))
    }

    /// Whether the page has a place for the controls, or is asked for one: a page for frames has only that for a second map, and for
    /// names elsewhere than they were printed. Tracked.
    pub fn wants_controls(&self) -> bool {
        !self.site.with_value(|site| site.is_embed)
            || self.view.with(|view| view.compare.is_some())
            || self.own.brought.with(Option::is_some)
            || !self.shows_what_was_printed()
    }

    /// The viewport of the printed picture, and the island that it shows.
    fn printed_viewport(&self) -> Option<(Viewport, Option<String>)> {
        let (size, island) = self
            .printed
            .with_value(|printed| printed.as_ref().map(|printed| (printed.size, printed.island.clone())))?;
        Some((scene::resting(&self.atlas(), &View::default(), island.as_deref(), size), island))
    }

    /// The viewport for which the printed picture's names were placed. Not tracked.
    pub fn viewport_of_printed(&self) -> Option<Viewport> {
        self.printed_viewport().map(|(viewport, _)| viewport)
    }

    /// Whether the map is that of the printed picture. Tracked.
    pub fn is_as_printed(&self) -> bool {
        let is_plain = self.view.with(|view| view.at.is_none() && view.layers.is_none() && view.compare.is_none());
        let drawn = self.drawn.get();
        // A question that is about no line changes nothing that was printed.
        let is_argued = !Lens { atlas: &self.atlas(), choice: &drawn }.argued_lines().is_empty();
        let is_none = Choice { claim: None, ..drawn } == Choice::NONE && !is_argued;
        let (is_plain, selected) = (is_plain && is_none, self.selected());
        is_plain && self.printed_viewport().is_some_and(|(_, island)| island == selected)
    }

    /// Whether it is also in about the same scale, so that the printed names serve. Tracked.
    pub fn shows_what_was_printed(&self) -> bool {
        /// Steps of zoom.
        const MOST: f64 = 0.25;
        /// How much smaller than the printed one a frame's map may be: it has hardly more room than its names.
        const LEAST: f64 = 0.93;
        let (size, is_embed) = (self.size.get(), self.site.with_value(|site| site.is_embed));
        let has_room =
            |printed: Size| !is_embed || (size.width / printed.width).min(size.height / printed.height) > LEAST;
        let (is_as_printed, zoom) = (self.is_as_printed(), self.settled_camera.get().zoom);
        let is_near =
            |(viewport, _): (Viewport, _)| (viewport.camera.zoom - zoom).abs() < MOST && has_room(viewport.size);
        is_as_printed && self.printed_viewport().is_some_and(is_near)
    }

    /// Whether a map has a line whose course is not at hand; one beyond the printed picture too, which the keyboard reaches. Tracked.
    pub fn wants_lines(&self) -> bool {
        let (atlas, view, lines) = (self.atlas(), self.read.get(), self.lines());
        let is_here = |id: &str| lines.as_ref().is_some_and(|lines| lines.feature(id).is_some());
        let is_missing = |choice: Choice| {
            let lens = Lens { atlas: &atlas, choice: &choice };
            let drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &atlas.layers_on));
            drawn.iter().any(|line| !is_here(line.id))
        };
        is_missing(self.drawn.get()) || is_missing(self.beside.get())
    }
}

impl State {
    /// Shows another page or another view, and writes it into the history.
    pub fn go(&self, address: Address, view: View, entry: Entry) {
        let entry = if self.site.with_value(|site| site.framed) { Entry::Replace } else { entry };
        self.write(&address, &view, entry);
        self.show(address, view);
    }

    fn write(&self, address: &Address, view: &View, entry: Entry) {
        let url = format!("{}{}{}", self.site.with_value(|site| site.root.clone()), address.print(), view.print());
        boot::dispatch("islands:view", &view.print());
        let Ok(history) = window().history() else { return };
        let null = wasm_bindgen::JsValue::NULL;
        // A sandboxed frame may refuse: the view changes all the same.
        let _ = match entry {
            Entry::Push => history.push_state_with_url(&null, "", Some(&url)),
            Entry::Replace => history.replace_state_with_url(&null, "", Some(&url)),
        };
    }

    /// Shows what the browser's address says, on back and forward. In a frame nothing was added to the history, and
    /// where the host's sandbox forbids to write the address it says nothing true.
    pub fn follow_browser(&self) {
        if self.site.with_value(|site| site.framed) {
            return;
        }
        let href = window().location().href().unwrap_or_default();
        if let Some((path, query, _)) = self.site.with_value(|site| site.within(&href)) {
            let (address, view, notes) = atlas::address::read(&path, &query, &self.vocabulary());
            notes.iter().for_each(|note| leptos::logging::warn!("{note}"));
            self.show(address, view);
        }
    }

    /// Shows what the host of a frame asks for: a query, read like an address, with the island in it.
    pub fn follow_host(&self, query: &str) {
        let page = self.address.get_untracked().with_island(None).print();
        let (address, view, notes) = atlas::address::read(&page, query, &self.vocabulary());
        notes.iter().for_each(|note| leptos::logging::warn!("{note}"));
        self.go(address, view, Entry::Replace);
    }

    fn show(&self, address: Address, view: View) {
        let before = self.address.get_untracked();
        let moved = before.island != address.island;
        let was = self.view.get_untracked();
        let camera_changed = view.at != was.at;
        let framed = |view: &View| scene::frame_of(&self.atlas(), view).filter(|_| view.at.is_none());
        let turned = framed(&view) != framed(&was);
        if view.date != was.date
            && let Some(turn) = self.turn.get_value()
        {
            turn(*self);
        }
        if moved {
            let atlas = self.atlas();
            let words = &atlas.words.map;
            let choice = view.text_choice();
            let lens = Lens { atlas: &atlas, choice: &choice };
            let title = address.island.as_deref().and_then(|id| atlas.island(id)).map(|island| lens.title(island));
            let chosen = |title| atlas::words::fill(&words.chosen, &[("island", title)]);
            self.status_text.set(title.map_or_else(|| words.closed.clone(), chosen));
            self.line.set(None);
            boot::dispatch("islands:select", address.island.as_deref().unwrap_or_default());
        }
        self.view.set(view);
        self.address.set(address);
        if moved || camera_changed || turned {
            let length = if turned { flight::LONG_MS } else { flight::SHORT_MS };
            flight::fly(*self, self.camera_of_view(), length);
        }
    }

    /// Selects an island; the one that is selected is closed.
    pub fn press(&self, id: &str) {
        let address = self.address.get_untracked();
        let next = (address.island.as_deref() != Some(id)).then_some(id);
        self.select(next);
    }

    /// Selects an island or none.
    pub fn select(&self, id: Option<&str>) {
        let view = self.view.get_untracked().for_another_island();
        self.go(self.address.get_untracked().with_island(id), view, Entry::Push);
    }

    /// Moves the map at once, as a gesture does, and ends any flight.
    pub fn jump_to(&self, camera: Camera) {
        self.flight.update_value(|flight| *flight += 1);
        let viewport = Viewport { camera, size: self.size.get_untracked() };
        self.set_camera_live(viewport.within(self.frame()).camera);
    }

    /// Sets the camera during a gesture or a flight.
    pub fn set_camera_live(&self, camera: Camera) {
        self.camera.set(camera);
    }

    /// Draws the picture again where it lacks shapes that are about to be painted: the camera's, so many steps of zoom ahead.
    pub fn draw_ahead(&self, steps: f64) {
        let camera = self.camera.get_untracked();
        let ahead = Camera { zoom: camera.zoom + steps.min(0.0), ..camera };
        let viewport = Viewport { camera: ahead, size: self.size.get_untracked() };
        if !untrack(|| self.serves(viewport)) {
            self.drawn_camera.set(ahead);
        }
    }

    /// Whether the shapes of the picture serve a viewport with what is painted around it: they are there, and about as fine as they
    /// should be.
    fn serves(&self, viewport: Viewport) -> bool {
        /// Steps of zoom.
        const MOST: f64 = 2.0;
        /// What is painted around the map, as a share of its width and height; `moving.js` says the same.
        const MARGIN: f64 = 0.3;
        let (drawn, seen) = (self.drawn_viewport(), viewport.bounds().grown(MARGIN));
        let is_there = |kind| {
            let layer = self.drawn_layer(kind);
            let is_cut = layer.as_ref().is_none_or(|layer| self.atlas().levels.is_full_detail(layer.level));
            let ends = self.printed_layer(kind) == layer && !self.printed_covers(kind, viewport);
            (!is_cut || drawn.panned_bounds().holds(seen)) && (!ends || self.best_at(kind, viewport) == layer)
        };
        let is_own_there = !self.own.is_cut.get_value() || drawn.panned_bounds().holds(seen);
        (viewport.camera.zoom - drawn.camera.zoom).abs() <= MOST
            && ["land", "islands"].into_iter().all(is_there)
            && is_own_there
    }

    /// Sets the camera at the end of a movement: the map is drawn for it, labels are placed again, detail is fetched.
    pub fn set_camera(&self, camera: Camera) {
        for signal in [self.camera, self.drawn_camera, self.settled_camera] {
            if signal.get_untracked() != camera {
                signal.set(camera);
            }
        }
    }

    /// Goes to a camera that nobody pointed at: the address follows at once, the map in a flight.
    pub fn travel(&self, camera: Camera) {
        let center = Projection::new(self.atlas().frame).unproject(camera.center);
        let view = View { at: Some(At::new(center, camera.zoom)), ..self.view.get_untracked() };
        self.go(self.address.get_untracked(), view, Entry::Replace);
    }

    /// Ends a gesture: the camera is settled, and the address follows.
    pub fn commit_view(&self) {
        self.flight.update_value(|flight| *flight += 1);
        let camera = self.camera.get_untracked();
        self.set_camera(camera);
        let center = Projection::new(self.atlas().frame).unproject(camera.center);
        let view = View { at: Some(At::new(center, camera.zoom)), ..self.view.get_untracked() };
        if view != self.view.get_untracked() {
            self.write(&self.address.get_untracked(), &view, Entry::Replace);
            self.view.set(view);
        }
    }
}
