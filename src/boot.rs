//! Custom events of the document, between the program and the start script.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Dispatches an event to the start script: `islands:live`, `islands:still`, `islands:view`, `islands:select`, `islands:picture`.
pub fn dispatch(what: &str, detail: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail.into());
    let event = web_sys::CustomEvent::new_with_event_init_dict(what, &init);
    let _ = event.map(|event| document().dispatch_event(&event));
}

/// Listens to an event that brings something else than a text: `islands:layer`, `islands:file`.
pub fn listen_for(what: &str, act: impl Fn(wasm_bindgen::JsValue) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        act(event.dyn_ref::<web_sys::CustomEvent>().map(web_sys::CustomEvent::detail).unwrap_or_default());
    });
    let _ = document().add_event_listener_with_callback(what, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Listens to an event of the start script, for as long as the page lives: `islands:again`, `islands:go`, `islands:print`,
/// `islands:printed`, `islands:read`.
pub fn listen(what: &str, act: impl Fn(String) + 'static) {
    listen_for(what, move |detail| act(detail.as_string().unwrap_or_default()));
}
