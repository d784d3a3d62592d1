"""Lines that come back in an outlet's articles are learnt as furniture."""

from __future__ import annotations

import json
from pathlib import Path

from recoupe.ingest.inputs import collect

BODIES = [
    "Le Parlement kosovar a élu jeudi une nouvelle présidente au troisième tour de scrutin.",
    "La Cour suprême du Malawi a annulé lundi les résultats de l'élection présidentielle.",
    "Les dockers de Valparaiso ont repris le travail mardi après onze jours de grève.",
    "Le Sri Lanka a demandé mercredi à ses créanciers un délai de deux ans.",
]


def rows(outlet: str | None) -> str:
    made = (
        {
            "id": f"n{n}",
            "outlet": outlet,
            "text": f"{body}\n\nNotre application sur votre téléphone\n\nLu par 12{n} personnes",
        }
        for n, body in enumerate(BODIES)
    )
    return "\n".join(json.dumps(row) for row in made)


def learnt(tmp_path: Path, text: str) -> set[str]:
    (tmp_path / "a.jsonl").write_text(text)
    return {
        document.text[slice(*span)]
        for document in collect([tmp_path])[0]
        for span, rule in zip(document.boilerplate, document.boilerplate_rules, strict=True)
        if rule == "learnt"
    }


def test_lines_of_one_outlet(tmp_path: Path) -> None:
    found = learnt(tmp_path, rows("Le Phare"))
    assert "Notre application sur votre téléphone" in found
    assert {f"Lu par 12{n} personnes" for n in range(4)} <= found
    assert not found & set(BODIES)


def test_nothing_is_learnt_without_an_outlet(tmp_path: Path) -> None:
    assert learnt(tmp_path, rows(None)) == set()


def test_copies_of_one_article_teach_nothing(tmp_path: Path) -> None:
    same = json.dumps({"outlet": "Le Phare", "text": BODIES[0] + "\n\nUn démenti a suivi"})
    assert learnt(tmp_path, "\n".join([same] * 6)) == set()


def test_mapping(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ref,corps_html\n1," + BODIES[0])
    documents, rejected = collect([tmp_path / "a.csv"], {"text": "corps_html", "name": "ref"})
    assert [d.name for d in documents] == ["1"]
    assert rejected == []
