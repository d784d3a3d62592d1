"""The trigger lexicon is data that a stranger may extend: these checks say what a row must look like."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from recoupe.records import EVENT_TYPES

FOLDER = Path(__file__).parents[4] / "src" / "recoupe" / "read" / "events" / "lexicon"
COLUMNS = "key pos type mode source target needs not status example".split()
MODES = {
    "CONSULT": "visit third-party multilateral phone meeting talks",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
STATUSES = {"", "actual", "denied", "planned", "possible"}
WORDS = "à après avec avant chez contre dans de depuis derrière devant en entre envers par parmi pour sous sur vers"
PREPOSITIONS = set(WORDS.split()) | {
    "comme", "à cause de", "à côté de", "à destination de", "à l'égard de", "à l'encontre de", "à propos de", "au profit de",
    "auprès de", "autour de", "en direction de", "en faveur de", "face à", "jusque à", "vis-à-vis de",
}  # fmt: skip
SOURCES = {"subj", "poss", "gov", "obj", "none"} | PREPOSITIONS
TARGETS = {"subj", "obj", "poss", "gov", "none"} | PREPOSITIONS
KINDS = {"actor", "place", "thing", "any", "inf"}
ATOM = re.compile(r"(?:(obj|subj):(\w+)|(obj|subj)=(.+)|prep:([^=]+)=(.+)|(que|inf|comp|neg|incise))")

# Forms that do not begin like their lemma, for the check that an example holds a form of its key.
IRREGULAR = {
    "aller": "va vont ira iront all",
    "avoir": "a ont eu av aur",
    "battre": "bat",
    "coup": "coup",
    "courir": "cour",
    "de": "de du des d'",
    "devoir": "doi doiv dû due",
    "dissoudre": "diss",
    "dire": "dit dis",
    "nier": "ni",
    "émettre": "émis émet",
    "émouvoir": "émeu ému",
    "en": "en",
    "être": "est sont était étaient été soit ser fut",
    "faire": "fai fass fer fir fon f",
    "feu": "feu",
    "le": "le la les l'",
    "mettre": "met mi",
    "mourir": "meur mor",
    "pouvoir": "peu pouv pu pour",
    "prendre": "pren pri",
    "se": "se s'",
    "tenir": "tien tenu ten tin",
    "venir": "vien venu ven",
    "voir": "vu voi verr",
    "vouloir": "veu voul",
    "à": "à au aux",
    "oeil": "œil yeux",
    "il": "ils elle elles il",
    "son": "son sa ses leur leurs",
}


class Row(NamedTuple):
    """One row, with where it stands."""

    place: str
    key: str
    pos: str
    type: str
    mode: str
    source: str
    target: str
    needs: str
    excludes: str
    status: str
    example: str


def read_rows() -> list[Row]:
    rows = []
    for file in sorted(FOLDER.glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0].split("\t") == COLUMNS, file.name
        for number, line in enumerate(lines[1:], 2):
            if line and not line.startswith("#"):
                cells = line.split("\t")
                assert len(cells) == len(COLUMNS), f"{file.name}:{number} has {len(cells)} cells"
                rows.append(Row(f"{file.name}:{number}", *cells))
    return rows


ROWS = read_rows()


def test_one_file_a_type() -> None:
    assert {file.stem for file in FOLDER.glob("*.tsv")} == {name.lower() for name in EVENT_TYPES}
    assert [row.place for row in ROWS if row.place.split(".")[0] != row.type.lower()] == []


def test_closed_lists() -> None:
    wrong = [
        f"{row.place} {row.key}: {row.pos} {row.type} {row.mode} {row.status}"
        for row in ROWS
        if row.type not in EVENT_TYPES
        or row.pos not in {"V", "N", "A"}
        or row.status not in STATUSES
        or (row.mode and row.mode not in MODES.get(row.type, "").split())
    ]
    assert wrong == []


def test_roles_are_known_places() -> None:
    wrong = [
        f"{row.place} {row.key}: {row.source} / {row.target}"
        for row in ROWS
        if not set(row.source.split("|")) <= SOURCES or not set(row.target.split("|")) <= TARGETS
    ]
    assert wrong == []


def test_conditions_follow_the_syntax() -> None:
    wrong = []
    for row in ROWS:
        for atom in filter(None, f"{row.needs}&{row.excludes}".split("&")):
            match = ATOM.fullmatch(atom)
            if not match or (match[2] and match[2] not in KINDS) or (match[5] and match[5] not in PREPOSITIONS):
                wrong.append(f"{row.place} {row.key}: {atom}")
    assert wrong == []


def test_senses_are_unique() -> None:
    """Two rows of one key must differ in their conditions, else the second can never win."""
    count = Counter((row.key, row.pos, row.needs, row.excludes) for row in ROWS)
    assert [sense for sense, times in count.items() if times > 1] == []


def test_examples_are_unique() -> None:
    count = Counter(re.sub(r"\[[ST] |\]", "", row.example) for row in ROWS)
    assert [example for example, times in count.items() if times > 1] == []


@pytest.mark.parametrize("mark", ["S", "T"])
def test_marks_are_whole(mark: str) -> None:
    opened = re.compile(r"\[" + mark + r" [^\[\]]+\]")
    assert [row.place for row in ROWS if len(opened.findall(row.example)) != row.example.count(f"[{mark} ")] == []


def test_examples_name_a_source_and_end_like_sentences() -> None:
    wrong = [
        f"{row.place} {row.example}"
        for row in ROWS
        if "[S " not in row.example
        or not row.example.rstrip("» ").endswith((".", "!", "?"))
        or re.sub(r"\[[ST] [^\[\]]+\]", "", row.example).count("[")
    ]
    assert wrong == []


def test_a_target_needs_a_place_to_stand() -> None:
    assert [f"{row.place} {row.key}" for row in ROWS if "[T " in row.example and row.target == "none"] == []


def fold(text: str) -> str:
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("’", "'"))
    return "".join(char for char in text if not unicodedata.combining(char))


def has_form(word: str, tokens: list[str]) -> bool:
    """Whether one of the (folded) tokens can be a form of the word: listed starts, else a common beginning."""
    if word in IRREGULAR:
        return any(token.startswith(fold(start)) for start in IRREGULAR[word].split() for token in tokens)
    stem = fold(word)
    if len(stem) < 7 and stem.endswith(("er", "ir", "re")):
        stem = stem[:-2]
    stem = stem[: max(min(4, len(stem)), len(stem) - 4)]
    return any(token.startswith(stem) for token in tokens) or any(
        token[:3] == stem[:3] and fold(word)[-3:] in {"ire", "oir", "dre", "tre", "aux", "ler", "nir", "rir"}
        for token in tokens
    )


def test_examples_hold_their_key() -> None:
    wrong = []
    for row in ROWS:
        plain = re.sub(r"\[[ST] |\]", "", row.example)
        tokens = re.findall(r"[a-z0-9-]+'?", fold(plain))
        missing = [word for word in row.key.split() if not has_form(word, tokens)]
        if missing:
            wrong.append(f"{row.place} {row.key}: {missing}")
    assert wrong == []


def test_every_type_is_covered() -> None:
    count = Counter(row.type for row in ROWS)
    assert {name: count[name] for name in EVENT_TYPES if count[name] < 10} == {}
