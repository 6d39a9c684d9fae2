//! The few words by which events, third parties, lines and places are sorted. Each stands in the files as [`name`](EventKind::name) says.

use serde::{Deserialize, Serialize};

/// What sort of thing an event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A voyage, a survey, a map, a marker put up.
    Exploration,
    /// An agreement that both sides, or several states, signed.
    Treaty,
    /// A law, decree or order of an authority.
    Law,
    /// An act of war, or one that begins or ends it.
    War,
    /// Talks, and offers made in them.
    Talks,
    /// What one government or parliament said or did on its own.
    Statement,
    /// What befell people: residents, former residents, visitors.
    People,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Exploration, Self::Treaty, Self::Law, Self::War, Self::Talks, Self::Statement, Self::People];

    /// The kind of a name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exploration => "exploration",
            Self::Treaty => "treaty",
            Self::Law => "law",
            Self::War => "war",
            Self::Talks => "talks",
            Self::Statement => "statement",
            Self::People => "people",
        }
    }
}

/// What an event changed on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Where an agreed border ran.
    Border,
    /// Who administered islands.
    Administration,
}

impl Effect {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Border, Self::Administration];

    /// The effect of a name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| effect.name() == text)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Border => "border",
            Self::Administration => "administration",
        }
    }
}

/// What a third party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyKind {
    /// A state.
    State,
    /// A parliament that is no single state's.
    Parliament,
    /// A people, and the bodies that speak for it.
    People,
}

impl PartyKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::State, Self::Parliament, Self::People];

    /// The kind of a name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Parliament => "parliament",
            Self::People => "people",
        }
    }
}

/// What sort of line at sea one is: each is drawn in a rhythm of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// Along which control has divided.
    DeFacto,
    /// Which a side claims.
    Claimed,
    /// Which a treaty drew, and which no longer holds.
    Treaty,
    /// Which a treaty drew that is signed and not yet in force. Dates make it of a treaty's, so no file names it.
    Signed,
    /// Which a proposal would draw.
    Scenario,
    /// How far seas reach; no border.
    Limit,
    /// The border of today on a side's own map. Our map has none, so no file names it. It stays last: the check below counts by it.
    Border,
}

impl LineKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::DeFacto, Self::Claimed, Self::Treaty, Self::Signed, Self::Scenario, Self::Limit, Self::Border];

    /// Those that `lines.toml` may name.
    pub fn in_files() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| !matches!(kind, Self::Border | Self::Signed))
    }

    /// The kind of a name in `lines.toml`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::in_files().find(|kind| kind.name() == text)
    }

    /// Its name, also in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::DeFacto => "de-facto",
            Self::Claimed => "claimed",
            Self::Treaty => "treaty",
            Self::Signed => "signed",
            Self::Scenario => "scenario",
            Self::Limit => "limit",
            Self::Border => "border",
        }
    }

    /// Whether it parts what is one side's from what is the other's: no name lies across it, and a scenario has its own in its place.
    pub fn parts_sides(self) -> bool {
        match self {
            Self::DeFacto | Self::Claimed | Self::Treaty | Self::Scenario | Self::Border => true,
            Self::Signed | Self::Limit => false,
        }
    }
}

// A kind that the list lacks would be drawn without a style.
const _: () = assert!(LineKind::ALL.len() == LineKind::Border as usize + 1, "list every kind in ALL, Border last");

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceKind {
    /// A sea or an ocean.
    Sea,
    /// A strait or a channel.
    Strait,
    /// A large land.
    Land,
    /// An island outside the dispute.
    Island,
    /// A settlement, with a point.
    Town,
    /// A cape, with a point.
    Cape,
}

impl PlaceKind {
    /// The kind of a name in `places.toml`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "sea" => Self::Sea,
            "strait" => Self::Strait,
            "land" => Self::Land,
            "island" => Self::Island,
            "town" => Self::Town,
            "cape" => Self::Cape,
            _ => return None,
        })
    }

    /// Its name in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Strait => "strait",
            Self::Land => "land",
            Self::Island => "island",
            Self::Town => "town",
            Self::Cape => "cape",
        }
    }
}
