//! Signs that a file is something else than it seems.

use crate::lonlat::LonLat;

/// What tells of a file that it is something else than it seems.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// A position is a place.
    pub has_places: bool,
    /// Something that is no two numbers stands where a position should.
    has_odd: bool,
    /// The first position that is beyond all longitudes and all latitudes.
    far: Option<String>,
    /// The format that it has marks of.
    pub format: Option<&'static str>,
}

impl Signs {
    /// The marks of a format.
    pub fn of(format: Option<&'static str>) -> Self {
        Self { format, ..Self::default() }
    }

    /// Adds those of what comes later.
    pub fn append(&mut self, other: Self) {
        self.has_places |= other.has_places;
        self.has_odd |= other.has_odd;
        self.far = self.far.take().or(other.far);
        self.format = self.format.or(other.format);
    }

    /// A position, where none is a place and all seem to be in another reference system.
    pub fn elsewhere(self) -> Option<String> {
        self.far.filter(|_| !self.has_places && !self.has_odd)
    }

    /// Looks at a position that is no place, and stands in the file as it was found.
    pub fn see(&mut self, place: LonLat, found: &str) {
        self.has_odd |= place.lon.is_nan();
        if self.far.is_none() && place.lon.abs() > 180.0 && place.lat.abs() > 90.0 {
            self.far = Some(found.to_owned());
        }
    }
}
