//! Ellipsoids, places on them in space, and the way from an older one to WGS 84.

use atlas::lonlat::LonLat;

/// A flattened sphere that stands for the Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipsoid {
    /// Semi-major axis in metres.
    pub equator_m: f64,
    /// Square of the first eccentricity.
    pub eccentricity2: f64,
}

/// The ellipsoid of WGS 84.
pub const WGS84: Ellipsoid = Ellipsoid { equator_m: 6_378_137.0, eccentricity2: 6.694_379_990_141_316e-3 };

impl Ellipsoid {
    /// The ellipsoid of a semi-major axis in metres and an inverse flattening, the two numbers by which it is published.
    pub fn new(equator_m: f64, inverse_flattening: f64) -> Self {
        let flattening = 1.0 / inverse_flattening;
        Self { equator_m, eccentricity2: flattening * (2.0 - flattening) }
    }

    /// A place on it in metres from its centre, axes towards 0° E, 90° E and the north pole.
    pub fn in_space(&self, place: LonLat) -> [f64; 3] {
        let (sin_lat, cos_lat) = place.lat.to_radians().sin_cos();
        let (sin_lon, cos_lon) = place.lon.to_radians().sin_cos();
        let normal = self.normal_m(sin_lat);
        [normal * cos_lat * cos_lon, normal * cos_lat * sin_lon, normal * (1.0 - self.eccentricity2) * sin_lat]
    }

    /// The place above which, or below which, a point in space lies. Its height is lost.
    pub fn below(&self, [x, y, z]: [f64; 3]) -> LonLat {
        let from_axis = x.hypot(y);
        let mut lat = z.atan2(from_axis * (1.0 - self.eccentricity2));
        // Each turn divides the error by more than a hundred.
        for _ in 0..8 {
            let sin = lat.sin();
            lat = (z + self.eccentricity2 * self.normal_m(sin) * sin).atan2(from_axis);
        }
        LonLat::new(y.atan2(x).to_degrees(), lat.to_degrees())
    }

    /// Length of the normal from the surface to the polar axis.
    fn normal_m(&self, sin_lat: f64) -> f64 {
        self.equator_m / (1.0 - self.eccentricity2 * sin_lat * sin_lat).sqrt()
    }
}

/// A place of another datum on WGS 84, by geocentric translations (EPSG method 9603): its point in space is moved by so many metres
/// along the three axes. Heights are taken as zero and let go of, which moves no place by a centimetre.
pub fn to_wgs84(place: LonLat, from: Ellipsoid, shift_m: [f64; 3]) -> LonLat {
    let [x, y, z] = from.in_space(place);
    let moved = WGS84.below([x + shift_m[0], y + shift_m[1], z + shift_m[2]]);
    // A place keeps the spelling of its longitude, which may lie beyond 180 degrees.
    LonLat::new(moved.lon + ((place.lon - moved.lon) / 360.0).round() * 360.0, moved.lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Degrees, minutes and seconds as degrees.
    fn degrees(degrees: f64, minutes: f64, seconds: f64) -> f64 {
        degrees + minutes / 60.0 + seconds / 3600.0
    }

    /// The example of guidance note 7-2 of EPSG, on geocentric translations: a point in ED50, and the same in WGS 84.
    #[test]
    fn the_published_example_of_a_conversion_comes_out() {
        let from = LonLat::new(degrees(2.0, 7.0, 51.477), degrees(53.0, 48.0, 36.565));
        let to = to_wgs84(from, Ellipsoid::new(6_378_388.0, 297.0), [-84.87, -96.49, -116.95]);
        let off = [to.lon - degrees(2.0, 7.0, 46.380), to.lat - degrees(53.0, 48.0, 33.820)];
        // A thousandth of a second is 3 cm.
        assert!(off.iter().all(|off| off.abs() * 3600.0 < 1e-3), "{to:?}");
    }

    #[test]
    fn a_place_in_space_is_found_again_anywhere() {
        for (lon, lat) in [(0.0, 0.0), (179.9, 12.5), (-75.0, -54.3), (30.0, 89.9), (-120.0, -90.0)] {
            let back = WGS84.below(WGS84.in_space(LonLat::new(lon, lat)));
            assert!((back.lat - lat).abs() < 1e-11, "{back:?}");
            assert!(lat.abs() == 90.0 || (back.lon - lon).abs() < 1e-11, "{back:?}");
        }
    }

    #[test]
    fn a_longitude_beyond_180_stays_beyond() {
        let old = Ellipsoid::new(6_378_388.0, 297.0);
        let [here, there] = [184.0, -176.0].map(|lon| to_wgs84(LonLat::new(lon, -50.0), old, [100.0, 50.0, -30.0]));
        assert!((here.lon - 360.0 - there.lon).abs() < 1e-9 && here.lon > 180.0, "{here:?} {there:?}");
    }
}
