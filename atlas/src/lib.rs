//! The core of the map: content, dates, geometry, the reader's view and what is on the picture.
//!
//! No web, no I/O, no clock, no randomness. Modules in reading order.

pub mod lonlat;
pub mod shores;
pub mod simplify;
pub mod contour;
pub mod equidistance;
