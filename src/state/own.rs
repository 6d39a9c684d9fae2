//! What the map knows of a layer of one's own: all else of it is known where it is read.

use crate::brought::Brought;
use atlas::plane::World;
use leptos::prelude::*;

/// A layer of one's own.
#[derive(Clone, Copy)]
pub struct Own {
    /// As it was brought.
    pub brought: RwSignal<Option<Brought>, LocalStorage>,
    /// The number of the feature that says what it is.
    pub feature: RwSignal<Option<u32>>,
    /// Whether what is drawn of it ends beyond the map, and was simplified.
    pub is_cut: StoredValue<bool>,
    pressed_at: StoredValue<Option<World>>,
    was_pressed: Trigger,
}

impl Own {
    /// None.
    pub(super) fn new() -> Self {
        Self {
            brought: RwSignal::new_local(None),
            feature: RwSignal::new(None),
            is_cut: StoredValue::new(false),
            pressed_at: StoredValue::new(None),
            was_pressed: Trigger::new(),
        }
    }

    /// Chooses a feature or none; the one that is chosen is closed.
    pub fn choose(self, number: Option<u32>) {
        let number = number.filter(|number| self.feature.get_untracked() != Some(*number));
        self.feature.set(number);
    }

    /// It was pressed at a place, and it is not known which feature that is.
    pub fn press(self, place: Option<World>) {
        self.pressed_at.set_value(place);
        self.was_pressed.notify();
    }

    /// The place that was pressed last. Tracked.
    pub fn pressed(self) -> Option<World> {
        self.was_pressed.track();
        self.pressed_at.get_value()
    }
}
