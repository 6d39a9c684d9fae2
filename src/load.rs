//! Fetching: the only thing that can fail in the browser.

use crate::geojson;
use crate::site::Site;
use atlas::layer::Layer;
use atlas::level::Level;
use atlas::plane::Projection;
use atlas::words::{FaultWords, fill};
use futures::future::{Either, select};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The second part of the program among the files.
pub const CONTROLS: &str = "controls";

/// What reads a layer of one's own, among the files.
pub const DESK: &str = "own";

/// What the names of printed parts begin with.
const PART: &str = "parts/";

/// How long a part may stay away before it is given up, ms.
const PART_MS: u32 = 20_000;

/// Where a file stands.
#[derive(Clone, Debug)]
pub enum LoadState {
    /// On its way.
    Loading,
    /// A layer, and here.
    Ready(Arc<Layer>),
    /// A printed part, and here.
    Part(web_sys::Document),
    /// The second part of the program, here and linked.
    Controls,
    /// What reads a layer of one's own, here.
    Desk,
    /// It did not come, or it cannot be read.
    Failed(Failure),
}

/// A layer that is here, and its level of detail; equal only to itself, so that geometry is never compared.
#[derive(Clone)]
pub struct LayerAtHand {
    /// The layer.
    pub layer: Arc<Layer>,
    /// Its level.
    pub level: Level,
}

impl PartialEq for LayerAtHand {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layer, &other.layer) && self.level == other.level
    }
}

/// Why something did not load.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No answer.
    Network,
    /// An answer with this status.
    Status(u16),
    /// An answer that cannot be read; the reason is for the console.
    Corrupt(String),
}

impl Failure {
    /// The failure for the console.
    pub fn reason(&self) -> String {
        match self {
            Self::Corrupt(reason) => reason.clone(),
            _ => self.code(),
        }
    }

    /// The failure as the start script knows it.
    pub fn code(&self) -> String {
        match self {
            Self::Network => "network".into(),
            Self::Status(status) => status.to_string(),
            Self::Corrupt(_) => "corrupt".into(),
        }
    }

    /// The failure in words.
    pub fn say(&self, words: &FaultWords) -> String {
        match self {
            Self::Network => words.network.clone(),
            Self::Status(status) => fill(&words.status, &[("status", &status.to_string())]),
            Self::Corrupt(_) => words.corrupt.clone(),
        }
    }
}

/// Layers and printed parts by name, each with its state: `land-0`, `lines`, `parts/ID`.
#[derive(Clone, Copy)]
pub struct Files {
    states: RwSignal<BTreeMap<String, LoadState>, LocalStorage>,
    site: StoredValue<Site>,
    projection: Projection,
}

impl Files {
    /// Nothing yet.
    pub fn new(site: Site, projection: Projection) -> Self {
        Self { states: RwSignal::new_local(BTreeMap::new()), site: StoredValue::new(site), projection }
    }

    /// A layer that is here. Reading it is tracked.
    pub fn layer(&self, name: &str) -> Option<Arc<Layer>> {
        self.states.with(|states| match states.get(name) {
            Some(LoadState::Ready(layer)) => Some(layer.clone()),
            _ => None,
        })
    }

    /// A printed part that is here, by its name without the folder. Reading it is tracked.
    pub fn part(&self, name: &str) -> Option<web_sys::Document> {
        self.states.with(|states| match states.get(&format!("{PART}{name}")) {
            Some(LoadState::Part(part)) => Some(part.clone()),
            _ => None,
        })
    }

    /// Whether the second part of the program is here. Reading it is tracked.
    pub fn has_controls(&self) -> bool {
        self.states.with(|states| matches!(states.get(CONTROLS), Some(LoadState::Controls)))
    }

    /// Whether what reads a layer of one's own is here. Reading it is tracked.
    pub fn has_desk(&self) -> bool {
        self.states.with(|states| matches!(states.get(DESK), Some(LoadState::Desk)))
    }

    /// What failed, and why. Reading them is tracked.
    pub fn failed(&self) -> Vec<(String, Failure)> {
        let failure = |(name, state): (&String, &LoadState)| match state {
            LoadState::Failed(failure) => Some((name.clone(), failure.clone())),
            _ => None,
        };
        self.states.with(|states| states.iter().filter_map(failure).collect())
    }

    /// Puts a file in place, as a test does.
    pub fn put(&self, name: &str, state: LoadState) {
        self.states.update(|states| {
            states.insert(name.to_owned(), state);
        });
    }

    /// Asks for a file unless it is here, on its way, or has failed.
    pub fn want(&self, name: &str) {
        if self.states.with_untracked(|states| !states.contains_key(name)) {
            let (files, name) = (*self, name.to_owned());
            spawn(async move { files.load(&name).await });
        }
    }

    /// Asks again for what failed.
    pub fn retry(&self) {
        for (name, _) in self.states.with_untracked(|_| self.failed()) {
            let files = *self;
            spawn(async move { files.load(&name).await });
        }
    }

