"""Draw the land of the invented dispute: three levels of land and islands, and the depths of the sea.

Usage: python3 tests/invented/geo-data/make_layers.py

A shore is where a height changes its sign: the height of a plain shape, and on it a noise that is the same at every run. So coasts have
bays, rocks and lakes, and no two shores cross. Degrees east of 180 go on beyond it, as the frame of the dispute does.
"""

import json
from math import cos, exp, floor, hypot, radians, sin
from pathlib import Path

LAYERS = Path(__file__).parent / "halfway" / "layers"
ATTRIBUTION = "Invented for tests; no such land exists"
FRAME = [171.5, -57.5, 192.5, -44.5]
# Shapes are reckoned in degrees of latitude, so that a kilometre is as long in both directions.
NARROW = cos(radians(51))

# How far a left-out vertex may lie from the shape, and how large an unnamed shape must be, in degrees of latitude, for each level.
LEVELS = [(0.0034, 3e-5), (0.0006, 4e-6), (0.00032, 5e-7)]
DEPTHS = {"200": 0.3, "1000": 0.75, "3000": 2.2, "6000": 3.9}

# The islands: place, half length, half width, the angle of the length from east, how rough the shore is, and a bay, if one is cut in.
ISLANDS = {
    "hern": ((180.7, -50.82), 0.335, 0.085, 38, 0.1, None),
    "brim": ((181.6, -51.42), 0.1415, 0.0702, -20, 0.065, None),
    "holm": ((181.52, -50.3), 0.0564, 0.0341, 75, 0.0265, ((181.555, -50.31), 0.021)),
    "stack": ((182.12, -50.87), 0.032, 0.022, 20, 0.024, None),
    "tarn": ((182.3, -50.98), 0.026, 0.019, -40, 0.02, None),
    "gull": ((182.02, -51.06), 0.024, 0.016, 60, 0.018, None),
    "reef": ((182.38, -50.78), 0.0028, 0.0022, 10, 0.0015, None),
    "rocks": ((182.2, -50.93), 0.2, 0.11, -30, 0.0, None),
}
GROUP = "skerries"
ISLETS = ["stack", "tarn", "gull", "reef"]
# No rock lies so near to another island, in degrees of latitude.
APART = 0.02


def lattice(column, row, seed):
    """A number from -1 to 1 for a node of the plane."""
    mixed = (column * 374761393 + row * 668265263 + seed * 362437) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0xFFFFFFFF
    return (mixed ^ (mixed >> 16)) / 2**31 - 1


def noise(x, y, seed):
    """A smooth surface through the numbers of the nodes."""
    column, row = floor(x), floor(y)
    across, up = (part * part * (3 - 2 * part) for part in (x - column, y - row))
    below, above = (
        lattice(column, line, seed) * (1 - across) + lattice(column + 1, line, seed) * across for line in (row, row + 1)
    )
    return below * (1 - up) + above * up


def rough(x, y, octaves=7):
    """Noise upon finer noise, each turned against the one before, from -1 to 1; the largest has a wave of about one unit."""
    height, weight = 0, 0.5
    for octave in range(octaves):
        height += weight * noise(x, y, octave)
        x, y, weight = 1.6 * x - 1.2 * y + 7.3, 1.2 * x + 1.6 * y - 3.1, weight * 0.58
    return height


def plane(lon, lat):
    return lon * NARROW, lat


def oval(lon, lat, island):
    """Roughly how far within an oval a place is, below zero outside, in degrees of latitude."""
    (east, north), length, width, angle, _, bay = island
    turned = radians(angle)
    x, y = (lon - east) * NARROW, lat - north
    along, across = x * cos(turned) + y * sin(turned), y * cos(turned) - x * sin(turned)
    inside = (1 - hypot(along / length, across / width)) * width
    if bay:
        (east, north), size = bay
        inside = min(inside, hypot((lon - east) * NARROW, lat - north) - size)
    return inside


