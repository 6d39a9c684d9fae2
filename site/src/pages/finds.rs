//! What the home's search looks through: the islands, questions, briefs and events of all disputes in one language.

use super::dispute::Dispute;
use atlas::address::{Address, Kind, View};
use atlas::content::{Atlas, History};
use atlas::lens::Lens;
use serde_json::{Value, json};

/// The index in a language: for each dispute its name and what can be found there, each with its kind, its address, its title and what
/// else it is found by. Disputes that have no map in the language are not in it.
pub fn index(disputes: &[Dispute], lang: &str) -> Value {
    let contents = disputes.iter().flat_map(|dispute| &dispute.contents);
    contents.filter(|content| content.atlas.lang == lang).map(|content| of(&content.atlas, &content.history)).collect()
}

fn of(atlas: &Atlas, history: &History) -> Value {
    let words = &atlas.words.search;
    let page = atlas.page(Kind::Map);
    let find = |kind: &str, address: &Address, view: &View, title: &str, also: String| {
        json!([kind, format!("{}{}", address.print(), view.print()), title, also])
    };
    let plain = View::default();
    let islands = atlas.islands.iter().map(|island| {
        let forms = island.names.iter().flat_map(|name| {
            [Some(&name.native), Some(&name.latin), name.reading.as_ref(), Some(&name.label)].into_iter().flatten()
        });
        let forms = forms.map(String::as_str).collect::<Vec<_>>().join(" ");
        find(&words.island, &page.with_island(Some(&island.id)), &plain, &island.title, forms)
    });
    let claims = atlas
        .claims
        .iter()
        .map(|claim| find(&words.claim, &page, &plain.with_claim(Some(&claim.key)), &claim.question, String::new()));
    let briefs = atlas
        .briefs
        .iter()
        .map(|brief| find(&words.brief, &page, &plain.with_brief(Some(&brief.key)), &brief.title, brief.when.clone()));
    let events = history
        .events
        .iter()
        .map(|event| find(&words.event, &page, &plain.with_event(Some(&event.key)), &event.title, event.when.clone()));
    let whole =
        find(&words.island, &page, &plain, &Lens::plain(atlas).area(), format!("{} {}", atlas.common, atlas.title));
    let finds: Vec<Value> = std::iter::once(whole).chain(islands).chain(claims).chain(briefs).chain(events).collect();
    json!({ "dispute": Lens::plain(atlas).area(), "finds": finds })
}
