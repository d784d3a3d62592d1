"""Folding, inflection, short names, bounds of roles, and the reading of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.actors.gazetteer import fold, slug, tables
from recoupe.read.actors.gazetteer.folding import fold_keeping_case, without_article
from recoupe.read.actors.gazetteer.inflect import feminine, plural
from recoupe.read.actors.gazetteer.parse import role
from recoupe.read.actors.gazetteer.rows import GazetteerRole
from recoupe.read.actors.gazetteer.short_names import short_name


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("L’Élysée", "l'elysee"),
        ("États‑Unis", "etats unis"),
        ("O.N.U.", "onu"),
        ("Gündüz  Bœuf", "gunduz boeuf"),
        ("Moskva – Kiev", "moskva kiev"),
        ("Çanakkale Ørsted Łódź", "canakkale orsted lodz"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text(alphabet="AaÉéÏïœ’'- .lLZ", max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(fold_keeping_case(text)) == once


def test_the_article_goes_only_where_something_follows() -> None:
    assert without_article("la haye") == "haye"
    assert without_article("l'onu") == "onu"
    assert without_article("la ") == "la "
    assert without_article("lavrov") == "lavrov"


def test_slug() -> None:
    assert slug("Côte d'Ivoire") == "cote-d-ivoire"


@pytest.mark.parametrize(
    ("masculine", "fem"),
    [("libyen", "libyenne"), ("français", "française"), ("belge", "belge"), ("européen", "européenne"), ("breton", "bretonne")],
)  # fmt: skip
def test_feminine(masculine: str, fem: str) -> None:
    assert feminine(masculine) == fem


@pytest.mark.parametrize(
    ("singular", "many"),
    [
        ("chef de l'État", "chefs de l'État"), ("français", "français"), ("oriental", "orientaux"), ("cheminot", "cheminots"),
        ("tribunal", "tribunaux"), ("bateau", "bateaux"), ("gaz", "gaz"),
    ],
)  # fmt: skip
def test_plural(singular: str, many: str) -> None:
    assert plural(singular) == many


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Emmanuel Macron", "Macron"), ("Jean-Yves Le Drian", "Le Drian"), ("Ursula von der Leyen", "von der Leyen"),
        ("Dominique de Villepin", "Villepin"), ("Fayez al-Sarraj", "al-Sarraj"), ("Zine el-Abidine Ben Ali", "Ben Ali"),
        ("Mohamed Ould Ghazouani", "Ould Ghazouani"), ("Naruhito", "Naruhito"), ("Thomas de Maizière", "Maizière"),
    ],
)  # fmt: skip
def test_short_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2017-05-14", "..", "2020-01-01", True),
        ("2017-05-14", "..", "2017-05-13", False),
        ("2017-05-14", "2022", "2022-07-01", True),
        ("2017-05-14", "2022-06", "2022-07-01", False),
        ("2017", None, "2020-01-01", None),
        (None, "2019-04", "2018-01-01", None),
        (None, "2019-04", "2019-05", False),
        (None, None, "2019-05", None),
    ],
)
def test_whether_a_role_was_held(start: str | None, end: str | None, day: str, held: bool | None) -> None:
    assert GazetteerRole("président", "FRA", start, end).held(day) is held


def test_a_role_with_a_part_missing_is_an_error() -> None:
    with pytest.raises(tables.TableError, match="a role needs"):
        role("président|FRA|2017")


def test_a_row_with_a_cell_missing_is_an_error(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "bad.tsv").write_text("# note\nkey\tname\nx\ty\nz\n", encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(tables.TableError, match=r"bad\.tsv, line 4"):
        list(tables.rows("bad"))
