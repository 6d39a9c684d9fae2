//! Fetching: the only thing that can fail in the browser.

use crate::site::Site;
use atlas::content::{History, wire};
use atlas::layer::{self, Layer};
use atlas::plane::Projection;
use atlas::scene::Level;
use atlas::words::{FaultWords, fill};
use futures::future::{Either, select};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The name of the history among the files that are fetched when they are wanted.
pub const HISTORY: &str = "history";

/// Where a file stands.
#[derive(Clone, Debug)]
pub enum LoadState {
    /// On its way.
    Loading,
    /// A layer, and here.
    Ready(Arc<Layer>),
    /// The history, and here.
    History(Arc<History>),
    /// It did not come, or it cannot be read.
    Failed(Failure),
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

/// The layers by name, each with its state.
#[derive(Clone, Copy)]
pub struct Layers {
    states: RwSignal<BTreeMap<String, LoadState>>,
    site: StoredValue<Site>,
    projection: Projection,
}

impl Layers {
    /// No layer yet.
    pub fn new(site: Site, projection: Projection) -> Self {
        Self { states: RwSignal::default(), site: StoredValue::new(site), projection }
    }

    /// A layer that is here. Reading it is tracked.
    pub fn get(&self, name: &str) -> Option<Arc<Layer>> {
        self.states.with(|states| match states.get(name) {
            Some(LoadState::Ready(layer)) => Some(layer.clone()),
            _ => None,
        })
    }

    /// The history, where it is here. Reading it is tracked.
    pub fn history(&self) -> Option<Arc<History>> {
        self.states.with(|states| match states.get(HISTORY) {
            Some(LoadState::History(history)) => Some(history.clone()),
            _ => None,
        })
    }

    /// The layers that failed. Reading them is tracked.
    pub fn failed(&self) -> Vec<(String, Failure)> {
        let failure = |(name, state): (&String, &LoadState)| match state {
            LoadState::Failed(failure) => Some((name.clone(), failure.clone())),
            _ => None,
        };
        self.states.with(|states| states.iter().filter_map(failure).collect())
    }

    /// Puts a layer in place, as a test does.
    pub fn put(&self, name: &str, state: LoadState) {
        self.states.update(|states| {
            states.insert(name.to_owned(), state);
        });
    }

    /// Asks for a layer unless it is here, on its way, or has failed.
    pub fn want(&self, name: &str) {
        if self.states.with_untracked(|states| !states.contains_key(name)) {
            let (layers, name) = (*self, name.to_owned());
            spawn(async move { layers.load(&name).await });
        }
    }

    /// Asks again for what failed.
    pub fn retry(&self) {
        for (name, _) in self.states.with_untracked(|_| self.failed()) {
            let layers = *self;
            spawn(async move { layers.load(&name).await });
        }
    }

    /// The layer of a kind in this level of detail; where that is late or fails, a coarser one is asked for too.
    ///
    /// # Errors
    /// Why the coarsest did not load, where none is here.
    pub async fn load_nearest(self, kind: &str, level: Level) -> Result<(), Failure> {
        for level in (0..=level.0).rev() {
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

    /// Fetches and parses a layer, or the history.
    pub async fn load(self, name: &str) {
        self.put(name, LoadState::Loading);
        let url = self.site.with_value(|site| site.file(name));
        let bytes = match url {
            Some(url) => fetch(&url).await,
            None => Err(Failure::Status(404)),
        };
        let state = bytes.and_then(|bytes| self.parse(name, bytes).map_err(Failure::Corrupt));
        self.put(
            name,
            state.unwrap_or_else(|failure| {
                leptos::logging::warn!("{name}: {failure:?}");
                LoadState::Failed(failure)
            }),
        );
    }

    fn parse(&self, name: &str, bytes: Vec<u8>) -> Result<LoadState, String> {
        if name == HISTORY {
            let history = wire::read_history(&bytes).map_err(|error| error.to_string())?;
            return Ok(LoadState::History(Arc::new(history)));
        }
        let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
        let layer = layer::parse(&text, &self.projection).map_err(|error| error.to_string())?;
        Ok(LoadState::Ready(Arc::new(layer)))
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

/// The bytes at an address.
pub async fn fetch(url: &str) -> Result<Vec<u8>, Failure> {
    let bytes = bytes(url).await.map_err(|status| match status.as_f64() {
        Some(status) if status > 0.0 => Failure::Status(status as u16),
        _ => Failure::Network,
    })?;
    Ok(js_sys::Uint8Array::from(bytes).to_vec())
}
