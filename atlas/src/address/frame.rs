//! What a page in a frame and the page around it agree on, beside the view.

/// The folder of the pages for frames.
pub const EMBED: &str = "embed";

/// The names of a view that are the frame's own affair: the full map is not led to with them.
pub const FRAME_KEYS: [&str; 2] = ["plain", "static"];

/// How high a frame is where nobody says, in px: the map, and who holds and who claims.
pub const FRAME_HEIGHT: u32 = 560;

/// What a frame's sandbox has to allow: no more.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The longest message that is read or sent, in characters of JSON.
pub const LONGEST_MESSAGE: usize = 4096;

/// The largest layer that a host or a reader may bring, in bytes of GeoJSON.
pub const LONGEST_LAYER: u32 = 2_000_000;

/// The largest file of a reader's own that is shown, in bytes.
pub const LONGEST_FILE: u32 = 100_000_000;

#[cfg(test)]
mod tests {
    use super::super::{RESERVED, VIEW_KEYS};
    use super::*;

    #[test]
    fn names_of_frames_are_names_of_addresses() {
        assert!(FRAME_KEYS.iter().all(|key| VIEW_KEYS.contains(key)));
        assert!(RESERVED.contains(&EMBED));
    }
}
