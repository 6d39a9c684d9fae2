//! What of the app can be asked without a browser: the state, natively, on the invented dispute.

use crate::load::{Failure, Files, LoadState};
use crate::site::Site;
use crate::state::State;
use atlas::address;
use atlas::content::wire;
use atlas::fixture;
use atlas::layer;
use atlas::plane::{Projection, Size};
use leptos::prelude::*;
use std::sync::Arc;

/// The state of an address, with nothing printed and every layer at hand.
fn with_state(path: &str, query: &str, ask: impl Fn(State)) {
    Owner::new().with(|| {
        let atlas = Arc::new(wire::read(&wire::write(&fixture::atlas("en")).unwrap()).unwrap());
        let projection = Projection::new(atlas.frame);
        let files = Files::new(Site::default(), projection);
        for (name, text) in fixture::layer_texts() {
            files.put(&name, LoadState::Ready(Arc::new(layer::parse(&text, &projection).unwrap())));
        }
        let (address, view, _) = address::read(path, query, &atlas.vocabulary());
        let size = Size { width: 860.0, height: 640.0 };
        ask(State::new(atlas, (Site::default(), files, None), (address, view), size));
    });
}

#[test]
fn what_failed_is_named_until_it_is_here() {
    with_state("en/", "", |state| {
        assert_eq!(state.files.failed(), []);
        state.files.put("lines", LoadState::Failed(Failure::Status(503)));
        assert_eq!(state.files.failed(), [("lines".to_owned(), Failure::Status(503))]);
        assert!(state.lines().is_none(), "without its layer no line is drawn");
    });
}

#[test]
fn without_a_printed_picture_every_layer_is_wanted() {
    with_state("en/", "", |state| {
        assert!(state.wants_layer("land") && state.wants_layer("islands"));
        assert!(!state.wants_lines(), "the lines are here");
        assert_eq!(state.best("islands").map(|islands| islands.level.number), Some(0));
    });
}
