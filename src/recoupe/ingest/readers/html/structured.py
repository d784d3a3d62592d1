"""What a page says of itself in JSON-LD and meta elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

#: schema.org types of an article
ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle BlogPosting "
    "LiveBlogPosting WebPage".split()
)
_META = {
    "title": ("og:title", "twitter:title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "date",
        "dc.date",
        "dcterms.created",
        "pubdate",
        "sailthru.date",
        "parsely-pub-date",
        "publication_date",
        "datepublished",
    ),
    "outlet": ("og:site_name", "application-name", "publisher"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator"),
    "description": ("og:description", "description", "twitter:description"),
}


class Structured(NamedTuple):
    """Metadata of a page; ``origin`` tells for each field what stated it ("JSON-LD", or the meta element's name)."""

    values: dict[str, str]
    origin: dict[str, str]


def structured(root: Any) -> Structured:
    """JSON-LD first, then meta elements, then the canonical address."""
    values: dict[str, str] = {}
    origin: dict[str, str] = {}

    def put(field: str, value: object, where: str) -> None:
        text = " ".join(str(value).split()) if isinstance(value, (str, int)) else ""
        if text and field not in values and not (field == "byline" and text.startswith("http")):
            values[field], origin[field] = text, where

    for item in _json_ld(root):
        for field, value in _of_article(item):
            put(field, value, "JSON-LD")
    meta = {
        (m.get("property") or m.get("name") or m.get("itemprop") or "").casefold(): m.get("content") or ""
        for m in reversed(root.findall(".//meta"))
    }
    for field, names in _META.items():
        for name in names:
            put(field, meta.get(name), name)
    for link in root.findall(".//link"):
        if link.get("rel") == "canonical":
            put("url", link.get("href"), "canonical")
    put("url", meta.get("og:url"), "og:url")
    for time in root.findall(".//time")[:1]:
        put("published", time.get("datetime"), "time")
    put("language", (root.get("lang") or "")[:2].casefold(), "lang")
    return Structured(values, origin)


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.findall(".//script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                yield from _items(json.loads(script.text))
            except (ValueError, RecursionError):
                continue


def _items(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif isinstance(value, dict):
        yield from _items(value.get("@graph", []))
        kind = value.get("@type")
        if ARTICLES & set(kind if isinstance(kind, list) else [kind]):
            yield value


def _of_article(item: dict[str, Any]) -> Iterator[tuple[str, object]]:
    yield "title", item.get("headline")
    yield "published", item.get("datePublished")
    yield "modified", item.get("dateModified")
    yield "description", item.get("description")
    yield "byline", _names(item.get("author"))
    yield "outlet", _names(item.get("publisher"))
    yield "language", str(item.get("inLanguage") or "")[:2].casefold()


def _names(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or "")
    if isinstance(value, list):
        return ", ".join(n for n in map(_names, value) if n)
    return value if isinstance(value, str) else ""
