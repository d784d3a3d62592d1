"""Articles and dossiers full of words that try to run in the pages that show them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from recoupe.records import Dossier
from small_dossier import small_dossier

#: every attempt of hostile.toml
TEXTS: list[str] = [
    text
    for family in tomllib.loads((Path(__file__).parent / "hostile.toml").read_text(encoding="utf-8")).values()
    for text in family["texts"]
]
#: fields of records that an article or a name can fill freely
FREE = set(
    "name uri title outlet agency byline dateline published_source notes aliases role rule object reason".split()
)

_STORY = (
    "(Lima, Agence {x}) Le ministre {y} a rencontré lundi à Lima la présidente Rosa Moreno, a annoncé le groupe {x}.\n\n"
    "« {x} », a déclaré Jan {y}. Le mouvement « {y} » condamne l’attaque du port, qui a fait douze morts. {x}\n\n"
    "Le ministre {y} a accusé Rosa Moreno de trahison. Selon le groupe {x}, elle démissionnera."
)


def written(folder: Path) -> list[Path]:
    """Articles as JSON Lines, saved pages and files whose names are hostile; what to build from."""
    lines = []
    for n in range(0, len(TEXTS), 2):
        x, y = TEXTS[n], TEXTS[(n + 1) % len(TEXTS)]
        row = {"id": f"{n} {x}", "url": y, "title": x, "author": y, "outlet": y, "agency": x}
        lines.append(json.dumps(row | {"published": f"2021-03-{n % 27 + 1:02}", "text": _STORY.format(x=x, y=y)}))
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for n, text in enumerate(TEXTS):
        if n % 12 == 0:
            _file(folder, text, f"Titre {n} {text}\n\n{_STORY.format(x=f'Kowal {n}', y=text)}")
        elif n % 12 == 1:
            _page(folder / f"page-{n}.html", text)
    return [folder]


def _file(folder: Path, name: str, content: str) -> None:
    """A text file with a hostile name: all of it but what no file system takes."""
    kept = name.replace("/", "∕").replace("\0", "").encode("utf-8", "replace")[:200].decode("utf-8", "ignore")
    (folder / f"{kept}.txt").write_text(content, encoding="utf-8")


def _page(path: Path, text: str) -> None:
    """A saved page: hostile words as markup in the body, and as data in all that tells of it."""
    data = json.dumps({"@type": "NewsArticle", "headline": text, "author": {"name": text}, "url": text})
    quoted = text.replace('"', "&quot;")
    paragraphs = "".join(f"<p>{part}</p>" for part in _STORY.format(x=text, y=text).split("\n\n"))
    path.write_text(
        f'<html lang="fr"><head><title>{text}</title><meta name="author" content="{quoted}">'
        f'<meta property="og:site_name" content="{quoted}"><link rel="canonical" href="{quoted}">'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>Rencontre à Lima {quoted}</h1>{paragraphs}</article></body></html>",
        encoding="utf-8",
    )


def by_hand() -> Dossier:
    """A dossier no reader made: hostile words in every free field of every record, and as ids of events and actors."""
    copies = [_altered(small_dossier(), n) for n in range(0, len(TEXTS), 16)]
    return Dossier(
        **{
            field: tuple({one.id: one for copy in copies for one in getattr(copy, field)}.values())
            for field in Dossier.__struct_fields__
        }
    )


def _altered(dossier: Dossier, number: int) -> Dossier:
    """``dossier`` with ids of its own, and hostile words from ``number`` on where words are free."""
    taken = [number]

    def next_text() -> str:
        taken[0] += 1
        return TEXTS[taken[0] % len(TEXTS)].replace("\0", "")

    ids = {one.id for field in Dossier.__struct_fields__ for one in getattr(dossier, field)} | {"c1"}

    def alter(value: Any, name: str = "") -> Any:
        match value:
            case dict():
                return {alter(k): alter(v, k if isinstance(k, str) else "") for k, v in value.items()}
            case list() | tuple():
                return [alter(v, name) for v in value]
            case str() if value in ids:
                return f"{value}.{number}"
            case str() | None if name in FREE:
                return next_text()
        return value

    data = alter(msgspec.to_builtins(dossier))
    return msgspec.convert(data, Dossier)
