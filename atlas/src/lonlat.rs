//! A place on the Earth.

use serde::{Deserialize, Serialize};

/// A place on the WGS 84 ellipsoid: degrees, longitude before latitude, as in GeoJSON.
///
/// East and north are positive. Longitude lies in −180..=180, latitude in −90..=90. The frame of a dispute across the antimeridian
/// goes on beyond 180 or below −180, and what belongs to it is spelled as the frame is: so no place jumps by 360 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 2]", into = "[f64; 2]")]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl LonLat {
    /// A place from degrees east and degrees north, in this order.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// Whether both numbers are finite and within range, the longitude in any of its spellings from −360 to 360.
    pub fn is_valid(self) -> bool {
        (-360.0..=360.0).contains(&self.lon) && (-90.0..=90.0).contains(&self.lat)
    }

    /// The same place with its longitude above −180 and up to 180, as others know it.
    pub fn usual(self) -> Self {
        Self { lon: self.lon - ((self.lon - 180.0) / 360.0).ceil() * 360.0, ..self }
    }
}

impl From<[f64; 2]> for LonLat {
    fn from([lon, lat]: [f64; 2]) -> Self {
        Self { lon, lat }
    }
}

impl From<LonLat> for [f64; 2] {
    fn from(place: LonLat) -> Self {
        [place.lon, place.lat]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_beyond_the_antimeridian_is_one_place_in_every_spelling() {
        for (lon, usual) in
            [(182.5, -177.5), (-184.0, 176.0), (-180.0, 180.0), (180.0, 180.0), (-59.5, -59.5), (360.0, 0.0)]
        {
            assert!(LonLat::new(lon, -50.0).is_valid());
            assert_eq!(LonLat::new(lon, -50.0).usual(), LonLat::new(usual, -50.0));
        }
        for (lon, lat) in [(360.1, 0.0), (-400.0, 0.0), (0.0, 90.1), (f64::NAN, 0.0)] {
            assert!(!LonLat::new(lon, lat).is_valid());
        }
    }
}
