"""Dump the land polygons of a box from the OpenStreetMap set that the PyPI package roaring-landmask carries.

Usage: python land.py WEST SOUTH EAST NORTH OUT [CUTS]
       python land.py around WEST SOUTH EAST NORTH COUNT OUT
       python land.py globe OUT

With `around`, the box is grown about its middle until COUNT vertices lie in it, but not beyond 180 degrees, and what OUT gets keeps the seven
decimals of the set. With `globe`, OUT gets the large lands of the whole Earth as GeoJSON, so coarse that they suit a globe of a hundred pixels.

OUT gets one polygon after another: the number of its rings (u32), then for each ring the number of its points (u32) and the
points themselves (f64 longitude, f64 latitude), all little-endian. Polygons that cross the box are clipped to it, so that points
on an edge of the box lie exactly on it, and all are brought to five decimals of a degree. A box across the antimeridian goes on beyond 180
degrees or below -180, and so does its land, whole where the set has it cut there. CUTS are lines as JSON, [[[lon, lat], ...], ...]: along each
the land is cut, by a slit of three metres, so that its parts have no side in common. Nothing else happens here: matching, levels and writing are
done in Rust.
"""

import json
import struct
import sys

import numpy
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


def within(polygons, west, south, east, north, grid=1e-5):
    """The parts of polygons that lie in a box between -180 and 180 degrees."""
    left, bottom, right, top = shapely.bounds(polygons).T
    near = polygons[(left < east) & (right > west) & (bottom < north) & (top > south)]
    clipped = shapely.get_parts(shapely.intersection(near, shapely.box(west, south, east, north)))
    # Rounding alone would let rings touch themselves; this splits them there.
    return shapely.get_parts(shapely.set_precision(clipped, grid))


def cut(polygons, lines):
    """Polygons with slits along lines."""
    for line in lines:
        slit = shapely.buffer(shapely.LineString(line), 1.5e-5, cap_style="flat", join_style="mitre")
        crossed = shapely.intersects(polygons, slit)
        parts = shapely.get_parts(shapely.set_precision(shapely.difference(polygons[crossed], slit), 1e-5))
        polygons = numpy.concatenate([polygons[~crossed], parts])
    return polygons


def around(west, south, east, north, count, path):
    """A box as many times as large as holds so many vertices."""
    polygons = world()
    middle = numpy.array([west + east, south + north]) / 2
    half = numpy.array([east - west, north - south]) / 2
    away = numpy.max(numpy.abs(shapely.get_coordinates(polygons) - middle) / half, axis=1)
    times = numpy.partition(away, int(count))[int(count)]
    west, south, east, north = *(middle - times * half), *(middle + times * half)
    save(within(polygons, max(west, -180), south, min(east, 180), north, 1e-7), polygons, path)


def save(parts, polygons, path):
    kept = [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    with open(path, "wb") as out:
        for polygon in kept:
            write(out, polygon)
    print(f"  {len(kept)} polygons of {len(polygons)} lie in the box")


def main(west, south, east, north, path, cuts="[]"):
    polygons = world()
    pieces = []
    for turn in (-360, 0, 360):
        low, high = max(west, turn - 180), min(east, turn + 180)
        if low < high:
            piece = within(polygons, low - turn, south, high - turn, north)
            pieces.append(shapely.transform(piece, lambda places: places + [turn, 0]) if turn else piece)
    clipped = pieces[0]
    if len(pieces) > 1:
        clipped = shapely.get_parts(shapely.union_all([part for piece in pieces for part in piece], grid_size=1e-5))
    save(cut(clipped, json.loads(cuts)), polygons, path)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["globe", path]:
            globe(path)
        case ["around", *numbers, path]:
            around(*map(float, numbers), path)
        case [west, south, east, north, *rest]:
            main(*map(float, (west, south, east, north)), *rest)
