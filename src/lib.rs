//! The app: moves the map, and marks in the printed page what the reader has chosen. Modules in alphabetical order; `start` is
//! where it begins, `state` what it is about.

pub mod app;
mod banner;
pub mod boot;
pub mod brought;
mod controls;
mod dom;
mod geojson;
pub mod gesture;
mod links;
pub mod load;
pub mod map;
mod marks;
mod own;
mod parts;
mod picture;
mod printed;
pub mod search;
pub mod site;
mod start;
pub mod state;
#[cfg(test)]
mod tests;
pub mod timeline;

pub use start::start;
