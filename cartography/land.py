"""Dump the land polygons of a box from the OpenStreetMap set that the PyPI package roaring-landmask carries.

Usage: python land.py WEST SOUTH EAST NORTH OUT
       python land.py globe OUT

With `globe`, OUT gets the large lands of the whole Earth as GeoJSON, so coarse that they suit a globe of a hundred pixels.

OUT gets one polygon after another: the number of its rings (u32), then for each ring the number of its points (u32) and the
points themselves (f64 longitude, f64 latitude), all little-endian. Polygons that cross the box are clipped to it, so that points
on an edge of the box lie exactly on it, and all are brought to five decimals of a degree. Nothing else happens here: matching, levels and writing are done in Rust.
"""

import json
import struct
import sys

import roaring_landmask
import shapely


def write(out, polygon):
    rings = [polygon.exterior, *polygon.interiors]
    out.write(struct.pack("<I", len(rings)))
    for ring in rings:
        points = shapely.get_coordinates(ring)
        out.write(struct.pack("<I", len(points)))
        out.write(points.astype("<f8").tobytes())


def world():
    wkb = roaring_landmask.Shapes.wkb(roaring_landmask.LandmaskProvider.Osm)
    return shapely.get_parts(shapely.from_wkb(wkb))


def globe(path):
    """Land of more than 2 square degrees, to about a degree, without lakes."""
    large = shapely.simplify(world(), 0.01, preserve_topology=False)
    large = large[shapely.area(large) > 0.5]
    # Lands are cut where the set has its seams; a little wider and narrower again, the pieces are one.
    whole = shapely.get_parts(shapely.buffer(shapely.union_all(shapely.buffer(large, 0.15)), -0.15))
    whole = whole[shapely.area(whole) > 2]
    rings = [shapely.simplify(shapely.Polygon(part.exterior), 1.2) for part in whole]
    rings = [[[round(x, 1), round(y, 1)] for x, y in shapely.get_coordinates(ring)] for ring in rings]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}}
    with open(path, "w") as out:
        json.dump({"type": "FeatureCollection", "features": [feature]}, out, separators=(",", ":"))
        out.write("\n")
    print(f"  {len(rings)} lands with {sum(map(len, rings))} vertices")


def main(west, south, east, north, path):
    polygons = world()
    left, bottom, right, top = shapely.bounds(polygons).T
    near = polygons[(left < east) & (right > west) & (bottom < north) & (top > south)]
    clipped = shapely.get_parts(shapely.intersection(near, shapely.box(west, south, east, north)))
    # Rounding alone would let rings touch themselves; this splits them there.
    clipped = shapely.get_parts(shapely.set_precision(clipped, 1e-5))
    kept = [part for part in clipped if part.geom_type == "Polygon" and not part.is_empty]
    with open(path, "wb") as out:
        for polygon in kept:
            write(out, polygon)
    print(f"  {len(kept)} polygons of {len(polygons)} lie in the box")


if __name__ == "__main__":
    globe(sys.argv[2]) if sys.argv[1] == "globe" else main(*map(float, sys.argv[1:5]), sys.argv[5])
