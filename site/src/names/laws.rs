//! The laws.

/// A law of the names on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// That of the disputed groups.
    GroupNamed,
    /// That of the sides.
    SideNamed,
    /// That of two names.
    Apart,
    /// That of what is said.
    Once,
    /// That of the edge.
    Inside,
    /// That of a disputed island's name and the others.
    OffOthers,
    /// That of a disputed island's name and the land around.
    OffLand,
    /// That of a disputed island's name and its own land.
    Within,
    /// That of a disputed island's name and the nearest shore.
    Nearest,
    /// That of a disputed island's name and its own shore.
    Near,
    /// That of the name of all the disputed islands.
    WholeInWater,
    /// That of waters.
    WaterInWater,
    /// That of waters and the land between.
    SameWater,
    /// That of all other names.
    OffDisputed,
}

impl Law {
    /// The law in words.
    pub fn says(self) -> &'static str {
        match self {
            Self::GroupNamed => "a group in view has a name, where there is room for one",
            Self::SideNamed => "a side whose land is in view has a name",
            Self::Apart => "no two names overlap",
            Self::Once => "no two names say the same",
            Self::Inside => "no name leaves the map",
            Self::OffOthers => "a disputed island's name lies on no other",
            Self::OffLand => "a disputed island's name lies on no other land",
            Self::Within => "a name on its own stripes lies within them, and from near by",
            Self::Nearest => "a name without a leader is nearest to its own island",
            Self::Near => "a name without a leader is near its island",
            Self::WholeInWater => "the name of the whole lies in the water",
            Self::WaterInWater => "the name of a water lies in the water",
            Self::SameWater => "the name of a water stands in that water",
            Self::OffDisputed => "no other name lies on a disputed island",
        }
    }

    /// The greatest measure that keeps it.
    pub fn limit(self) -> f64 {
        match self {
            Self::Near => 26.0,
            // A narrow inlet may reach below a letter.
            Self::Within => 0.1,
            _ => 0.0,
        }
    }

    /// The unit of its measure.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Apart | Self::Inside | Self::Nearest | Self::Near => "px",
            Self::GroupNamed | Self::SideNamed | Self::Once | Self::SameWater => "names",
            _ => "of the name",
        }
    }
}

/// What was measured of a law.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Of which.
    pub law: Law,
    /// In the unit of the law: the greater, the worse.
    pub value: f64,
    /// Of which names.
    pub what: String,
}

impl Measure {
    /// Whether the law is broken.
    pub fn is_broken(&self) -> bool {
        self.value > self.law.limit()
    }
}
