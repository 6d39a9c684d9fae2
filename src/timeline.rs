//! The timeline under the map: the printed axis as a slider of dates, buttons from event to event, and the summary of the date.

use crate::dom;
use crate::map::button;
use crate::parts::{self, EVENTS};
use crate::state::{Entry, State};
use atlas::address::View;
use atlas::content::{Axis, Steps};
use atlas::date::{Day, PartialDate};
use atlas::words::fill;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

/// How near to an event, in px, a press means the event.
const NEAR: f64 = 6.0;
/// How long the map takes to play all moments.
const WHOLE: Duration = Duration::from_secs(35);

/// Brings the printed timeline to life; nothing where none is printed.
pub fn mount(state: State) {
    let steer = dom::first(".timeline > .steer").and_then(|steer| steer.dyn_into::<HtmlElement>().ok());
    let (Some(axis), Some(steer), Some(rail)) = (state.atlas().axis(), steer, dom::first(".timeline > .rail")) else {
        return;
    };
    let strip = Strip {
        state,
        axis: StoredValue::new(Arc::new(axis)),
        date: Memo::new(move |_| state.view.with(|view| view.date)),
        playing: RwSignal::new(None),
    };
    leptos::mount::mount_to(steer, move || view! { <Buttons strip/> }).forget();
    strip.slide(&rail);
    strip.moment();
    // A reader who acts elsewhere wants the map to stand still.
    dom::on_window("pointerdown", move |event: web_sys::PointerEvent| {
        if dom::target(&event, ".timeline").is_none() {
            strip.pause();
        }
    });
}

/// The timeline as its parts share it.
#[derive(Clone, Copy)]
struct Strip {
    state: State,
    axis: StoredValue<Arc<Axis>>,
    date: Memo<Option<PartialDate>>,
    playing: RwSignal<Option<IntervalHandle>>,
}

impl Strip {
    fn go(self, date: Option<PartialDate>) {
        let (now, atlas) = (self.state.view.get_untracked(), self.state.atlas());
        // Where the map shows what an event is about, it goes there, and back from there.
        let frame = |date: Option<PartialDate>| atlas.timeline.frame_of(date?);
        let at = now.at.filter(|_| frame(date) == frame(now.date));
        // A scenario starts from the present.
        let scenario = now.scenario.clone().filter(|_| date.is_none());
        if date != now.date {
            let view = View { date, scenario, at, ..now };
            self.state.go(self.state.address.get_untracked(), view, Entry::Replace);
        }
    }

    fn step(self, is_forward: bool, steps: Steps) {
        self.go(self.state.atlas().timeline.stop(self.date.get_untracked(), is_forward, steps));
        self.state.status_text.set(self.status_text(self.state.view.with_untracked(|view| view.date)));
    }

    fn step_by_hand(self, is_forward: bool) {
        self.pause();
        self.step(is_forward, Steps::All);
    }

    fn pause(self) {
        if let Some(handle) = self.playing.get_untracked() {
            handle.clear();
            self.playing.set(None);
        }
    }

    fn play(self) {
        if self.playing.get_untracked().is_some() {
            return self.pause();
        }
        if self.date.get_untracked().is_none() {
            self.go(self.state.atlas().timeline.stops(Steps::Moments).first().copied());
        } else {
            self.step(true, Steps::Moments);
        }
        let next = move || {
            self.step(true, Steps::Moments);
            if self.state.view.with_untracked(|view| view.date.is_none()) {
                self.pause();
            }
        };
        let count = self.state.atlas().timeline.stops(Steps::Moments).len().max(1) as u32;
        self.playing.set(set_interval_with_handle(next, WHOLE / count).ok());
    }

    /// The date in words; the present where there is none.
    fn in_words(self, date: Option<PartialDate>) -> String {
        let words = &self.state.atlas().words;
        date.map_or_else(|| words.timeline.present.clone(), |date| words.date(date))
    }

    /// The same with what happened then.
    fn status_text(self, date: Option<PartialDate>) -> String {
        let titles = self.titles(date);
        let atlas = self.state.atlas();
        let colon = if titles.is_empty() { "" } else { &atlas.words.mark.colon };
        format!("{}{colon}{titles}", self.in_words(date))
    }

    /// What happened on a date.
    fn titles(self, date: Option<PartialDate>) -> String {
        let atlas = self.state.atlas();
        let summary = date.map(|date| atlas.date_summary(date));
        let title = |key: &&str| {
            let event = dom::first(&format!("#panel details[data-event=\"{key}\"]"))?;
            dom::all_in(&event, "summary .title").first()?.text_content()
        };
        let titles = summary.iter().flat_map(|summary| &summary.events).filter_map(title);
        titles.collect::<Vec<_>>().join(&atlas.words.mark.list)
    }

