"""Invariant 1, on generated articles and on the sample: no value without evidence, every span inside its text."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from generated_press import articles
from holding import blank, dangling, outside, unsupported
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from recoupe.ingest.inputs import collect
from recoupe.read.article import read_article
from recoupe.records import Dossier
from recoupe.resolve import resolve
from recoupe.show.views.evidence import evidence
from recoupe.store.write import in_memory

SETTINGS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _dossier(folder: Path) -> Dossier:
    documents, rejected = collect([folder])
    return resolve([read_article(d) for d in documents], rejected)


@SETTINGS
@given(texts=st.lists(articles(), min_size=1, max_size=3))
def test_whatever_is_read_holds(nlp: Language, tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("press")
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    dossier = _dossier(folder)
    assert len(dossier.documents) + len(dossier.rejected) == len(texts)
    assert outside(dossier) == []
    assert blank(dossier) == []
    assert unsupported(dossier) == []
    assert dangling(dossier) == []


@pytest.fixture(scope="module")
def sample(nlp: Language) -> Dossier:
    return _dossier(Path(str(files("recoupe") / "examples" / "sample")))


def test_the_sample_holds(sample: Dossier) -> None:
    assert len(sample.documents) >= 24
    assert outside(sample) == []
    assert blank(sample) == []
    assert unsupported(sample) == []
    assert dangling(sample) == []


def test_every_field_of_every_event_of_the_sample_shows_its_words(sample: Dossier) -> None:
    assert _without_words(sample) == []


def test_every_field_of_every_event_of_press_shows_its_words(shared: Path, nlp: Language) -> None:
    assert _without_words(_dossier(shared / "seeds")) == []


def _without_words(dossier: Dossier) -> list[str]:
    with in_memory(dossier) as store:
        found = {e.id: evidence(store, e) for e in store.events()}
    assert found
    return [f"{event}.{f.field} = {f.value}" for event, fields in found.items() for f in fields if not f.reports]
