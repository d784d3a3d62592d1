"""Read a dossier in the browser's place while a build writes into it: ``bench_serve.py DOSSIER [options]``.

Starts ``recoupe serve`` and asks each page in turn alone (server time of a single request, the first one left out), then lets
``--readers`` ask for pages and searches with varied filters at once, each with a pause between answer and next question, while
``recoupe build`` adds an article to the same file (or ``--writer``, a command, writes into it). Prints p50 and p95 per page in milliseconds and the number of answers that
were errors; ends with status 1 where a bar is missed (pages 150 ms, search 100 ms, no error). The requests are the same for
the same ``--seed``; times are those of the client, the connection included. ``make_current`` marks the readings as those of
the present reader first, since a build would otherwise read all articles again.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import shlex
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from recoupe.records import EVENT_TYPES, STATUSES
from recoupe.show.web.pages import PAGES
from recoupe.store.readings import reader_fingerprint

#: milliseconds of p95 that each page may take; search has its own bar
BAR, SEARCH_BAR = 150.0, 100.0
WORDS = (
    "convoi négociations trêve « accord signé » frontière troupes sanctions cessez-le-feu port grève enquête".split()
)
ARTICLE = "Le ministre Ilian Borek a rencontré lundi à Lisbonne l’émissaire Mara Teso, a annoncé la présidence."


@dataclass
class Times:
    """Milliseconds per page, and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


