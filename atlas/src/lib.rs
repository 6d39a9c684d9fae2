//! The core of the map: content, dates, geometry, the reader's view and what is on the picture.
//!
//! No web, no I/O, no clock, no randomness. Modules in reading order.

pub mod address;
pub mod caption;
pub mod choice;
pub mod clip;
pub mod content;
pub mod date;
pub mod decimal;
pub mod direction;
pub mod dossier;
pub mod families;
#[cfg(any(test, feature = "fixture"))]
pub mod fixture;
pub mod globe;
pub mod label;
pub mod layer;
pub mod legend;
pub mod lens;
pub mod level;
pub mod lonlat;
pub mod node;
pub mod order;
pub mod own;
pub mod path;
pub mod picture;
pub mod plane;
pub mod prose;
pub mod scene;
pub mod search;
pub mod sheet;
pub mod style;
pub mod svg;
pub mod words;
pub mod wrap;