def on_island(name):
    """The height of an island; that of the rocks is noise alone within their oval."""

    def height(lon, lat):
        island = ISLANDS[name]
        inside, roughness = oval(lon, lat, island), island[4]
        x, y = plane(lon, lat)
        if name == "rocks":
            near = max(oval(lon, lat, ISLANDS[other]) for other in ISLANDS if other != "rocks")
            return min(inside, rough(x * 40, y * 40) - 0.46, -near - APART) if inside > 0 else -1
        wave = 1.1 * island[2]
        # Far from the oval nothing rises: a rock there would seem to be another island's.
        inside += 2 * min(0, inside + 0.3 * roughness)
        return inside + roughness * rough(x / wave, y / wave) if abs(inside) < 1.4 * roughness else inside

    return height


def lands(lon, lat):
    """How far within each of the large lands a place is, in degrees."""
    bent = 0.35 * noise(lat * 0.7, 0.5, 90), 0.3 * noise(lat * 0.6, 8.5, 91)
    velsund = 179.1 + bent[0] - 3.2 * (hypot(1, (lat + 50.9) / 2.2) - 1) - lon
    ardmoria = lon - 183 - bent[1] - 2.6 * (hypot(1, (lat + 50.7) / 2.4) - 1)
    norlund = lat + 46.1 - 1.1 * (hypot(1, (lon - 180.5) / 2) - 1)
    # Far from the islands the coasts have gulfs and peninsulas, and no room to meet.
    gulfs = 1.1 * min(1, ((lat + 51) / 4.5) ** 2) * rough(lon * 0.2, lat * 0.3, 3)
    return {"velsund": velsund * NARROW * 0.8 + gulfs, "ardmoria": ardmoria * NARROW * 0.8 + gulfs, "norlund": norlund - gulfs}


RAM = ((181.05, -49.72), 0.1, 0.07, 15, 0.03, None)


def on_land(lon, lat):
    inside = max(max(lands(lon, lat).values()), oval(lon, lat, RAM) * 2)
    x, y = plane(lon, lat)
    return inside + 0.42 * rough(x * 1.3, y * 1.3, 10) if abs(inside) < 0.5 else inside


def deep(threshold):
    """Where the sea is deeper: farther from all land than the threshold, with a trench in the south."""

    def height(lon, lat):
        near = max(max(lands(lon, lat).values()), max(oval(lon, lat, island) for island in [*ISLANDS.values(), RAM]))
        trench = 2.4 * exp(-(((lon - 181.5) / 2.6) ** 2) - ((lat + 55.8) / 0.8) ** 2)
        return -near + trench + 0.2 * rough(lon * 0.6, lat * 0.6, 4) - threshold

    return height


def steps(start, stop, step, fine=None):
    """Places from start to stop, nearer to each other where `fine` says: from, to, step."""
    places = [start]
    while places[-1] < stop - 1e-9:
        here = places[-1]
        places.append(here + (fine[2] if fine and fine[0] <= here < fine[1] else step))
    return [*places[:-1], stop]


# For each pattern of land at a cell's corners (south-west 1, south-east 2, north-east 4, north-west 8): from which side to which its
# shores run, with land on their left.
SHORES = {
    1: ["SW"], 2: ["ES"], 3: ["EW"], 4: ["NE"], 5: ["SW", "NE"], 6: ["NS"], 7: ["NW"],
    8: ["WN"], 9: ["SN"], 10: ["ES", "WN"], 11: ["EN"], 12: ["WE"], 13: ["SE"], 14: ["WS"],
}  # fmt: skip


def contours(xs, ys, height):
    """Rings where a height is zero, on a grid; what is above is on their left. At the grid's edge they are closed along it."""
    xs, ys = [xs[0], *xs, xs[-1]], [ys[0], *ys, ys[-1]]
    edges = ((0, len(xs) - 1), (0, len(ys) - 1))
    heights = [
        [-1 if column in edges[0] or row in edges[1] else height(x, y) for row, y in enumerate(ys)]
        for column, x in enumerate(xs)
    ]
    following = {}
    for i in range(len(xs) - 1):
        for j in range(len(ys) - 1):
            corners = [heights[i][j], heights[i + 1][j], heights[i + 1][j + 1], heights[i][j + 1]]
            sides = {"S": (i, j, 1, 0), "E": (i + 1, j, 0, 1), "N": (i, j + 1, 1, 0), "W": (i, j, 0, 1)}
            for start, end in SHORES.get(sum(1 << n for n, corner in enumerate(corners) if corner > 0), []):
                following[sides[start]] = sides[end]

    def crossing(side):
        i, j, right, up = side
        here, there = heights[i][j], heights[i + right][j + up]
        # Away from the nodes, where shores of two cells would touch.
        share = min(max(here / (here - there), 0.05), 0.95)
        x, y = (low + share * (high - low) for low, high in ((xs[i], xs[i + right]), (ys[j], ys[j + up])))
        return round(x, 5), round(y, 5)

    rings = []
    while following:
        side, ring = next(iter(following)), []
        while side in following:
            place = crossing(side)
            if not ring or place != ring[-1]:
                ring.append(place)
            side = following.pop(side)
        ring = ring[:-1] if ring[0] == ring[-1] else ring
        if len(ring) > 3:
            rings.append(ring)
    return rings


