"""Fill the templates with articles: HTML bytes and their gold."""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

HERE = Path(__file__).parent
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
#: articles a template is filled with
PER_TEMPLATE = 4


@dataclass(frozen=True)
class Page:
    """A page and what must be found on it."""

    name: str
    html: bytes
    published: str
    agency: str | None
    title: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def pages() -> list[Page]:
    """All pages, in a fixed order."""
    articles = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    return list(_pages(articles))


def _pages(articles: list[dict[str, Any]]) -> Iterator[Page]:
    for n, path in enumerate(sorted((HERE / "templates").glob("*.toml"))):
        template = tomllib.loads(path.read_text(encoding="utf-8"))
        for k in range(PER_TEMPLATE):
            article = articles[(n * 3 + k * 4 + k) % len(articles)]
            yield _page(f"{path.stem}-{k + 1}", template, article)


def _page(name: str, template: dict[str, Any], article: dict[str, Any]) -> Page:
    moment = datetime.datetime.fromisoformat(article["published"])
    agency = article["agency"]
    credit = Template(template["agency"]).substitute(agency=agency) if agency else f"Par {article['author']}"
    paragraphs = []
    inserts = list(template["inserts"])
    for text in article["paragraphs"]:
        paragraphs.append(Template(template["paragraph"]).substitute(text=text))
        if inserts:
            paragraphs.append(inserts.pop(0))
    values = {
        "title": article["title"],
        "standfirst": article["standfirst"],
        "iso": article["published"] + ":00+02:00",
        "date": _french(moment, template["date"]),
        "author": article["author"],
        "credit": credit,
        "paragraphs": "\n".join(paragraphs),
    }
    html = Template(template["page"]).substitute(values)
    return Page(
        name=name,
        html=html.encode(template.get("charset", "utf-8"), "xmlcharrefreplace"),
        published=article["published"][:10],
        agency=agency,
        title=article["title"],
        wanted=(article["title"], article["standfirst"], *article["paragraphs"]),
        unwanted=tuple(template["furniture"]),
    )


def _french(moment: datetime.datetime, pattern: str) -> str:
    names = {"%B": MONTHS[moment.month - 1], "%A": DAYS[moment.weekday()], "%-d": str(moment.day)}
    for code, name in names.items():
        pattern = pattern.replace(code, name)
    return moment.strftime(pattern)
