"""What holds of the actors of a whole article."""

from __future__ import annotations

import pytest
from actor_phrases import read
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

ARTICLE = (
    "Le président Macky Sall a reçu hier à Dakar la ministre française des Armées, Florence Parly. "
    "Les deux responsables ont parlé du Mali. L'armée malienne (FAMA) avance, selon une source militaire. "
    "La FAMA dément. M. Sall s'en inquiète."
)


def found(nlp: Language, text: str) -> dict[str, str]:
    """Words of each mention, and the name of its actor."""
    table = read(nlp, text)
    return {text[slice(*m.span)]: table.actor(m.actor).name for m in table.mentions()}


def test_title_and_name_are_one_mention(nlp: Language) -> None:
    mentions = found(nlp, ARTICLE)
    assert mentions["Le président Macky Sall"] == "Macky Sall"
    assert mentions["la ministre française des Armées, Florence Parly"] == "Florence Parly"


def test_office_told_by_the_text_is_kept_with_its_evidence(nlp: Language) -> None:
    text = "Le ministre kirghize de la Culture, Azamat Jamankoulov, a démissionné."
    table = read(nlp, text)
    actor = next(table.actor(m.actor) for m in table.mentions() if table.actor(m.actor).kind == "person")
    told = [r for r in actor.roles if r.evidence]
    assert [(r.role, r.country) for r in told] == [("ministre de la Culture", "KGZ")]
    assert told[0].evidence is not None
    assert text[slice(*told[0].evidence)].startswith("Le ministre kirghize")


def test_place_is_no_actor(nlp: Language) -> None:
    table = read(nlp, ARTICLE)
    assert "Dakar" in [p.name for _, p in table.places]
    assert "Dakar" not in found(nlp, ARTICLE)


def test_body_told_with_its_country_is_one_actor_all_along(nlp: Language) -> None:
    text = "L'armée kényane a bombardé un camp en Somalie. Les États-Unis approuvent. L'armée dément toute bavure."
    names = found(nlp, text)
    assert names["L'armée kényane"] == names["L'armée"] == "Armée kényane"


def test_former_holder_is_not_the_holder(nlp: Language) -> None:
    names = found(nlp, "L'ancien président français sera entendu, confirme le parquet.")
    assert "Emmanuel Macron" not in names.values()


def test_office_without_date_and_name_stays_an_office(nlp: Language) -> None:
    text = "Le ministre bhoutanais de l'Agriculture a visité la vallée."
    table = read(nlp, text)
    actor = table.actor(table.mentions()[0].actor)
    assert (actor.kind, actor.country) == ("office", "BTN")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "« »", "…", "M.", "MM. et", "l'", "(ONU", "Le", "de de de", "À"])
def test_scraps_are_read(nlp: Language, text: str) -> None:
    table = read(nlp, text)
    assert all(0 <= m.span[0] < m.span[1] <= len(text) for m in table.mentions())


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(ARTICLE.split()), min_size=1, max_size=25))
def test_spans_lie_in_the_text_and_actors_exist(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    table = read(nlp, text)
    for m in table.mentions():
        assert text[slice(*m.span)].strip() == text[slice(*m.span)] != ""
        assert table.actor(m.actor).name
        assert m.rule


def test_reading_twice_gives_the_same(nlp: Language) -> None:
    assert read(nlp, ARTICLE).freeze() == read(nlp, ARTICLE).freeze()
