//! The shores that lines are computed from: the finest level of the land layers.

use std::path::Path;

use crate::sea_area;
use crate::shores::Shores;
use atlas::lonlat::LonLat;
use geo::{GeodesicArea, LineString, Polygon};

use crate::land::spec::{Frame, Spec};
use crate::layers::{self, Feature};

/// All land of a dispute, found by side, group or id.
pub struct Shapes {
    frame: Frame,
    features: Vec<Feature>,
    /// The disputed groups with their published areas in km².
    areas: Vec<(String, f64)>,
}

/// A group that a line cuts in two.
pub struct Halved {
    /// Two places; the part that goes with the other land is on the left of the line through them.
    pub cut: [LonLat; 2],
    /// That part's rings, and those of what stays.
    pub parts: [Vec<Vec<LonLat>>; 2],
}

impl Shapes {
    /// Reads the finest level.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let spec = Spec::read(&folder.join("land.toml"))?;
        let finest = spec.levels.len().saturating_sub(1);
        let layer = |kind: &str| layers::read_shapes(&folder.join(format!("layers/{kind}-{finest}.geojson")));
        let features = [layer("islands")?, layer("land")?].concat();
        Ok(Self { frame: spec.frame, features, areas: spec.areas() })
    }

    /// The frame along which land is cut.
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// The polygons of sides, groups and ids; a word that means no land is a fault.
    pub fn polygons(&self, words: &[String]) -> Result<Vec<&Polygon>, String> {
        let mut polygons = Vec::new();
        for word in words {
            let means =
                |feature: &&Feature| ["id", "group", "side"].iter().any(|key| feature.property(key) == Some(word));
            let before = polygons.len();
            polygons.extend(self.features.iter().filter(means).flat_map(|feature| &feature.shape));
            if polygons.len() == before {
                return Err(format!("No side, group or island is called `{word}`; land.toml has the names."));
            }
        }
        Ok(polygons)
    }

    /// Cuts a group square to its longest extent, so that its part and some other groups make half of all disputed land by
    /// published areas. The part lies towards those groups.
    pub fn halved(&self, split: &str, others: &[String]) -> Result<Halved, String> {
        let km2 = |id: &str| self.areas.iter().find(|(group, _)| group == id).map(|(_, km2)| *km2);
        let whole = km2(split).ok_or(format!("land.toml has no group `{split}`."))?;
        let all: f64 = self.areas.iter().map(|(_, km2)| km2).sum();
        let held: Vec<&String> = others.iter().filter(|id| km2(id).is_some()).collect();
        let share = (all / 2.0 - held.iter().filter_map(|id| km2(id)).sum::<f64>()) / whole;
        if !(0.0..=1.0).contains(&share) {
            return Err(format!("the others have {:.0} % of half without `{split}`", (1.0 - share) * 100.0));
        }
        let rings = rings(&self.polygons(&[split.to_owned()])?);
        let towards = held.first().map(|id| self.polygons(&[(*id).clone()])).transpose()?;
        let towards = towards.and_then(|polygons| polygons.first()?.exterior().coords().next().copied());
        let towards = towards.ok_or("nothing to lie towards")?;
        let cut = sea_area::cut(&rings, share, LonLat::new(towards.x, towards.y), area_m2).ok_or("no land")?;
        let [from, to] = cut;
        Ok(Halved { cut, parts: [sea_area::left_of(&rings, cut), sea_area::left_of(&rings, [to, from])] })
    }

    /// Their shores, without the sides along which land is cut at the frame's edge.
    pub fn shores(&self, words: &[String]) -> Result<Shores, String> {
        Ok(Shores::new(self.coasts(words)?.into_iter().map(|line| (0, line))))
    }
}

impl Shapes {
    /// The coasts of sides, groups and ids as lines, without the sides along which land is cut at the frame's edge.
    pub fn coasts(&self, words: &[String]) -> Result<Vec<Vec<LonLat>>, String> {
        let polygons = self.polygons(words)?;
        let rings = polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        Ok(rings.flat_map(|ring| uncut(ring, self.frame)).collect())
    }

    /// The coasts of all land but these, as lines.
    pub fn coasts_of_others(&self, words: &[String]) -> Vec<Vec<LonLat>> {
        let means = |feature: &Feature| {
            ["id", "group"].iter().any(|key| words.iter().any(|word| feature.property(key) == Some(word)))
        };
        let others = self.features.iter().filter(|feature| !means(feature)).flat_map(|feature| &feature.shape);
        let rings = others.flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        rings.flat_map(|ring| uncut(ring, self.frame)).collect()
    }
}

/// All rings of polygons.
pub fn rings(polygons: &[&Polygon]) -> Vec<Vec<LonLat>> {
    let rings = polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    rings.map(|ring| ring.coords().map(|coord| LonLat::new(coord.x, coord.y)).collect()).collect()
}

/// The area of rings on the ellipsoid, in square metres: those that turn the other way count as holes.
pub fn area_m2(rings: &[Vec<LonLat>]) -> f64 {
    let of = |ring: &Vec<LonLat>| {
        let line: LineString = ring.iter().map(|place| (place.lon, place.lat)).collect();
        Polygon::new(line, Vec::new()).geodesic_area_signed()
    };
    rings.iter().map(of).sum::<f64>().abs()
}

/// Closed rings as lines that end where they run along a cut.
pub fn without_cut(rings: &[Vec<LonLat>], [from, to]: [LonLat; 2]) -> Vec<Vec<LonLat>> {
    let length = (to.lon - from.lon).hypot(to.lat - from.lat);
    let away =
        |p: LonLat| ((to.lon - from.lon) * (p.lat - from.lat) - (to.lat - from.lat) * (p.lon - from.lon)) / length;
    let is_on = |p: LonLat| away(p).abs() < 1e-9;
    let lines = rings.iter().flat_map(|ring| ring.chunk_by(|a, b| !(is_on(*a) && is_on(*b))));
    lines.filter(|line| line.len() > 1).map(<[LonLat]>::to_vec).collect()
}

/// A ring as lines that end where it runs along the frame's edge.
fn uncut(ring: &LineString, frame: Frame) -> Vec<Vec<LonLat>> {
    let places: Vec<LonLat> = ring.coords().map(|coord| LonLat::new(coord.x, coord.y)).collect();
    places
        .chunk_by(|from, to| !along_edge(frame, *from, *to))
        .filter(|line| line.len() > 1)
        .map(<[LonLat]>::to_vec)
        .collect()
}

fn along_edge([west, south, east, north]: Frame, from: LonLat, to: LonLat) -> bool {
    let on = |one: f64, other: f64, edge: f64| one == edge && other == edge;
    [west, east].iter().any(|edge| on(from.lon, to.lon, *edge))
        || [south, north].iter().any(|edge| on(from.lat, to.lat, *edge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_no_shore() {
        let ring: LineString = vec![(1.0, 1.0), (5.0, 1.0), (5.0, 3.0), (1.0, 3.0), (1.0, 1.0)].into();
        let shores = uncut(&ring, [0.0, 0.0, 5.0, 5.0]);
        assert_eq!(shores.len(), 2);
        assert_eq!(shores[0], [LonLat::new(1.0, 1.0), LonLat::new(5.0, 1.0)]);
        assert_eq!(shores[1].len(), 3);
    }
}
