//! Components as HTML, natively, on the invented dispute.

use crate::app::App;
use crate::doc;
use crate::load::{Failure, Layers, LoadState};
use crate::site::Site;
use crate::state::State;
use atlas::address;
use atlas::fixture;
use atlas::layer;
use atlas::node::{self, Node};
use atlas::plane::{Projection, Size};
use leptos::prelude::*;
use std::sync::Arc;

/// The page of an address, as HTML without the marks that Leptos leaves for itself.
fn page(path: &str, query: &str, change: impl Fn(State)) -> String {
    Owner::new().with(|| {
        let atlas = Arc::new(fixture::atlas("en"));
        let projection = Projection::new(atlas.frame);
        let layers = Layers::new(Site::default(), projection);
        for (name, text) in fixture::layer_texts() {
            layers.put(&name, LoadState::Ready(Arc::new(layer::parse(&text, &projection).unwrap())));
        }
        let (address, view, _) = address::read(path, query, &atlas.vocabulary());
        let size = Size { width: 860.0, height: 640.0 };
        let state = State::new(atlas, Site::default(), layers, address, view, size);
        change(state);
        without_marks(&view! { <App state/> }.to_html())
    })
}

fn without_marks(html: &str) -> String {
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn a_document_is_the_same_live_and_printed() {
    let atlas = fixture::atlas("en");
    let (address, view, _) = address::read("en/hern/", "tab=facts", &atlas.vocabulary());
    let history = fixture::history("en");
    let cited = Some(atlas::sheet::Cited { root: "https://example.org/", publisher: "The Paper" });
    let sheet = atlas::sheet::Sheet {
        atlas: &atlas,
        choice: &atlas::choice::Choice::NONE,
        address: &address,
        view: &view,
        root: "",
        live: true,
        history: Some(&history),
        cited,
    };
    for nodes in [sheet.head(), sheet.panel(), sheet.foot()] {
        let printed: String = nodes.iter().map(node::to_html).collect();
        let live: String = doc::html(nodes).into_iter().map(|view| view.to_html()).collect();
        assert_eq!(plain(&without_marks(&live)), plain(&printed));
    }
}

/// One way of writing what HTML writes in two.
fn plain(html: &str) -> String {
    html.replace("=\"\"", "").replace("&quot;", "\"").replace("&gt;", ">")
}

#[test]
fn every_island_is_a_button_with_its_name_and_state() {
    let html = page("en/", "", |_| {});
    let groups = fixture::atlas("en").groups().count();
    assert_eq!(count(&html, "data-island="), groups);
    assert_eq!(count(&html, "aria-pressed=\"false\""), groups);
    assert!(html.contains("administered by"), "an island's name says who administers it");
}

#[test]
fn the_chosen_island_is_pressed_and_named_in_the_panel() {
    let atlas = fixture::atlas("en");
    let island = atlas.groups().next().unwrap();
    let html = page(&format!("en/{}/", island.id), "", |_| {});
    assert_eq!(count(&html, "aria-pressed=\"true\""), 1);
    let heading = node::to_html(&Node::from(island.title.as_str()));
    assert!(html.contains(&format!(">{heading}</h2>")), "{html}");
}

#[test]
fn an_opened_claim_shows_both_sides() {
    let atlas = fixture::atlas("en");
    let html = page("en/", &format!("claim={}", atlas.claims[0].key), |_| {});
    for side in &atlas.sides {
        assert!(html.contains(&format!("data-side=\"{}\"", side.id)));
    }
    assert_eq!(count(&html, &format!("data-claim=\"{}\" open", atlas.claims[0].key)), 1);
}

#[test]
fn a_layer_that_failed_is_named_with_a_way_to_try_again() {
    let html = page("en/", "", |state| state.layers.put("lines", LoadState::Failed(Failure::Status(503))));
    assert!(html.contains("role=\"alert\""));
    assert!(html.contains("503"));
    assert!(html.contains("<button"));
    assert_eq!(count(&html, "data-line="), 0, "without its layer no line is drawn");
}

#[test]
fn a_pressed_line_explains_itself() {
    let line = fixture::atlas("en").lines[0].id.clone();
    let html = page("en/", "", |state| state.line.set(Some(line.clone())));
    assert!(html.contains("class=\"line-note\""));
    assert_eq!(count(&html, "aria-expanded=\"true\""), 1);
}
