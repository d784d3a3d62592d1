"""A network of contacts: who stands near whom, computed once for each set of contacts and always in the same way.

Positions by stress majorization (Gansner, Koren and North 2004, "Graph Drawing by Stress Majorization"): the distance
in the picture approaches the number of contacts between two actors on the shortest way. It starts from a circle, in the
order given, and uses nothing but the four operations and the square root, which IEEE 754 rounds alike everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

WIDTH, HEIGHT = 720, 480
#: rounds of majorization at most, the step (in contacts) below which it rests, and rounds of moving labels apart
ROUNDS, REST, APART = 60, 0.002, 40
#: half the height of a node with its label, and units of a letter
ROW, LETTER = 17.0, 6.6
LONGEST_LABEL = 24
SMALLEST, LARGEST = 4.0, 13.0

Edge = tuple[int, int]


class Point(NamedTuple):
    """Units of the picture, from its left upper corner."""

    x: float
    y: float


class Node(NamedTuple):
    """An actor: where it is drawn, as large as its contacts are many; the label may be shortened."""

    id: str
    name: str
    label: str
    events: int
    at: Point
    radius: float


class Line(NamedTuple):
    """A contact: from edge to edge of two nodes, its width, and the events from the first to the second and back."""

    first: Node
    second: Node
    a: Point
    b: Point
    width: float
    there: int
    back: int


class Network(NamedTuple):
    """The picture."""

    nodes: list[Node]
    lines: list[Line]
    width: int = WIDTH
    height: int = HEIGHT


def network(actors: Sequence[tuple[str, str]], events: dict[tuple[str, str], int]) -> Network:
    """The picture of ``actors`` (id, name) and the events from one to another; who has none with others is left out."""
    linked = {a for pair, n in events.items() if n and pair[0] != pair[1] for a in pair}
    known = [(ident, name) for ident, name in actors if ident in linked]
    number = {ident: i for i, (ident, _) in enumerate(known)}
    both = sorted({(min(p), max(p)) for p in ((number[a], number[b]) for a, b in events if a != b)})
    if not both:
        return Network([], [])
    labels = tuple(_short(name) for _, name in known)
    places = layout(tuple(both), labels)
    counts = [sum(n for pair, n in events.items() if ident in pair and pair[0] != pair[1]) for ident, _ in known]
    most = max(counts)
    nodes = [
        Node(ident, name, labels[i], counts[i], places[i], _radius(counts[i], most))
        for i, (ident, name) in enumerate(known)
    ]
    told = [(events.get((known[a][0], known[b][0]), 0), events.get((known[b][0], known[a][0]), 0)) for a, b in both]
    widest = max(there + back for there, back in told)
    lines = [_line(nodes[a], nodes[b], there, back, widest) for (a, b), (there, back) in zip(both, told, strict=True)]
    return Network(nodes, lines)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"


def _radius(n: int, most: int) -> float:
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(n / most), 1)


def _line(first: Node, second: Node, there: int, back: int, widest: int) -> Line:
    dx, dy = second.at.x - first.at.x, second.at.y - first.at.y
    length = math.sqrt(dx * dx + dy * dy) or 1.0
    # the arrow's tip touches the node
    start, end = (first.radius + 2) / length, 1 - (second.radius + 2) / length
    a = Point(round(first.at.x + dx * start, 1), round(first.at.y + dy * start, 1))
    b = Point(round(first.at.x + dx * end, 1), round(first.at.y + dy * end, 1))
    return Line(first, second, a, b, round(0.8 + 4.2 * (there + back) / widest, 1), there, back)


@lru_cache(maxsize=256)
def layout(edges: tuple[Edge, ...], labels: tuple[str, ...]) -> tuple[Point, ...]:
    """Where the nodes are, with room for their labels. ``edges``: pairs of numbers of nodes."""
    size = len(labels)
    spots = [(math.cos(2 * math.pi * i / size), math.sin(2 * math.pi * i / size)) for i in range(size)]
    spots = [(round(x, 9), round(y, 9)) for x, y in spots]  # libraries may differ in the last digit
    ways = distances(size, edges)
    for _ in range(ROUNDS):
        moved = 0.0
        for i in range(size):
            before, spots[i] = spots[i], _drawn(i, spots, ways[i])
            moved = max(moved, abs(spots[i][0] - before[0]), abs(spots[i][1] - before[1]))
        if moved < REST:
            break
    return tuple(_apart(_fitted(spots), [max(len(label) * LETTER / 2, LARGEST) for label in labels]))


def distances(size: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Contacts on the shortest way from each node to each; one more than the longest way where there is none."""
    near: list[list[int]] = [[] for _ in range(size)]
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    found = [[-1] * size for _ in range(size)]
    for start in range(size):
        found[start][start], front, steps = 0, [start], 0
        while front:
            steps += 1
            front = [n for n in dict.fromkeys(n for f in front for n in near[f]) if found[start][n] < 0]
            for n in front:
                found[start][n] = steps
    beyond = max(max(row) for row in found) + 1
    return [[beyond if d < 0 else d for d in row] for row in found]


def _drawn(i: int, spots: list[tuple[float, float]], ways: list[int]) -> tuple[float, float]:
    """Where node ``i`` should be as the others are: each votes for the spot at its distance, the nearer the louder."""
    x, y = spots[i]
    sum_x = sum_y = votes = 0.0
    for j, way in enumerate(ways):
        if j == i:
            continue
        dx, dy = x - spots[j][0], y - spots[j][1]
        length = math.sqrt(dx * dx + dy * dy)
        vote = 1.0 / (way * way)
        pull = way / length if length > 1e-9 else 0.0
        sum_x += vote * (spots[j][0] + dx * pull)
        sum_y += vote * (spots[j][1] + dy * pull)
        votes += vote
    return sum_x / votes, sum_y / votes


def _fitted(spots: list[tuple[float, float]]) -> list[list[float]]:
    """The spots stretched over the picture, with room for labels at its edges."""
    found: list[list[float]] = [[0.0, 0.0] for _ in spots]
    for axis, size, room in ((0, WIDTH, LONGEST_LABEL * LETTER / 2), (1, HEIGHT, 2 * ROW)):
        values = [s[axis] for s in spots]
        least, extent = min(values), max(values) - min(values)
        for spot, value in zip(found, values, strict=True):
            share = (value - least) / extent if extent > 1e-6 else 0.5
            spot[axis] = room + share * (size - 2 * room)
    return found


def _apart(spots: list[list[float]], halves: list[float]) -> list[Point]:
    """Nodes whose labels would overlap, moved up and down until they do not."""
    for _ in range(APART):
        moved = False
        for i, j in combinations(range(len(spots)), 2):
            a, b = spots[i], spots[j]
            gap = 2 * ROW - abs(a[1] - b[1])
            if abs(a[0] - b[0]) >= halves[i] + halves[j] + 6 or gap <= 0.05:
                continue
            sign = 1.0 if a[1] < b[1] or (a[1] == b[1] and i < j) else -1.0
            a[1], b[1] = a[1] - sign * gap / 2, b[1] + sign * gap / 2
            for spot in (a, b):
                spot[1] = min(max(spot[1], ROW), HEIGHT - 1.5 * ROW)
            moved = True
        if not moved:
            break
    return [Point(round(x, 1), round(y, 1)) for x, y in spots]
