"""Write the depths of the sea in a box as GeoJSON, from NOAA's ETOPO1 on a grid of 0.1 degrees, which the PyPI package pybacktrack carries.

Usage: python depth.py WHEEL WEST SOUTH EAST NORTH OUT

OUT gets one feature for each of the depths below: all sea that is deeper, its id the depth in metres. The grid's cells are some ten
kilometres wide, so the lines are smoothed, and small basins and banks are left out: they show where the sea is deep, not how deep a
place is.

Amante, C. and B. W. Eakins, 2009. ETOPO1 1 Arc-Minute Global Relief Model. NOAA Technical Memorandum NESDIS NGDC-24.
"""

import io
import json
import sys
import zipfile

import contourpy
import h5py
import numpy
import shapely
import shapely.geometry.polygon

GRID = "pybacktrack/bundle_data/topography/ETOPO1_0.1.grd"
SOURCE = "NOAA, ETOPO1 (Amante and Eakins 2009), public domain"
DEPTHS = [200, 1000, 3000, 6000]
# Square degrees: what is smaller is left out.
LEAST = 0.1
# Degrees by which a smoothed line may be off.
OFF = 0.024


def grid(wheel, west, south, east, north):
    """Heights in a box a little larger than that asked for, with the degrees of their columns and rows."""
    with zipfile.ZipFile(wheel) as packed, h5py.File(io.BytesIO(packed.read(GRID))) as file:
        names = {name.lower(): name for name in file}
        lon, lat, z = (numpy.asarray(file[names[name]]) for name in (("lon" if "lon" in names else "x"), ("lat" if "lat" in names else "y"), "z"))
    rows = numpy.where((lat >= south - 1) & (lat <= north + 1))[0]
    # A box across the antimeridian goes on beyond 180 degrees or below -180; the column there is the same from both sides.
    found = {}
    for turn in (0, -360, 360):
        for column in numpy.where((lon + turn >= west - 1) & (lon + turn <= east + 1))[0]:
            found.setdefault(round(float(lon[column]) + turn, 6), column)
    lons = sorted(found)
    columns = [found[at] for at in lons]
    return numpy.asarray(lons), lat[rows], z[numpy.ix_(rows, columns)].astype(float)


def smooth(z):
    """Each height with its eight neighbours, the nearer ones counting more."""
    padded = numpy.pad(z, 1, mode="edge")
    weights = [(0, 0, 1), (0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 1, 4), (1, 2, 2), (2, 0, 1), (2, 1, 2), (2, 2, 1)]
    return sum(w * padded[i : i + z.shape[0], j : j + z.shape[1]] for i, j, w in weights) / 16


def rounded(ring):
    """A closed ring with its corners cut, twice."""
    points = numpy.asarray(ring)[:-1]
    for _ in range(2):
        after = numpy.roll(points, -1, axis=0)
        points = numpy.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], axis=1).reshape(-1, 2)
    return numpy.vstack([points, points[:1]])


def deeper(lon, lat, z, depth, box):
    generator = contourpy.contour_generator(lon, lat, z, fill_type=contourpy.FillType.OuterOffset)
    polygons, offsets = generator.filled(-1e6, -float(depth))
    parts = []
    for points, at in zip(polygons, offsets):
        rings = [rounded(points[a:b]) for a, b in zip(at[:-1], at[1:])]
        kept = [ring for ring in rings if shapely.Polygon(ring).area >= LEAST]
        if kept:
            parts.append(shapely.Polygon(kept[0], kept[1:]).buffer(0))
    whole = shapely.simplify(shapely.intersection(shapely.union_all(parts), box), OFF)
    whole = shapely.set_precision(whole, 0.01)
    return [shapely.geometry.polygon.orient(part) for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and part.area >= LEAST]


def main(wheel, west, south, east, north, path):
    lon, lat, z = grid(wheel, west, south, east, north)
    z = smooth(smooth(z))
    box = shapely.box(west, south, east, north)
    features, count = [], 0
    for depth in DEPTHS:
        shape = [
            [[[round(x, 2), round(y, 2)] for x, y in shapely.get_coordinates(ring)] for ring in [part.exterior, *part.interiors]]
            for part in deeper(lon, lat, z, depth, box)
        ]
        count += sum(len(ring) for polygon in shape for ring in polygon)
        geometry = {"type": "MultiPolygon", "coordinates": shape}
        features.append({"type": "Feature", "properties": {"id": str(depth)}, "geometry": geometry})
    with open(path, "w") as out:
        head = {"type": "FeatureCollection", "attribution": SOURCE, "features": features}
        json.dump(head, out, separators=(",", ":"), ensure_ascii=False)
        out.write("\n")
    print(f"  {len(features)} depths with {count} vertices")


if __name__ == "__main__":
    main(sys.argv[1], *map(float, sys.argv[2:6]), sys.argv[6])
