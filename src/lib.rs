//! The app: turns a scene into DOM and gestures into a new view. Modules in reading order.

pub mod app;
pub mod boot;
pub mod doc;
pub mod gesture;
mod legend;
mod links;
pub mod load;
pub mod map;
mod picture;
pub mod search;
pub mod site;
mod start;
pub mod state;
#[cfg(test)]
mod tests;
pub mod timeline;

pub use start::start;
