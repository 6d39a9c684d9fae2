//! What moves the map: one file per gesture. Each turns events into a camera.

pub mod focus;
pub mod hint;
pub mod keys;
pub mod pointer;
pub mod wheel;
