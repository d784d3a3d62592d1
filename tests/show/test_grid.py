"""Tables for terminals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from recoupe.show.grid import NARROWEST, Shape, grid, styled_grid, wrap

SHAPES = [Shape(), Shape(ratio=3), Shape(right=True, style="cyan"), Shape(ratio=1)]
HEADINGS = ["Day", "Event", "n", "Sources"]
ROWS = [["5 March", "Rosa Moreno reçoit Jan Kowal à Lima", "3", "Radio Sud, Le Courrier"], ["", "Rien", "12", ""]]


def test_a_table_that_fits_is_as_narrow_as_it_can_be() -> None:
    lines = list(grid(SHAPES, HEADINGS, ROWS, 200))
    assert lines[2] == "5 March   Rosa Moreno reçoit Jan Kowal à Lima    3   Radio Sud, Le Courrier"
    assert lines[3] == "          Rien                                  12"


def test_long_columns_are_wrapped_by_their_share() -> None:
    lines = list(grid(SHAPES, HEADINGS, ROWS, 56))
    assert max(map(len, lines)) <= 56
    assert " ".join(line[10:38].strip() for line in lines[2:4]) == "Rosa Moreno reçoit Jan Kowal à Lima"


def test_styles_do_not_change_the_layout() -> None:
    plain = list(grid(SHAPES, HEADINGS, ROWS, 50))
    styled = list(styled_grid(SHAPES, HEADINGS, ROWS, 50, colour=True))
    assert "\x1b[36m12\x1b[0m" in "\n".join(styled)
    assert "\x1b[36m" not in "\n".join(styled_grid(SHAPES, HEADINGS, ROWS, 50, colour=False))
    bare = ["".join(part.split("m", 1)[-1] for part in f"0m{line}".split("\x1b[")) for line in styled]
    assert [line.rstrip() for line in bare] == plain


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("un deux trois", 20, ("un deux trois",)),
        ("un deux trois", 8, ("un deux", "trois")),
        ("anticonstitutionnellement", 10, ("anticonsti", "tutionnell", "ement")),
        ("a anticonstitutionnellement", 10, ("a anticons", "titutionne", "llement")),
        ("日本語日本語", 4, ("日本", "語日", "本語")),
        ("", 5, ("",)),
    ],
)
def test_wrap(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width) == lines


@given(text=st.text(st.sampled_from("ab é-日 "), max_size=60), width=st.integers(2, 30))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(rows=st.lists(st.lists(st.text(st.sampled_from("ab é日 "), max_size=40), min_size=4, max_size=4), max_size=5))
def test_lines_keep_to_the_width(rows: list[list[str]]) -> None:
    shapes = [Shape(ratio=n) for n in (3, 2, 1, 1)]
    assert all(cell_len(line) <= 4 * NARROWEST + 40 for line in grid(shapes, HEADINGS, rows, 4 * NARROWEST + 40))
