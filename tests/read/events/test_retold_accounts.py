"""An article that retells another paper's account rests on that paper."""

from __future__ import annotations

import pytest
from event_phrases import read
from spacy.language import Language

LEAD = "Le général Sosa était à Lima le 3 mars pour rencontrer l'émissaire brésilien, selon le journal El Comercio.\n\n"
AGAIN = "Le gouvernement péruvien, écrit El Comercio, a toujours soutenu le président Quiroga. "


@pytest.mark.parametrize(
    ("lead", "text", "by"),
    [
        (LEAD, AGAIN + "Pedro Sosa a téléphoné lundi à Luis Quiroga.", ["El Comercio"]),
        # another paragraph: the outlet may speak for itself again
        (LEAD, AGAIN + "\n\nPedro Sosa a téléphoné lundi à Luis Quiroga.", []),
        # somebody else speaks between
        (LEAD, AGAIN + "« Nous avançons », a dit Luis Quiroga. Pedro Sosa a rencontré lundi Ana Paz.", []),
        # the paper is quoted once, beside the outlet's own report
        (
            "Luis Quiroga a limogé mardi le ministre Ana Paz.\n\n",
            AGAIN + "Pedro Sosa a téléphoné lundi à Luis Quiroga.",
            [],
        ),
    ],
)
def test_who_tells_it(nlp: Language, lead: str, text: str, by: list[str]) -> None:
    reading, actors = read(nlp, lead + text)
    told = [e for e in reading.event_mentions if e.type == "CONSULT" and e.trigger[0] > len(lead)]
    assert [[actors.actor(a).name for a in e.attributed_to] for e in told] == [by]
