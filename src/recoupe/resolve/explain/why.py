"""Explain one event: what brought its mentions together, what its counts rest on, where its reports disagree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from recoupe.records import Dossier, Event, EventMention

_DECIMAL = re.compile(r"[+-]?\d+\.\d+")


@lru_cache(maxsize=1)
def _sentences() -> dict[str, dict[str, Any]]:
    text = files("recoupe.resolve.explain").joinpath("sentences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def why(dossier: Dossier, event_id: str, language: str = "fr") -> list[str]:
    """Sentences in ``language`` ("fr" or "en") on event ``event_id``.

    Raises ``KeyError`` where the dossier has no such event or the language is not known.
    """
    found = {e.id: e for e in dossier.events}[event_id]
    teller = _Teller(dossier, found, _sentences()[language])
    return [*teller.what(), *teller.links(), *teller.counts(), *teller.disagreements(), *teller.dates(), *teller.past()]


class _Teller:
    def __init__(self, dossier: Dossier, event: Event, words: Mapping[str, Any]) -> None:
        self.event, self.words = event, words
        members = set(event.mentions)
        self.mentions = {m.id: m for m in dossier.event_mentions if m.id in members}
        self.documents = {d.id: d for d in dossier.documents}
        self.names = {a.id: a.name for a in dossier.actors} | {p.id: p.name for p in dossier.places}

    def what(self) -> Iterator[str]:
        event = self.event
        mentions, documents = (
            self._count("mentions", len(event.mentions)),
            self._count("documents", len(event.documents)),
        )
        yield self._say("event", title=event.title or event.type, mentions=mentions, documents=documents)
        linked = {h["mention"] for h in event.history if h["change"] == "merged"}
        if first := sorted(set(event.mentions) - linked):
            yield self._say("founding", doc=self._doc(first[0]))

    def links(self) -> Iterator[str]:
        for entry in self.event.history:
            if entry["change"] != "merged":
                continue
            line = self._say(
                "merged",
                doc=self._doc(entry["mention"]),
                score=self._number(f"{entry['score']:.1f}"),
                threshold=self._number(f"{entry['threshold']:.1f}"),
            )
            parts = [line]
            for key, wanted in (("for", 1), ("against", -1)):
                if reasons := [self._reason(f) for f in entry["features"] if f["bits"] * wanted > 0]:
                    parts.append(self._say(key, reasons=", ".join(reasons)))
            yield f"{parts[0][:-1]} ({' ; '.join(parts[1:])})." if parts[1:] else line
            if entry["ambiguous"]:
                yield self._say("ambiguous")

    def counts(self) -> Iterator[str]:
        event = self.event
        yield self._say("origins", n=event.independent_sources)
        sources: Sequence[str] = ()
        for entry in event.history:
            if entry["change"] == "origins":
                sources = entry["sources"]
                yield from (self._origin(group) for group in entry["origins"])
        if sources:
            yield self._say("primary", n=len(sources), names=self._join(self._name(s) for s in sources))
        else:
            yield self._say("primary_none")
        enough = event.independent_sources > 1 and event.primary_sources > 1
        yield self._say("corroborated" if enough else "not_corroborated")

    def _origin(self, group: Sequence[str]) -> str:
        docs = self._join(self._doc(m) for m in group)
        if len(group) == 1:
            return self._say("origin_one", docs=docs)
        return self._say("origin_many", docs=docs, cause=self._cause([self.mentions[m] for m in group]))

    def _cause(self, mentions: Sequence[EventMention]) -> str:
        documents = [self.documents[m.document] for m in mentions]
        if documents[0].copy_group and len({d.copy_group for d in documents}) == 1:
            return self._say("cause_copy")
        last = {m.attributed_to[-1] if m.attributed_to else None for m in mentions}
        if len(last) == 1 and (source := last.pop()):
            return self._say("cause_source", names=self._name(source))
        agencies = {d.agency for d in documents}
        if len(agencies) == 1 and (agency := agencies.pop()):
            return self._say("cause_agency", agency=agency)
        return self._say("cause_mixed")

    def disagreements(self) -> Iterator[str]:
        for conflict in self.event.conflicts:
            field = conflict["field"]
            values = (
                self._say("value", value=self._value(field, v["value"]), docs=self._join(map(self._doc, v["mentions"])))
                for v in conflict["values"]
            )
            yield self._say("conflict", field=self._field(field), values=" / ".join(values))

    def dates(self) -> Iterator[str]:
        for ident in self.event.mentions:
            mention = self.mentions[ident]
            for loan in mention.borrowed:
                lender = self.documents[loan.document]
                words = lender.text[slice(*loan.span)]
                yield self._say(
                    "borrowed",
                    doc=self._doc(ident),
                    value=mention.date,
                    lender=lender.title or lender.name,
                    words=words,
                )

    def past(self) -> Iterator[str]:
        for entry in self.event.history:
            match entry["change"]:
                case "status":
                    value, doc = self._value("status", entry["status"]), self._doc(entry["mentions"][0])
                    day = entry["as_of"]
                    yield self._say("status" if day else "status_undated", value=value, doc=doc, date=day)
                case "revision" | "imprecision" as change:
                    told = {"field": self._field(entry["field"]), "from": entry["from"], "to": entry["to"]}
                    yield self.words[change].format(**told)
                case "disclosed":
                    days = self._count("days", entry["days"])
                    if by := entry["by"]:
                        yield self._say("disclosed", days=days, date=entry["date"], by=self._name(by))
                    else:
                        yield self._say("disclosed_printed", days=days, date=entry["date"])
                case "split":
                    yield self._say("split", event=entry["from"])
                case "absorbed":
                    yield self._say("absorbed", event=entry["event"])
                case change if "correction" in entry:
                    what = self.words["analyst"][change].format(field=entry.get("field"))
                    yield self._say("corrected", what=what, by=entry["by"], id=entry["correction"])

    def _say(self, sentence: str, **values: object) -> str:
        text: str = self.words[sentence]
        return text.format(**values)

    def _count(self, noun: str, n: int) -> str:
        forms = self.words[noun]
        text: str = forms[0] if n == 1 else forms[1]
        return text.format(n=n)

    def _reason(self, feature: Mapping[str, Any]) -> str:
        table: dict[str, str] = self.words["feature"]
        known = [k for k in table if str(feature["feature"]).startswith(k)]
        sentence = table[max(known, key=len)] if known else feature["feature"]
        seen = ", ".join(self._number(self._name(s)) for s in feature["seen"])
        return f"{sentence.format(seen=seen)} {self._number(format(feature['bits'], '+.1f'))}"

    def _number(self, text: str) -> str:
        """``text`` with the decimal sign of the language, where it is a number."""
        return text.replace(".", self.words["decimal"]) if _DECIMAL.fullmatch(text) else text

    def _field(self, field: str) -> str:
        name: str = self.words["field"].get(field, field)
        return name

    def _name(self, ident: str) -> str:
        return self.names.get(ident, ident)

    def _doc(self, mention: str) -> str:
        document = self.documents[self.mentions[mention].document]
        return document.outlet or document.name if not document.title else self._say("titled", title=document.title)

    def _value(self, field: str, value: object) -> str:
        if field == "status":
            return str(self.words["status_value"].get(value, value))
        return self._join(self._name(v) for v in value) if isinstance(value, list) else self._name(str(value))

    def _join(self, parts: Iterable[str]) -> str:
        names = list(parts)
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.words['and']} {names[-1]}"
