//! How a layer of one's own looks where it does not say: by simplestyle-spec 1.1, in both themes.

/// The colour of markers.
pub const MARKER: &str = "#7e7e7e";

/// The colour of lines and of the edges of areas.
pub const STROKE: &str = "#555555";

/// The colour of areas.
pub const FILL: &str = "#555555";

/// Around markers, so that they are seen on anything.
pub const MARKER_EDGE: &str = "#ffffff";
