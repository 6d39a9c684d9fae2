"""Dump the land polygons of a box from the OpenStreetMap set that the PyPI package roaring-landmask carries.

Usage: python land.py WEST SOUTH EAST NORTH OUT

OUT gets one polygon after another: the number of its rings (u32), then for each ring the number of its points (u32) and the
points themselves (f64 longitude, f64 latitude), all little-endian. Polygons that cross the box are clipped to it, so that points
on an edge of the box lie exactly on it, and all are brought to five decimals of a degree. Nothing else happens here: matching, levels and writing are done in Rust.
"""

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


def main(west, south, east, north, path):
    wkb = roaring_landmask.Shapes.wkb(roaring_landmask.LandmaskProvider.Osm)
    polygons = shapely.get_parts(shapely.from_wkb(wkb))
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
    main(*map(float, sys.argv[1:5]), sys.argv[5])
