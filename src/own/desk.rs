//! What reads a layer of one's own, and is asked about it. It is another program, in a worker where there can be one: each answer comes
//! in its own time.

use super::words::Spoken;
use crate::brought::Brought;
use crate::state::State;
use atlas::own::Told;
use atlas::own::desk::{Answer, Ask, Named, Opened, message, written};
use atlas::own::draw::{Drawn, Group};
use atlas::plane::Viewport;
use js_sys::{Array, Function, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[wasm_bindgen(module = "layer")]
extern "C" {
    type Open;

    #[wasm_bindgen(js_name = openDesk)]
    fn open(layer: &Blob, frame: &[f64], words: &Array, answer: &Function) -> Open;

    #[wasm_bindgen(method)]
    fn ask(this: &Open, ask: &Uint8Array);

    #[wasm_bindgen(method)]
    fn close(this: &Open);
}

/// How far a layer has come.
#[derive(Default)]
pub enum Stage {
    /// There is none.
    #[default]
    None,
    /// It has so many bytes, and may have so many.
    TooLarge(f64, f64),
    /// So many per cent of it have been read.
    Reading(u8),
    /// It cannot be read here.
    Failed,
    /// It has been read.
    Open(Box<Opened>),
}

/// What is known of a layer.
#[derive(Default)]
pub struct Known {
    open: Option<Open>,
    /// The words to speak of it.
    pub spoken: Option<Spoken>,
    /// How far it has come.
    pub stage: Stage,
    /// What is drawn.
    pub drawn: Option<Drawn>,
    /// What the features are called, as far as it has been asked.
    pub named: Vec<Named>,
    /// What the chosen feature says.
    pub told: Option<Told>,
    /// How the chosen feature is drawn, with the unit of its paths.
    pub alone: Option<(f64, Group)>,
    /// Whether the chosen feature may be out of sight.
    is_sought: bool,
    /// Whether an answer is awaited to what is drawn, and for which viewport it is to be drawn then.
    is_drawing: bool,
    next: Option<Viewport>,
}

/// A layer, or none; with what tells that something of it has changed.
#[derive(Clone, Copy)]
pub struct Desk {
    state: State,
    known: StoredValue<Known, LocalStorage>,
    /// Counts layers: what is said of one that has been taken away counts for nothing.
    count: StoredValue<u32>,
    /// How far it has come.
    pub stage: Trigger,
    /// What is drawn.
    pub drawn: Trigger,
    /// What the features are called.
    pub named: Trigger,
    /// What the chosen feature says.
    pub told: Trigger,
    /// How the chosen feature is drawn.
    pub alone: Trigger,
}

impl Desk {
    /// Without a layer.
    pub fn new(state: State) -> Self {
        let [stage, drawn, named, told, alone] = std::array::from_fn(|_| Trigger::new());
        let known = StoredValue::new_local(Known::default());
        Self { state, known, count: StoredValue::new(0), stage, drawn, named, told, alone }
    }

    /// What is known now. Not tracked.
    pub fn with<T>(self, see: impl FnOnce(&Known) -> T) -> T {
        self.known.with_value(see)
    }

    /// Reads a layer in place of the one before; none takes that away.
    pub fn take(self, brought: Option<(&Brought, Spoken)>) {
        self.count.update_value(|count| *count += 1);
        self.state.own.feature.set(None);
        self.state.own.is_cut.set_value(false);
        let before = self.known.try_update_value(std::mem::take);
        before.and_then(|known| known.open).iter().for_each(Open::close);
        if let Some((brought, spoken)) = brought {
            let excess = brought.excess();
            let open = excess.is_none().then(|| self.open(brought, &spoken));
            let stage = excess.map_or(Stage::Reading(0), |(found, most)| Stage::TooLarge(found, most));
            self.known.update_value(|known| {
                (known.open, known.stage, known.spoken) = (open, stage, Some(spoken));
            });
        }
        [self.stage, self.drawn, self.named, self.told, self.alone].iter().for_each(Trigger::notify);
    }

    fn open(self, brought: &Brought, spoken: &Spoken) -> Open {
        let count = self.count.get_value();
        let answer = Closure::<dyn Fn(JsValue)>::new(move |said: JsValue| {
            if self.count.get_value() == count {
                self.answered(&said);
            }
        });
        let atlas = self.state.atlas();
        let mark = &atlas.words.mark;
        let words = [&*spoken.text, &*mark.list, &*mark.colon].into_iter().map(JsValue::from_str).collect::<Array>();
        let open = open(&brought.layer, &atlas.frame, &words, answer.as_ref().unchecked_ref());
        // A layer that is taken away may still be answering.
        answer.forget();
        open
    }

    /// Chooses a feature, which may be out of sight.
    pub fn seek(self, number: u32) {
        self.known.update_value(|known| known.is_sought = true);
        self.state.own.feature.set(Some(number));
    }

    /// Whether the chosen feature is to be brought into sight; once.
    pub fn is_sought(self) -> bool {
        self.known.try_update_value(|known| std::mem::take(&mut known.is_sought)) == Some(true)
    }

    /// Nothing is told of any feature.
    pub fn forget(self) {
        self.known.update_value(|known| (known.told, known.alone) = (None, None));
        self.told.notify();
        self.alone.notify();
    }

    /// Asks.
    pub fn ask(self, ask: &Ask) {
        let ask = Uint8Array::from(written(ask).as_slice());
        self.with(|known| known.open.iter().for_each(|open| open.ask(&ask)));
    }

    /// Asks for what is drawn in a viewport; while that is awaited, the last one asked for comes next.
    pub fn draw(self, viewport: Viewport) {
        let must_wait = self.known.try_update_value(|known| {
            known.next = known.is_drawing.then_some(viewport);
            std::mem::replace(&mut known.is_drawing, true)
        });
        if must_wait == Some(false) {
            self.ask(&Ask::Draw(viewport));
        }
    }

    fn answered(self, said: &JsValue) {
        let bytes = said.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        let answer = bytes.and_then(|bytes| message(&bytes));
        let changed = match answer {
            None => self.reach(Stage::Failed),
            Some(Answer::Reading(percent)) => self.reach(Stage::Reading(percent)),
            Some(Answer::Opened(mut opened)) => {
                let first = std::mem::take(&mut opened.first);
                self.known.update_value(|known| known.named = first);
                self.reach(Stage::Open(Box::new(opened))).notify();
                self.named
            }
            Some(Answer::Drawn(drawn)) => {
                self.state.own.is_cut.set_value(!drawn.is_whole);
                let next = self.known.try_update_value(|known| {
                    (known.drawn, known.is_drawing) = (Some(drawn), false);
                    known.next.take()
                });
                next.flatten().into_iter().for_each(|next| self.draw(next));
                self.drawn
            }
            Some(Answer::At(found)) => {
                self.state.own.choose(found);
                return;
            }
            Some(Answer::Told(told)) => {
                let (told, alone) = told.unzip();
                let is_another = self.known.try_update_value(|known| {
                    known.alone = alone.flatten();
                    let is_another = known.told != told;
                    known.told = told;
                    is_another
                });
                if is_another == Some(true) {
                    self.told.notify();
                }
                self.alone
            }
            Some(Answer::Named(more)) => {
                self.known.update_value(|known| known.named.extend(more));
                self.named
            }
        };
        changed.notify();
    }

    /// It has come so far.
    fn reach(self, stage: Stage) -> Trigger {
        self.known.update_value(|known| known.stage = stage);
        self.stage
    }
}