class Questions:
    """Addresses with varied filters, for each page the program has."""

    def __init__(self, dossier: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        with sqlite3.connect(f"file:{quote(str(dossier))}?mode=ro", uri=True) as connection:
            tables = {"event": "events", "article": "documents", "actor": "actors"}
            self.ids = {
                kind: [i for (i,) in connection.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 20000")]
                for kind, table in tables.items()
            }
            busy = "SELECT actor FROM actor_mentions GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 40"
            self.actors = [
                connection.execute("SELECT name FROM actors WHERE id = ?", row).fetchone()[0]
                for row in connection.execute(busy)
            ]
            held = "SELECT p.name FROM places p JOIN events e ON e.place = p.id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 40"
            self.places = [name for (name,) in connection.execute(held)]
            self.words = [w for w in WORDS if w not in "«»"] + [n.split()[-1] for n in self.actors[:10]]

    def pages(self) -> list[str]:
        return [page for page in PAGES if page != "/chronology"]

    def address(self, page: str) -> str:
        ident = page.split("/")[1]
        path = page.replace("{ident}", self.rng.choice(self.ids.get(ident, ["?"])))
        query = {} if "{ident}" in page else self._filters(page)
        return quote(path) + (f"?{urlencode(query)}" if query else "")

    def _filters(self, page: str) -> dict[str, str]:
        rng = self.rng
        if page == "/search":
            query = {"q": " ".join(rng.sample(self.words, rng.choice((1, 1, 2))))}
            return query | ({"kind": rng.choice(("event", "statement", "document"))} if rng.random() < 0.3 else {})
        if page == "/statements" and rng.random() < 0.5:
            return {rng.choice(("speaker", "about")): rng.choice(self.actors)}
        year = rng.randrange(2021, 2026)
        choices: list[dict[str, str]] = [
            {}, {"actor": rng.choice(self.actors)}, {"place": rng.choice(self.places)}, {"type": rng.choice(EVENT_TYPES)},
            {"since": f"{year}-03", "until": f"{year}-05"}, {"status": rng.choice(STATUSES)}, {"origins": "3"},
            {"contradicted": "1"}, {"known": f"{year}-06-01"}, {"page": str(rng.randrange(1, 40))},
        ]  # fmt: skip
        return rng.choice(choices)


def ask(connection: http.client.HTTPConnection, page: str, address: str, times: Times) -> None:
    began = time.perf_counter()
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 400:
            times.errors.append(f"{answer.status} {address}")
    except (OSError, http.client.HTTPException) as error:
        times.errors.append(f"{type(error).__name__} {address}")
        connection.close()
    times.taken[page].append((time.perf_counter() - began) * 1000)


def alone(port: int, questions: Questions, rounds: int) -> Times:
    """One request after the other."""
    connection, times = http.client.HTTPConnection("127.0.0.1", port, timeout=60), Times()
    for page in questions.pages():
        ask(connection, page, questions.address(page), Times())
        for _ in range(rounds):
            ask(connection, page, questions.address(page), times)
    return times


def together(port: int, questions: Questions, readers: int, seconds: float, pause: float) -> Times:
    """``readers`` at once, each asking for all pages in an order of its own."""
    times, until = Times(), time.monotonic() + seconds
    plans = [[(p, questions.address(p)) for p in questions.pages() for _ in range(40)] for _ in range(readers)]

    def read(number: int) -> None:
        rng = random.Random(number)
        rng.shuffle(plans[number])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for page, address in _again(plans[number]):
            time.sleep(rng.uniform(0, 2 * pause))
            if time.monotonic() > until:
                return
            ask(connection, page, address, times)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _again(plan: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    while plan:
        yield from plan


def told(heading: str, times: Times) -> bool:
    """Print the times; whether all bars are met."""
    print(f"\n{heading}\n{'page':28} {'n':>6} {'p50':>8} {'p95':>8} {'max':>8}")
    good = not times.errors
    for page, taken in sorted(times.taken.items()):
        taken.sort()
        p95 = taken[int(len(taken) * 0.95)] if len(taken) > 1 else taken[0]
        met = p95 <= (SEARCH_BAR if page == "/search" else BAR)
        good &= met
        print(
            f"{page:28} {len(taken):6} {taken[len(taken) // 2]:8.1f} {p95:8.1f} {taken[-1]:8.1f}{'' if met else '  over the bar'}"
        )
    print(f"errors: {len(times.errors)}" + "".join(f"\n  {e}" for e in times.errors[:10]))
    return good


def serve(dossier: Path) -> tuple[subprocess.Popen[str], int]:
    command = [sys.executable, "-m", "recoupe", "serve", str(dossier), "--port", "0", "--no-browser"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert server.stderr
    for line in server.stderr:
        if match := re.search(r"http://[^/]*:(\d+)/", line):
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return server, _listening(int(match[1]))
    raise SystemExit("recoupe serve did not start")


def _listening(port: int) -> int:
    """``port``, once somebody answers there."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return port
    raise SystemExit(f"nobody answers at {port}")


def make_current(dossier: Path) -> None:
    """Let the readings count as those of the present reader."""
    connection = sqlite3.connect(dossier)
    with connection:
        connection.execute("UPDATE readings SET reader = ? WHERE reader <> ?", (reader_fingerprint(),) * 2)
    connection.close()


def write(dossier: Path, folder: Path, writer: str | None) -> subprocess.Popen[bytes]:
    """A build that adds one article, or the command ``writer``, in which {dossier} stands for the file."""
    source = folder / "nouveau.txt"
    source.write_text(f"{ARTICLE} ({time.time_ns()})", encoding="utf-8")
    command = [sys.executable, "-m", "recoupe", "build", str(source), "-o", str(dossier)]
    if writer:
        command = [word.replace("{dossier}", str(dossier)) for word in shlex.split(writer)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="mean seconds between an answer and the next question")
    parser.add_argument("--rounds", type=int, default=15, help="single requests per page")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--writer", help="command that writes in the build's place; {dossier} stands for the file")
    parser.add_argument("--no-build", action="store_true", help="nothing writes meanwhile")
    given = parser.parse_args()
    make_current(given.dossier)
    questions = Questions(given.dossier, given.seed)
    server, port = serve(given.dossier)
    good = True
    try:
        told("one request at a time", alone(port, questions, given.rounds))
        with tempfile.TemporaryDirectory() as folder:
            build = None if given.no_build else write(given.dossier, Path(folder), given.writer)
            times = together(port, questions, given.readers, given.seconds, given.pause)
            if build and build.poll() is None:
                print("\nthe writer was at work all the while; it is stopped")
                build.terminate()
            elif build:
                print(f"\nthe writer ended with status {build.returncode} meanwhile")
            good = told(f"{given.readers} readers, a pause of {given.pause} s", times)
            if build:
                build.wait()
    finally:
        server.terminate()
        server.wait()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
