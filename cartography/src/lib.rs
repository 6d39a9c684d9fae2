//! Geometry that is made when the site is built, and never in the browser: land at a dispute's levels of detail, lines at sea, and
//! the sea that a transfer of land would move.
//!
//! `land` and `lines` write the committed layers of a dispute; `scenarios` computes what the pages print; `bench_layers` makes what the
//! benchmark gives to all maps.

pub mod bench_layers;
pub mod contour;
pub mod ellipsoid;
pub mod equidistance;
pub mod land;
pub mod layers;
pub mod lines;
pub mod scenarios;
pub mod sea_area;
pub mod shores;
pub mod simplify;

/// A result whose error is one or more sentences for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// The checkout, whose committed layers are held to their expectations.
#[cfg(test)]
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
