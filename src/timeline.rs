//! The timeline under the map: a slider of dates, buttons from event to event, and what is told of the date.

use crate::doc;
use crate::load::HISTORY;
use crate::map::button;
use crate::state::{Entry, State};
use atlas::address::{Kind, View};
use atlas::content::Axis;
use atlas::date::PartialDate;
use atlas::node::Node;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

/// How near to an event, in px, a press means the event.
const NEAR: f64 = 6.0;
/// How long the map stands at each event while it plays.
const STAY: Duration = Duration::from_millis(2600);
/// Which events it plays: those of this weight, and weightier.
const PLAYED: u8 = 2;

/// The timeline; nothing where no event is told.
#[component]
pub fn Timeline(
    /// The one state.
    state: State,
) -> impl IntoView {
    let is_embed = state.address.with_untracked(|address| address.kind == Kind::Embed);
    let axis = state.atlas().axis().filter(|_| !is_embed);
    axis.map(|axis| view! { <Strip state axis/> })
}

#[component]
fn Strip(state: State, axis: Axis) -> impl IntoView {
    let words = &state.atlas().words.timeline;
    let axis = StoredValue::new(axis);
    let date = Memo::new(move |_| state.view.with(|view| view.date));
    let playing = RwSignal::new(None::<IntervalHandle>);
    let pause = move || {
        if let Some(handle) = playing.get_untracked() {
            handle.clear();
            playing.set(None);
        }
    };
    let go = move |date: Option<PartialDate>| {
        let now = state.view.get_untracked();
        // A scenario starts from the present.
        let scenario = now.scenario.clone().filter(|_| date.is_none());
        let view = View { date, scenario, ..now };
        if view.date != state.view.get_untracked().date {
            state.go(state.address.get_untracked(), view, Entry::Replace);
            state.layers.want(HISTORY);
        }
    };
    let step = move |forward: bool, rank: u8| {
        let timeline = &state.atlas().timeline;
        go(timeline.stop(date.get_untracked(), forward, rank));
        state.said.set(state.sheet(|sheet| sheet.moment_told(sheet.view.date)));
    };
    let step_by_hand = move |forward: bool| {
        pause();
        step(forward, 3);
    };
    let play = move || {
        if playing.get_untracked().is_some() {
            pause();
            return;
        }
        if date.get_untracked().is_none() {
            go(state.atlas().timeline.stops().first().copied());
        } else {
            step(true, PLAYED);
        }
        let next = move || {
            step(true, PLAYED);
            if date.get_untracked().is_none() {
                pause();
            }
        };
        playing.set(set_interval_with_handle(next, STAY).ok());
    };
    // A reader who acts elsewhere wants the map to stand still.
    Effect::new(move |_| {
        let _ = window_event_listener(leptos::ev::pointerdown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_some_and(|target| target.closest(".timeline").ok().flatten().is_none()) {
                pause();
            }
        });
    });
    let keydown = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let timeline = &state.atlas().timeline;
        let now = date.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => timeline.stop(now, true, 3),
            "ArrowLeft" | "ArrowDown" => timeline.stop(now, false, 3).or(now),
            "PageUp" => timeline.stop(now, true, 1),
            "PageDown" => timeline.stop(now, false, 1).or(now),
            "Home" => timeline.stops().first().copied(),
            "End" => None,
            _ => return,
        };
        event.prevent_default();
        pause();
        go(to);
    };
    let press = move |event: &PointerEvent| {
        let rail = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(rail) = rail else { return };
        let rect = rail.get_bounding_client_rect();
        let place = ((f64::from(event.client_x()) - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
        go(axis.with_value(|axis| date_at(state, axis, place, NEAR / rect.width().max(1.0))));
    };
    let pointerdown = move |event: PointerEvent| {
        if event.button() == 0 {
            pause();
            let rail = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
            let _ = rail.map(|rail| rail.set_pointer_capture(event.pointer_id()));
            press(&event);
        }
    };
    let pointermove = move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            press(&event);
        }
    };
    let [first, last] = axis.with_value(|axis| [0.0, 1.0].map(|end| year(axis.day(end))));
    let now = move || date.get().map_or(last, |date| i32::from(date.year())).clamp(first, last);
    let picture =
        move || doc::html(vec![state.sheet(|sheet| axis.with_value(|axis| sheet.axis(axis, date.get()))).into()]);
    let moment = move || state.sheet(|sheet| sheet.moment(date.get()));
    let spoken = move || state.sheet(|sheet| sheet.moment_told(date.get()));
    let told = Memo::new(move |_| state.sheet(|sheet| sheet.told()));
    let (name, slider) = (words.name.clone(), words.slider.clone());
    let (play_word, pause_word) = (words.play.clone(), words.pause.clone());
    let is_playing = move || playing.get().is_some();
    let play_name = move || if is_playing() { pause_word.clone() } else { play_word.clone() };
    view! {
        <section class="timeline" data-role="timeline" aria-label=words.name.clone()>
            <div class="steer">
                <p class="moment"><b>{move || if date.get().is_some() { moment() } else { name.clone() }}</b></p>
                {button("previous", "‹", &words.previous, Box::new(move || step_by_hand(false)))}
                <button type="button" aria-label=play_name.clone() title=play_name on:click=move |_| play()>
                    {move || if is_playing() { "❚❚" } else { "▶" }}
                </button>
                {button("next", "›", &words.next, Box::new(move || step_by_hand(true)))}
            </div>
            <div
                class="rail"
                role="slider"
                tabindex="0"
                aria-label=slider
                aria-valuemin=first
                aria-valuemax=last
                aria-valuenow=now
                aria-valuetext=spoken
                on:keydown=keydown
                on:pointerdown=pointerdown
                on:pointermove=pointermove
                on:focus=move |_| state.layers.want(HISTORY)
            >
                {picture}
            </div>
            {move || shown(told.get(), moment())}
        </section>
    }
}

/// What is told of a moment, in a box that scrolls by itself.
fn shown(told: Vec<Node>, moment: String) -> Option<impl IntoView> {
    (!told.is_empty())
        .then(|| view! { <div class="told" tabindex="0" role="group" aria-label=moment>{doc::html(told)}</div> })
}

fn year(day: atlas::date::Day) -> i32 {
    PartialDate::year_of(day).map_or(0, |date| i32::from(date.year()))
}

/// What a press at a place means: an event that is near, the present at the end, else the year.
fn date_at(state: State, axis: &Axis, place: f64, near: f64) -> Option<PartialDate> {
    if place > 1.0 - near {
        return None;
    }
    let away = |date: &PartialDate| (axis.place(date.first()) - place).abs();
    let stops = state.atlas().timeline.stops();
    let nearest = stops.into_iter().min_by(|a, b| away(a).total_cmp(&away(b)));
    nearest.filter(|date| away(date) <= near).or_else(|| PartialDate::year_of(axis.day(place)))
}