    /// The layer of a kind in this level of detail; where that is late or fails, a coarser one is asked for too.
    ///
    /// # Errors
    /// Why the coarsest did not load, where none is here.
    pub async fn load_nearest(self, kind: &str, level: Level) -> Result<(), Failure> {
        for level in (0..=level.number).rev() {
            let name = format!("{kind}-{level}");
            let load = {
                let name = name.clone();
                async move { self.load(&name).await }
            };
            if level == 0 {
                load.await
            } else {
                at_most(PATIENCE_MS, load).await
            }
            let outcome = self.states.with_untracked(|states| match states.get(&name) {
                Some(LoadState::Ready(_)) => Some(Ok(())),
                Some(LoadState::Failed(failure)) if level == 0 => Some(Err(failure.clone())),
                _ => None,
            });
            if let Some(outcome) = outcome {
                return outcome;
            }
        }
        Err(Failure::Network)
    }

    /// Fetches and parses a file.
    pub async fn load(self, name: &str) {
        self.put(name, LoadState::Loading);
        let state = match name.strip_prefix(PART) {
            Some(part) => self.fetch_part(part).await,
            None if name == CONTROLS => fetch_controls().await,
            None if name == DESK => bring_desk().await.map(|_| LoadState::Desk).map_err(failed),
            None => self.fetch_layer(name).await,
        };
        self.put(
            name,
            state.unwrap_or_else(|failure| {
                leptos::logging::warn!("{name}: {}", failure.reason());
                LoadState::Failed(failure)
            }),
        );
    }

    async fn fetch_layer(self, name: &str) -> Result<LoadState, Failure> {
        let url = self.site.with_value(|site| site.file(name)).ok_or(Failure::Status(404))?;
        let bytes = fetch(&url).await?;
        let layer = geojson::layer(&bytes, &self.projection).map_err(|error| Failure::Corrupt(error.to_string()))?;
        Ok(LoadState::Ready(Arc::new(layer)))
    }

    async fn fetch_part(self, name: &str) -> Result<LoadState, Failure> {
        let url = self.site.with_value(|site| site.part(name)).ok_or(Failure::Status(404))?;
        let part = fetch_document(&url).await?;
        // A server's own page under this address is no part of ours.
        let is_ours = part.query_selector("ol.sources").ok().flatten().is_some();
        is_ours.then_some(LoadState::Part(part)).ok_or_else(|| Failure::Corrupt("it is no part of this map".into()))
    }
}

async fn fetch_controls() -> Result<LoadState, Failure> {
    let linked = second_part().await.map_err(failed)?;
    let spoilt = || Failure::Corrupt("it does not belong to this program".into());
    linked.is_truthy().then_some(LoadState::Controls).ok_or_else(spoilt)
}

/// The document at an address, parsed by the browser: so no text ever becomes HTML in the program's hands.
async fn fetch_document(url: &str) -> Result<web_sys::Document, Failure> {
    let request = web_sys::XmlHttpRequest::new().map_err(|_| Failure::Network)?;
    request.open("GET", url).map_err(|_| Failure::Network)?;
    request.set_response_type(web_sys::XmlHttpRequestResponseType::Document);
    request.set_timeout(PART_MS);
    let mut ended = |resolve: js_sys::Function, _: js_sys::Function| request.set_onloadend(Some(&resolve));
    let ended = js_sys::Promise::new(&mut ended);
    request.send().map_err(|_| Failure::Network)?;
    let _ = wasm_bindgen_futures::JsFuture::from(ended).await;
    match request.status().unwrap_or(0) {
        0 => Err(Failure::Network),
        200..300 => request.response_xml().ok().flatten().ok_or_else(|| Failure::Corrupt("it is no document".into())),
        status => Err(Failure::Status(status)),
    }
}

/// How long the start waits for a file that the map can begin without, in ms.
pub const PATIENCE_MS: u32 = 3000;

/// Some work.
type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Runs a task beside the page. One shape for all tasks: each of its own would be compiled apart.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Task = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// Waits for a task, but no longer than this many ms; then it goes on beside the page.
pub async fn at_most(ms: u32, task: impl Future<Output = ()> + 'static) {
    let task: Task = Box::pin(task);
    if let Either::Right((_, task)) = select(task, Box::pin(pause(ms))).await {
        spawn(task);
    }
}

/// The script that fetches: it gives up what is silent for too long.
#[wasm_bindgen(module = "network")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn bytes(address: &str) -> Result<JsValue, JsValue>;

    async fn pause(ms: u32);
}

/// The script that brings the second part of the program.
#[wasm_bindgen(module = "controls")]
extern "C" {
    /// Fetches it and links it to the first: false where the two do not belong together.
    #[wasm_bindgen(catch, js_name = bringControls)]
    async fn second_part() -> Result<JsValue, JsValue>;
}

/// The script that brings what reads a layer of one's own.
#[wasm_bindgen(module = "layer")]
extern "C" {
    #[wasm_bindgen(catch, js_name = bringDesk)]
    async fn bring_desk() -> Result<JsValue, JsValue>;
}

/// The failure that a script rejects with: a status, or 0 where no whole answer came.
fn failed(status: JsValue) -> Failure {
    match status.as_f64() {
        Some(status) if status > 0.0 => Failure::Status(status as u16),
        _ => Failure::Network,
    }
}

/// The bytes at an address.
pub async fn fetch(url: &str) -> Result<js_sys::Uint8Array, Failure> {
    bytes(url).await.map(Into::into).map_err(failed)
}
