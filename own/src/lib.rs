//! The program that reads a layer of one's own and answers for it. `assets/js/own-desk.js` runs it, in a worker or in the page; what it
//! does is `atlas::own::desk`.

use atlas::own::Marks;
use atlas::own::desk::{self, Answer};
use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

/// A layer, and who answers for it.
#[wasm_bindgen]
pub struct Desk(desk::Desk);

#[wasm_bindgen]
impl Desk {
    /// For a map of this frame, in degrees.
    #[wasm_bindgen(constructor)]
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Self {
        Self(desk::Desk::new([west, south, east, north]))
    }

    /// Makes room for a file of so many bytes.
    pub fn expect(&mut self, bytes: usize) {
        self.0.expect(bytes);
    }

    /// Takes the next bytes of the file.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.take(bytes);
    }

    /// Reads the file. Calls `say` with an answer now and then, which says how far it has come. `words` is a page's table of words for a
    /// layer, as JSON; `list` and `colon` are the language's marks.
    pub fn open(&mut self, words: &str, list: &str, colon: &str, say: &Function) -> Vec<u8> {
        let mut say = |answer: &Answer| {
            let bytes = Uint8Array::from(desk::written(answer).as_slice());
            // What is said is of no consequence.
            let _ = say.call1(&JsValue::NULL, &bytes);
        };
        desk::written(&self.0.open(words, Marks { list, colon }, &mut say))
    }

    /// The answer to a question; nothing to what is none.
    pub fn answer(&self, ask: &[u8]) -> Option<Vec<u8>> {
        desk::message(ask).map(|ask| desk::written(&self.0.answer(&ask)))
    }
}
