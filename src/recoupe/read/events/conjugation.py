"""French verb forms, from an infinitive: the lexicon's own table of form to lemma.

The statistical lemmatiser misses what it has not seen ("a téléphoné" becomes a noun). Here the forms of the verbs that
the lexicon holds are written out by the three regular conjugations and by the models of ``data/conjugation.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_ER = "e es ons ez ent ais ait ions iez aient ant er erai era erons eront erait eraient a èrent ât".split()
_IR = "is it issons issent issait issaient issant ir ira irai irons iront irait iraient irent ît isse".split()
_PARTICIPLE = ("", "e", "s", "es")
#: endings before which the stem of -er verbs takes a grave accent or doubles its consonant
_MUTE = ("e", "es", "ent", "erai", "era", "erons", "eront", "erait", "eraient")


@lru_cache(maxsize=1)
def _models() -> tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]:
    """Rows (ending of the infinitive, ending to cut, finite endings, participle endings), longest ending first."""
    text = files("recoupe.read.events").joinpath("data/conjugation.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            ending, cut, finite, participles = line.split("\t")
            rows.append((ending, cut, tuple(finite.split()), tuple([p.replace("0", "") for p in participles.split()])))
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0])))


def forms(infinitive: str) -> tuple[set[str], set[str]]:
    """Finite forms (with the infinitive and the present participle) and past participles of ``infinitive``."""
    for ending, cut, finite, participles in _models():
        if infinitive.endswith(ending):
            stem = infinitive[: len(infinitive) - len(cut)]
            return {infinitive} | {stem + f for f in finite}, _agree(stem + p for p in participles)
    if infinitive.endswith("er"):
        return _first_group(infinitive[:-2])
    if infinitive.endswith("ir"):
        stem = infinitive[:-2]
        return {stem + e for e in _IR}, _agree([stem + "i"])
    if infinitive.endswith("re"):
        stem = infinitive[:-2]
        ends = "s ons ez ent ait aient ant re ra rons ront rait raient it irent e".split()
        return {infinitive, stem} | {stem + e for e in ends}, _agree([stem + "u"])
    return {infinitive}, set()


def _first_group(stem: str) -> tuple[set[str], set[str]]:
    finite = set()
    for end in _ER:
        finite.add(_spelled(stem, end) + end)
        finite.add(_soft(stem, end) + end)
    return finite, _agree([stem + "é"])


def _soft(stem: str, end: str) -> str:
    """``exigeait``, ``menaçait``: the stem keeps its soft consonant before a and o."""
    if end[0] in "aoâ":
        if stem.endswith("g"):
            return stem + "e"
        if stem.endswith("c"):
            return stem[:-1] + "ç"
    return stem


def _spelled(stem: str, end: str) -> str:
    """``rappelle``, ``rejette``, ``lève``, ``cède``, ``emploie``: the stem before a mute e."""
    if end not in _MUTE:
        return _soft(stem, end)
    if stem.endswith(("el", "et")) and not stem.endswith(("êt", "uet")):
        return stem + stem[-1] if stem.endswith(("ppel", "jet", "quet")) else stem[:-2] + "è" + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyéè":
        return stem[:-2] + "è" + stem[-1]
    return stem


def _agree(participles: Iterable[str]) -> set[str]:
    out: set[str] = set()
    for p in participles:
        out.update(p + e for e in _PARTICIPLE)
    return out
