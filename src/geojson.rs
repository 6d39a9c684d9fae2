//! GeoJSON, read by the browser: a reader of JSON of our own would be a tenth of the program, for what every browser has.

use atlas::layer::{Layer, LayerError, RawFeature};
use atlas::lonlat::LonLat;
use atlas::plane::Projection;
use js_sys::{Array, Float64Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "geojson")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn features(bytes: &Uint8Array) -> Result<Array, JsValue>;
}

/// A layer from the bytes of its file, as [`atlas::layer::parse`] reads what the build has checked.
///
/// # Errors
/// [`LayerError`], which says what was found.
pub fn layer(bytes: &Uint8Array, projection: &Projection) -> Result<Layer, LayerError> {
    let said = |error: JsValue| String::from(js_sys::Object::from(error).to_string());
    let read = features(bytes).map_err(|error| LayerError::NotACollection(said(error)))?;
    let clip = read.get(0).dyn_into::<Float64Array>().ok().and_then(|clip| clip.to_vec().try_into().ok());
    Layer::new(read.iter().skip(1).map(|feature| raw(&Array::from(&feature))), clip, projection)
}

fn raw(feature: &Array) -> RawFeature {
    let counts = Uint32Array::from(feature.get(3)).to_vec();
    let places = Float64Array::from(feature.get(4)).to_vec();
    let mut places = places.chunks_exact(2).map(|place| LonLat::new(place[0], place[1]));
    let lines = counts.into_iter().map(|count| places.by_ref().take(count as usize).collect()).collect();
    let text = |index| feature.get(index).as_string();
    RawFeature { id: text(0), side: text(1), kind: text(2), lines }
}
