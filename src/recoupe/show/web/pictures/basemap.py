"""The base map: land and borders where the events are, all lands alike, disputed borders dashed.

The paths are in hundredths of a degree, x to the east and y to the south, and are put into the picture by one affine
transformation: an equirectangular projection true to scale at the middle latitude of what is shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

#: units of the picture at most
WIDTH, HEIGHT = 720, 440
#: degrees of latitude that are shown at least, and the share of the extent that is left free on each side
LEAST, MARGIN = 9.0, 0.15
#: degrees beyond which nothing is drawn
NORTH, SOUTH = 84.0, -60.0

#: west, north, east, south in hundredths of a degree, and the path
Outline = tuple[int, int, int, int, str]


class View(NamedTuple):
    """The part of the world that is shown: north-west corner in degrees, units of the picture per degree, its size."""

    west: float
    north: float
    across: float
    down: float
    width: int
    height: int

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a place is in the picture."""
        return round((longitude - self.west) * self.across, 1), round((self.north - latitude) * self.down, 1)

    @property
    def transform(self) -> str:
        """From the units of the paths to those of the picture."""
        x, y = -self.west * self.across, self.north * self.down
        return f"matrix({self.across / 100:.6f} 0 0 {self.down / 100:.6f} {x:.3f} {y:.3f})"

    def holds(self, outline: Outline) -> bool:
        """Whether ``outline`` may be seen."""
        west, north, east, south, _ = outline
        right, bottom = self.west + self.width / self.across, self.north - self.height / self.down
        return west / 100 <= right and east / 100 >= self.west and -north / 100 >= bottom and -south / 100 <= self.north


class Base(NamedTuple):
    """What is drawn under the places: one path for land, one for borders, one for disputed borders."""

    land: str
    borders: str
    disputed: str


@cache
def outlines() -> dict[str, list[Outline]]:
    """All outlines, by kind: land, borders, disputed."""
    data = (files("recoupe.show.web") / "pictures" / "data" / "basemap.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, list[Outline]])


def base(view: View) -> Base:
    """The base map of ``view``."""
    return Base(*("".join(o[4] for o in outlines()[kind] if view.holds(o)) for kind in Base._fields))


def view_of(places: Iterable[tuple[float, float]]) -> View:
    """The part of the world that holds ``places`` (latitude, longitude) with a margin; all of it for none."""
    known = list(places)
    north, south = max((a for a, _ in known), default=NORTH), min((a for a, _ in known), default=SOUTH)
    west, east = min((b for _, b in known), default=-180.0), max((b for _, b in known), default=180.0)
    true = math.cos(math.radians(min(max((north + south) / 2, -70.0), 70.0)))
    high = min(max((north - south) * (1 + 2 * MARGIN), LEAST), NORTH - SOUTH)
    wide = min(max((east - west) * (1 + 2 * MARGIN), LEAST), 360.0)
    down = min(HEIGHT / high, WIDTH / (wide * true))
    # the picture is as large as it may be, and no larger than the world is at this scale
    high, wide = min(HEIGHT / down, NORTH - SOUTH), min(WIDTH / (down * true), 360.0)
    left = min(max((west + east) / 2 - wide / 2, -180.0), 180.0 - wide)
    top = max(min((north + south) / 2 + high / 2, NORTH), SOUTH + high)
    size = round(wide * down * true), round(high * down)
    return View(round(left, 3), round(top, 3), round(down * true, 5), round(down, 5), *size)
