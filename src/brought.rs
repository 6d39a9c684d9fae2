//! A layer of one's own as it was brought, before it is read.

use atlas::address::{LONGEST_FILE, LONGEST_LAYER};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// A layer that was brought.
#[derive(Clone)]
pub struct Brought {
    /// Its text.
    pub layer: Blob,
    /// Who brought it.
    pub by: By,
}

/// Who brought a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The page that embeds the map.
    Host,
    /// The reader.
    Reader,
}

impl Brought {
    /// What an event of the start script brings; nothing takes the layer away.
    pub fn of(detail: &JsValue, by: By) -> Option<Self> {
        detail.dyn_ref::<Blob>().map(|layer| Self { layer: layer.clone(), by })
    }

    /// How many bytes it has and how many it may have, where it has more.
    pub fn excess(&self) -> Option<(f64, f64)> {
        let most = f64::from(match self.by {
            By::Host => LONGEST_LAYER,
            By::Reader => LONGEST_FILE,
        });
        (self.layer.size() > most).then_some((self.layer.size(), most))
    }
}
