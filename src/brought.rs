//! A layer of one's own as it was brought, before it is read.

use atlas::address::LONGEST_LAYER;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// A layer that was brought.
#[derive(Clone)]
pub struct Brought {
    /// Its text; nothing where it is too large.
    pub bytes: Option<Uint8Array>,
    /// How many bytes it has.
    pub size: u32,
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
    /// What an event of the start script brings: the bytes, or how many there are where they are too many; nothing takes the layer away.
    pub fn of(detail: &JsValue, by: By) -> Option<Self> {
        if let Some(size) = detail.as_f64() {
            return Some(Self { bytes: None, size: size as u32, by });
        }
        let bytes = detail.dyn_ref::<Uint8Array>()?.clone();
        let size = bytes.length();
        Some(Self { bytes: Some(bytes).filter(|_| size <= LONGEST_LAYER), size, by })
    }
}
