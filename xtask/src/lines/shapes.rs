//! The shores that lines are computed from: the finest level of the land layers.

use std::path::Path;

use atlas::lonlat::LonLat;
use atlas::shores::Shores;
use geo::{LineString, Polygon};

use crate::land::spec::{Frame, Spec};
use crate::layers::{self, Feature};

/// All land of a dispute, found by side, group or id.
pub struct Shapes {
    frame: Frame,
    features: Vec<Feature>,
}

impl Shapes {
    /// Reads the finest level.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let spec = Spec::read(&folder.join("land.toml"))?;
        let finest = spec.levels.len().saturating_sub(1);
        let layer = |kind: &str| layers::read_shapes(&folder.join(format!("layers/{kind}-{finest}.geojson")));
        let features = [layer("islands")?, layer("land")?].concat();
        Ok(Self { frame: spec.frame, features })
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

    /// Their shores, without the sides along which land is cut at the frame's edge.
    pub fn shores(&self, words: &[String]) -> Result<Shores, String> {
        let polygons = self.polygons(words)?;
        let rings = polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        Ok(Shores::new(rings.flat_map(|ring| uncut(ring, self.frame)).map(|line| (0, line))))
    }
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