    /// The rail as a slider.
    fn slide(self, rail: &Element) {
        let words = &self.state.atlas().words.timeline;
        let [first, last] = self.axis.with_value(|axis| [0.0, 1.0].map(|end| year(axis.day(end))));
        for (name, value) in [("role", "slider"), ("tabindex", "0"), ("aria-label", words.slider.as_str())] {
            dom::set(rail, name, Some(value));
        }
        // The printed picture is called by what it shows.
        dom::set(rail, "aria-labelledby", None);
        dom::set(rail, "aria-valuemin", Some(&first.to_string()));
        dom::set(rail, "aria-valuemax", Some(&last.to_string()));
        let marked = rail.clone();
        dom::keep(move || {
            let date = self.date.get();
            let now = date.map_or(last, |date| i32::from(date.year())).clamp(first, last);
            dom::set(&marked, "aria-valuenow", Some(&now.to_string()));
            dom::set(&marked, "aria-valuetext", Some(&self.status_text(date)));
            let place = Axis::percent(self.axis.with_value(|axis| date.map_or(1.0, |date| axis.place(date.first()))));
            for (part, name) in [(".stem", "x"), (".knob", "cx")] {
                dom::all_in(&marked, part).iter().for_each(|part| dom::set(part, name, Some(&place)));
            }
        });
        dom::on(rail, "keydown", move |event: KeyboardEvent| self.keydown(&event));
        dom::on(rail, "pointerdown", move |event: PointerEvent| {
            if event.button() == 0 {
                self.pause();
                let rail = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
                let _ = rail.map(|rail| rail.set_pointer_capture(event.pointer_id()));
                self.press(&event);
            }
        });
        dom::on(rail, "pointermove", move |event: PointerEvent| {
            if event.buttons() & 1 == 1 {
                self.press(&event);
            }
        });
    }

    fn keydown(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let timeline = &self.state.atlas().timeline;
        let now = self.date.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => timeline.stop(now, true, Steps::All),
            "ArrowLeft" | "ArrowDown" => timeline.stop(now, false, Steps::All).or(now),
            "PageUp" => timeline.stop(now, true, Steps::Moments),
            "PageDown" => timeline.stop(now, false, Steps::Moments).or(now),
            "Home" => timeline.stops(Steps::All).first().copied(),
            "End" => None,
            _ => return,
        };
        event.prevent_default();
        self.pause();
        self.go(to);
    }

    fn press(self, event: &PointerEvent) {
        let rail = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(rail) = rail else { return };
        let rect = rail.get_bounding_client_rect();
        let place = ((f64::from(event.client_x()) - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
        self.go(self.date_at(place, NEAR / rect.width().max(1.0)));
    }

    /// What a press at a place means: an event that is near, the present at the end, else the year.
    fn date_at(self, place: f64, near: f64) -> Option<PartialDate> {
        if place > 1.0 - near {
            return None;
        }
        let axis = self.axis.get_value();
        let away = |date: &PartialDate| (axis.place(date.first()) - place).abs();
        let stops = self.state.atlas().timeline.stops(Steps::All);
        let nearest = stops.into_iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        nearest.filter(|date| away(date) <= near).or_else(|| PartialDate::year_of(axis.day(place)))
    }

    /// The date beside the buttons with what happened then, where the printed page has the timeline's name.
    fn moment(self) {
        dom::keep(move || {
            let date = self.date.get();
            let said =
                if date.is_some() { self.in_words(date) } else { self.state.atlas().words.timeline.name.clone() };
            dom::first(".timeline .moment > b").iter().for_each(|moment| moment.set_text_content(Some(&said)));
            let titles = self.titles(date);
            dom::first(".timeline .moment > span").iter().for_each(|place| place.set_text_content(Some(&titles)));
        });
    }
}

/// What happened on the map's date, told above the text of the panel.
pub fn tell(state: State) {
    let date = Memo::new(move |_| state.drawn.with(|choice| choice.date));
    dom::keep(move || {
        let date = date.get();
        dom::all(".other-day > .told").iter().for_each(Element::remove);
        let Some((date, note)) = date.zip(dom::first(".other-day")) else { return };
        if let Some(summary) = summary_of(state, date) {
            let _ = note.append_child(&summary);
        }
    });
}

fn summary_of(state: State, date: PartialDate) -> Option<Element> {
    let atlas = state.atlas();
    let summary = atlas.date_summary(date);
    let place = dom::made("div", "told", "")?;
    for event in summary.events.iter().filter_map(|key| event_of(state, key)) {
        let part = |selector: &str| dom::all_in(&event, selector).first().and_then(|part| part.text_content());
        if let Some(when) = part(".when").filter(|_| summary.is_before) {
            let said = fill(&atlas.words.timeline.before, &[("when", &when)]);
            let _ = place.append_child(&*dom::made("p", "when", &said)?);
        }
        let _ = place.append_child(&*dom::made("h3", "", &part(".title").unwrap_or_default())?);
        for text in dom::all_in(&event, ":scope > p:not(.day)") {
            let _ = text.clone_node_with_deep(true).map(|text| place.append_child(&text));
        }
    }
    Some(place)
}

/// An event of the page's chronology; a frame has it in a part, which may be on its way.
fn event_of(state: State, key: &str) -> Option<Element> {
    let selector = format!("details[data-event=\"{key}\"]");
    let own = dom::first(&format!("#panel {selector}:has(> p:not(.day))"));
    own.or_else(|| {
        state.files.want(&format!("parts/{EVENTS}"));
        parts::imported(state, &state.files.part(EVENTS)?, &selector)
    })
}

#[component]
fn Buttons(strip: Strip) -> impl IntoView {
    let words = &strip.state.atlas().words.timeline;
    let (play, pause) = (words.play.clone(), words.pause.clone());
    let is_playing = move || strip.playing.get().is_some();
    let name = Memo::new(move |_| if is_playing() { pause.clone() } else { play.clone() });
    view! {
        {button("previous", "‹", &words.previous, Box::new(move || strip.step_by_hand(false)))}
        <button type="button" aria-label=move || name.get() title=move || name.get() on:click=move |_| strip.play()>
            {move || if is_playing() { "❚❚" } else { "▶" }}
        </button>
        {button("next", "›", &words.next, Box::new(move || strip.step_by_hand(true)))}
    }
}

fn year(day: Day) -> i32 {
    PartialDate::year_of(day).map_or(0, |date| i32::from(date.year()))
}
