"""Readings with generated actors: spelling noise, short names and homonyms, seeded."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from recoupe.records import Actor, Document, Reading

GIVEN = (
    "Mohammed Ahmed Khaled Youssef Fatima Omar Tarek Nadia Jean Pierre Marie Claire Louis Sophie Ivan Sergueï Olga "
    "Dmitri Natalia Vladimir Mehmet Ayşe Kemal Hakan Giuseppe Luca Chiara Matteo Carlos Ana Diego Lucía João Paulo "
    "Amadou Fatou Ousmane Aïcha Kofi Kwame Nguema Chinua Hiroshi Yuki Wei Min Jung Thanh John Emma William Grace"
).split()
FAMILY = (
    "al-Sarraj Haftar Benali Belkacem Chérif Khoury Hariri al-Assad Zaoui Tounsi Moreau Lefebvre Garnier Dubois Petrov "
    "Sokolov Volkov Zelinski Kouznetsov Yılmaz Erdoğan Demir Şahin Conte Rossi Bianchi Ferrari Moretti García Fernández "
    "Martínez Herrera Silva Pereira Conté Diallo Traoré Ouédraogo Keïta Sankara Mensah Owusu Okafor Adeyemi Tanaka "
    "Suzuki Zhang Wang Nguyen Tran Smith Johnson Walker Müller Schröder Weiß Kowalski Nowak"
).split()
COUNTRIES = "LBY DZA TUN LBN FRA RUS TUR ITA ESP PRT GIN MLI BFA GHA NGA JPN CHN VNM USA DEU POL".split()


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _swap(a: str, b: str) -> Callable[[str], str]:
    return lambda name: name.replace(a, b)


def _misprint(name: str) -> str:
    """``name`` without one of its letters."""
    at = random.Random(name).randrange(1, len(name) - 1)
    return name[:at] + name[at + 1 :]


NOISE: tuple[Callable[[str], str], ...] = (
    _plain,
    _swap("-", " "),
    _swap("al-", "el-"),
    _swap("al-", "Al "),
    _swap("al-", ""),
    _swap("kh", "k"),
    _swap("ou", "u"),
    _swap("dj", "j"),
    _swap("mm", "m"),
    _swap("ss", "s"),
    _swap("rr", "r"),
    _swap("y", "i"),
    _swap("ï", "i"),
    _swap("ch", "sh"),
    _swap("v", "w"),
    _misprint,
    _misprint,
)


def generate(
    seed: int, people: int, mentions: int, per_document: int
) -> tuple[list[Reading], dict[tuple[str, str], int]]:
    """Readings, and (document, local id) -> which person it truly is."""
    rng = random.Random(seed)
    persons: list[tuple[str, str, str]] = []
    seen: set[tuple[str, str]] = set()
    while len(persons) < people:
        given, family = rng.choice(GIVEN), rng.choice(FAMILY)
        if (given, family) not in seen:
            seen.add((given, family))
            persons.append((given, family, rng.choice(COUNTRIES)))
    truth: dict[tuple[str, str], int] = {}
    readings = []
    for n in range(mentions // per_document):
        document = Document(id=f"d{n:05}", name=f"d{n:05}", uri="memory", sha256="0")
        actors = []
        for k, who in enumerate(rng.sample(range(people), per_document)):
            given, family, country = persons[who]
            actors.append(_printed(rng, f"a{k + 1}", given, family, country))
            truth[document.id, f"a{k + 1}"] = who
        readings.append(Reading(document=document, actors=tuple(actors)))
    return readings, truth


def _printed(rng: random.Random, ident: str, given: str, family: str, country: str) -> Actor:
    name, told = f"{given} {family}", country
    roll = rng.random()
    if roll < 0.06:
        name = f"{given[0]}. {family}"
    elif roll < 0.5:
        for noise in rng.sample(NOISE, 2):
            name = noise(name)
    if rng.random() < 0.3:
        told = None  # type: ignore[assignment]
    return Actor(id=ident, name=name, kind="person", country=told)


def b_cubed(truth: dict[tuple[str, str], int], found: dict[tuple[str, str], str]) -> float:
    """B³ F1 (Bagga and Baldwin 1998) of the mapping against the truth."""
    true_sets: dict[int, set[tuple[str, str]]] = {}
    mine: dict[str, set[tuple[str, str]]] = {}
    for key, who in truth.items():
        true_sets.setdefault(who, set()).add(key)
        mine.setdefault(found[key], set()).add(key)
    precision = sum(len(true_sets[w] & mine[found[k]]) / len(mine[found[k]]) for k, w in truth.items()) / len(truth)
    recall = sum(len(true_sets[w] & mine[found[k]]) / len(true_sets[w]) for k, w in truth.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)
