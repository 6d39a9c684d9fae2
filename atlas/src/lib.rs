//! The core of the map: content, dates, geometry, the reader's view and what is on the picture.
//!
//! No web, no I/O, no clock, no randomness. Modules in reading order.

pub mod address;
pub mod clip;
pub mod content;
pub mod contour;
pub mod date;
pub mod decimal;
pub mod dossier;
pub mod equidistance;
#[cfg(any(test, feature = "fixture"))]
pub mod fixture;
pub mod globe;
pub mod label;
pub mod layer;
pub mod lonlat;
pub mod node;
pub mod order;
pub mod path;
pub mod picture;
pub mod plane;
pub mod prose;
pub mod reckon;
pub mod scene;
pub mod search;
pub mod sheet;
pub mod shores;
pub mod simplify;
pub mod style;
pub mod svg;
pub mod words;