def area(ring):
    """In square degrees of latitude; below zero for a hole."""
    pairs = zip(ring, ring[1:] + ring[:1])
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 2 * NARROW


def holds(ring, place):
    x, y = place
    inside = False
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1]):
        if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
            inside = not inside
    return inside


def polygons(rings):
    """Outer rings with their holes, the largest first."""
    outer = sorted((ring for ring in rings if area(ring) > 0), key=area, reverse=True)
    shapes = [[ring] for ring in outer]
    for hole in (ring for ring in rings if area(ring) < 0):
        around = [shape for shape in shapes if holds(shape[0], hole[0])]
        around[-1].append(hole)
    return shapes


def on_edge(place, other):
    return any(place[n % 2] == other[n % 2] == FRAME[n] for n in range(4))


def is_on_frame(place):
    return on_edge(place, place)


def off(place, start, end):
    """How far a place lies from a stretch."""
    (x, y), (a, b), (c, d) = (plane(*at) for at in (place, start, end))
    length = (c - a) ** 2 + (d - b) ** 2
    share = min(max(((x - a) * (c - a) + (y - b) * (d - b)) / length, 0), 1) if length else 0
    return hypot(x - a - share * (c - a), y - b - share * (d - b))


def thinned(line, tolerance):
    """Douglas and Peucker's way to leave out vertices."""
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        low, high = open_parts.pop()
        far, at = max(((off(line[n], line[low], line[high]), n) for n in range(low + 1, high)), default=(0, 0))
        if far > tolerance:
            kept.add(at)
            open_parts += [(low, at), (at, high)]
    return [line[n] for n in sorted(kept)]


def crosses_itself(ring):
    def turn(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    stretches = sorted((min(a, b), max(a, b)) for a, b in zip(ring, ring[1:] + ring[:1]))
    for n, (a, b) in enumerate(stretches):
        for c, d in stretches[n + 1 :]:
            if c[0] > b[0]:
                break
            is_apart = {a, b} & {c, d} or max(c[1], d[1]) < min(a[1], b[1]) or min(c[1], d[1]) > max(a[1], b[1])
            if not is_apart and turn(a, b, c) * turn(a, b, d) <= 0 and turn(c, d, a) * turn(c, d, b) <= 0:
                return True
    return len(set(ring)) < len(ring)


def simplified(ring, tolerance):
    """The ring with fewer vertices, in parts between its farthest places and where it meets the frame, so that a cut stays one."""
    corners = [n for n, place in enumerate(ring) if is_on_frame(place)]
    start = corners[0] if corners else 0
    ring = ring[start:] + ring[:start]
    far = max(range(len(ring)), key=lambda n: hypot(ring[n][0] - ring[0][0], ring[n][1] - ring[0][1]))
    stops = sorted({0, far, *((n - start) % len(ring) for n in corners), len(ring)})
    closed = [*ring, ring[0]]
    while True:
        parts = [thinned(closed[low : high + 1], tolerance) for low, high in zip(stops, stops[1:])]
        thin = without_middles([place for part in parts for place in part[:-1]])
        if len(thin) > 2 and not crosses_itself(thin):
            return thin
        tolerance /= 2


def without_middles(ring):
    """A straight side along the frame needs its ends alone."""
    last = len(ring) - 1
    is_middle = [on_edge(ring[n - 1], ring[n]) and on_edge(ring[n], ring[0 if n == last else n + 1]) for n in range(last + 1)]
    is_corner = [sum(place[n % 2] == FRAME[n] for n in range(4)) > 1 for place in ring]
    return [place for place, middle, corner in zip(ring, is_middle, is_corner) if corner or not middle]


def at_level(shapes, level, is_named):
    """Shapes as a level has them: small unnamed ones and lakes are left out, but the largest of what has a name stays."""
    tolerance, least = LEVELS[level]
    out = []
    for n, (outer, *holes) in enumerate(shapes):
        if area(outer) > least or (is_named and n == 0):
            out.append([simplified(ring, tolerance) for ring in [outer, *(hole for hole in holes if -area(hole) > 4 * least)]])
    return out


def feature(properties, shapes):
    closed = [[[*ring, ring[0]] for ring in shape] for shape in shapes]
    kind, coordinates = ("Polygon", closed[0]) if len(closed) == 1 else ("MultiPolygon", closed)
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def bounds(features):
    def places(part):
        return [part] if isinstance(part[0], float) else [place for inner in part for place in places(inner)]

    every = [place for each in features for place in places(each["geometry"]["coordinates"])]
    xs, ys = zip(*every)
    return [min(xs), min(ys), max(xs), max(ys)]


def write(name, features, bbox):
    head = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "bbox": bbox}
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in features)
    text = json.dumps(head, separators=(",", ":"))[:-1] + ',"features":[\n' + lines + "\n]}\n"
    (LAYERS / f"{name}.geojson").write_text(text, encoding="utf-8")
    print(name, len(features), "features,", text.count("],[") + len(features), "vertices")


def islands():
    """The shapes of each island, and of the rocks of the group."""
    found = {}
    for name, ((east, north), length, width, angle, roughness, _) in ISLANDS.items():
        reach = length + 3 * roughness + 0.01
        step = min(0.0026, length / 14)
        xs = steps(east - reach / NARROW, east + reach / NARROW, step / NARROW)
        ys = steps(north - reach, north + reach, step)
        found[name] = polygons(contours(xs, ys, on_island(name)))
    return found


def write_islands():
    found = islands()
    for name, shapes in found.items():
        print(f"  {name}: {sum(area(ring) for shape in shapes for ring in shape) * 111.2**2:.2f} km², {len(shapes)} shapes")
    for level in range(len(LEVELS)):
        features = []
        for name, shapes in found.items():
            properties = {"id": GROUP if name == "rocks" else name}
            if name in ISLETS:
                properties["group"] = GROUP
            features.append(feature(properties, at_level(shapes, level, True)))
        write(f"islands-{level}", features, bounds(features))


def write_land():
    """Named land first, then what has no name by its side."""
    west, south, east, north = FRAME
    xs = steps(west, east, 0.035, (177.5, 184, 0.012))
    ys = steps(south, north, 0.022, (-53, -49, 0.0075))
    shapes = polygons(contours(xs, ys, on_land))
    by_land = {"velsund": [], "ardmoria": [], "norlund": [], "ram": []}
    for shape in shapes:
        middle = shape[0][0]
        near = lands(*middle)
        nearest = "ram" if oval(*middle, RAM) > -0.1 else max(near, key=near.get)
        by_land[nearest].append(shape)
    for level in range(len(LEVELS)):
        named, unnamed = [], []
        for land, (main, *others) in by_land.items():
            side = {"side": land} if land in ("velsund", "ardmoria") else {}
            name = {"id": f"{land}-main" if side else land}
            named.append(feature(name | side, at_level([main], level, True)))
            small = at_level(others, level, False)
            unnamed += [feature(side, small)] if small else []
        write(f"land-{level}", named + unnamed, FRAME)


def write_depths():
    west, south, east, north = [FRAME[0] + 0.5, FRAME[1] + 0.5, FRAME[2] - 0.5, FRAME[3] - 0.5]
    xs, ys = steps(west, east, 0.1), steps(south, north, 0.1)
    features = []
    for depth, threshold in DEPTHS.items():
        shapes = polygons([ring for ring in contours(xs, ys, deep(threshold)) if abs(area(ring)) > 0.04])
        thin = [[[(round(x, 2), round(y, 2)) for x, y in thinned([*ring, ring[0]], 0.01)][:-1] for ring in shape] for shape in shapes]
        features.append(feature({"id": depth}, thin))
    write("depth", features, bounds(features))


write_islands()
write_land()
write_depths()
