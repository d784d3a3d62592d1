"""Read a dossier in the browser's place while something writes into it: ``bench_serve.py DOSSIER [options]``.

Starts ``recoupe serve`` and asks for each page, filter and twin in turn alone (the first time left out), then lets
``--readers`` ask for all of them at once, each with a pause between answer and next question, while ``recoupe build`` adds an
article to the same file (or ``--writer``, a command, writes into it: ``write_batches.py`` commits again and again). Prints p50,
p95 and the longest per question in milliseconds, the errors, and how often was written; ends with status 1 where a bar is
missed (pages 150 ms, search 100 ms, no error, ``--commits``). The requests are the same for the same ``--seed``; times are
those of the client, the connection included. ``make_current`` marks the readings as those of the present reader first, since
a build would otherwise read all articles again.
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
    """Addresses under the name of what is asked for: every page, each of its filters, deep pages and twins."""

    def __init__(self, dossier: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        with sqlite3.connect(f"file:{quote(str(dossier))}?mode=ro", uri=True) as connection:

            def column(sql: str) -> list[str]:
                return [value for (value,) in connection.execute(sql)]

            self.events = column("SELECT id FROM events ORDER BY id LIMIT 20000")
            self.articles = column("SELECT id FROM documents ORDER BY id LIMIT 20000")
            # the busiest, as most are asked for, and others
            self.actors = column("SELECT actor FROM actor_counts ORDER BY events DESC, actor LIMIT 40")
            self.actors += column("SELECT actor FROM actor_counts ORDER BY actor LIMIT 40")
            marks = ", ".join("?" * len(self.actors))
            rows = connection.execute(f"SELECT name FROM actors WHERE id IN ({marks})", self.actors)
            self.names = [name for (name,) in rows]
            self.places = column(
                "SELECT p.name FROM places p JOIN events e ON e.place = p.id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 40"
            )
            self.pages = {
                table: int(column(f"SELECT count(*) / 50 FROM {table}")[0])
                for table in ("events", "statements", "figures", "documents", "actors")
            }
        self.words = [w for w in WORDS if w not in "«»"] + [n.split()[-1] for n in self.names[:10]]

    def names_of_questions(self) -> list[str]:
        return list(self._questions())

    def address(self, name: str) -> str:
        path, query = self._questions()[name]
        return quote(path) + (f"?{urlencode(query)}" if query else "")

    def _questions(self) -> dict[str, tuple[str, dict[str, str]]]:
        """One address of each, with values drawn by chance."""
        rng = self.rng
        year, month = rng.randrange(2021, 2026), rng.randrange(1, 13)
        period = {"since": f"{year}-{month:02}", "until": f"{year}-{month:02}"}
        name, place, word = rng.choice(self.names), rng.choice(self.places), rng.choice(self.words)
        deep = {table: {"page": str(rng.randrange(1, n))} for table, n in self.pages.items()}
        of_events: dict[str, dict[str, str]] = {
            "actor": {"actor": name}, "source and target": {"source": name, "target": rng.choice(self.names)},
            "actor and type": {"actor": name, "type": rng.choice(EVENT_TYPES)}, "place": {"place": place},
            "type": {"type": rng.choice(EVENT_TYPES)}, "status": {"status": rng.choice(STATUSES)}, "period": period,
            "words": {"q": word}, "words and period": {"q": word, "since": str(year)}, "origins": {"origins": "3"},
            "corroborated": {"corroborated": "1"}, "contradicted": {"contradicted": "1"},
            "known": {"known": f"{year}-06-01"},
        }  # fmt: skip
        actor, event = rng.choice(self.actors), rng.choice(self.events)
        found: dict[str, tuple[str, dict[str, str]]] = {
            "/": ("/", {}), **{f"/ {key}": ("/", query) for key, query in of_events.items()},
            "/ deep": ("/", deep["events"]), "/chronology.json": ("/chronology.json", {}),
            "/chronology.csv deep": ("/chronology.csv", deep["events"]),
            "/event": (f"/event/{event}", {}), "/event.json": (f"/event/{event}.json", {}),
            "/article": (f"/article/{rng.choice(self.articles)}", {}),
            "/article all marks": (f"/article/{rng.choice(self.articles)}", {"marks": "event,statement,figure,date,actor"}),
            "/actors": ("/actors", {}), "/actors words": ("/actors", {"q": word[:3]}),
            "/actors kind": ("/actors", {"kind": "person"}), "/actors deep": ("/actors", deep["actors"]),
            "/actor": (f"/actor/{actor}", {}), "/actor deep": (f"/actor/{actor}", {"page": "3"}),
            "/contacts": ("/contacts", {}), "/contacts period": ("/contacts", period),
            "/map": ("/map", {}), "/map period": ("/map", period), "/map actor": ("/map", {"actor": name}),
            "/conflicts": ("/conflicts", {}), "/conflicts deep": ("/conflicts", {"page": str(rng.randrange(1, 400))}),
            "/conflicts actor": ("/conflicts", {"actor": name}), "/conflicts.csv": ("/conflicts.csv", {}),
            "/sources": ("/sources", {}), "/sources copies": ("/sources", {"copies": "1"}),
            "/sources deep": ("/sources", deep["documents"]),
        }  # fmt: skip
        for page, who in (("statements", "speaker"), ("figures", "source")):
            kind = rng.choice(("direct", "indirect") if page == "statements" else ("killed", "troops"))
            asked = {"": {}, " kind": {"kind": kind}, f" {who}": {"speaker": name}, " words": {"q": word},
                     " period": period, " deep": deep[page], f" {who} and period": {"speaker": name, **period}}  # fmt: skip
            found |= {f"/{page}{key}": (f"/{page}", query) for key, query in asked.items()}
            found[f"/{page}.json"] = (f"/{page}.json", {})
        two = " ".join(rng.sample(self.words, 2))
        kind = rng.choice(("event", "statement", "document"))
        found |= {
            "/search": ("/search", {"q": word}), "/search two words": ("/search", {"q": two}),
            "/search kind": ("/search", {"q": word, "kind": kind}), "/search.json": ("/search.json", {"q": word}),
        }  # fmt: skip
        return found


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
    for page in questions.names_of_questions():
        ask(connection, page, questions.address(page), Times())
        for _ in range(rounds):
            ask(connection, page, questions.address(page), times)
    return times


def together(port: int, questions: Questions, readers: int, seconds: float, pause: float) -> Times:
    """``readers`` at once, each asking for all pages in an order of its own."""
    times, until = Times(), time.monotonic() + seconds
    names = questions.names_of_questions()
    plans = [[(name, questions.address(name)) for name in names for _ in range(4)] for _ in range(readers)]

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
        met = p95 <= (SEARCH_BAR if page.startswith("/search") else BAR)
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


def write(dossier: Path, folder: Path, writer: str | None) -> subprocess.Popen[str]:
    """A build that adds one article, or the command ``writer``, in which {dossier} stands for the file."""
    source = folder / "nouveau.txt"
    source.write_text(f"{ARTICLE} ({time.time_ns()})", encoding="utf-8")
    command = [sys.executable, "-m", "recoupe", "build", str(source), "-o", str(dossier)]
    if writer:
        command = [word.replace("{dossier}", str(dossier)) for word in shlex.split(writer)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)


def revisions(dossier: Path) -> int:
    """How often something was written into the dossier."""
    with sqlite3.connect(f"file:{quote(str(dossier))}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM revisions").fetchone()[0])


def _wait_for_a_commit(dossier: Path, writer: subprocess.Popen[str], before: int) -> None:
    while writer.poll() is None and revisions(dossier) == before:
        time.sleep(1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="mean seconds between an answer and the next question")
    parser.add_argument("--rounds", type=int, default=15, help="single requests per page")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--writer", help="command that writes in the build's place; {dossier} stands for the file")
    parser.add_argument("--warm", action="store_true", help="begin with the readers after the writer's first commit")
    parser.add_argument("--commits", type=int, default=0, help="commits of the writer that there must be meanwhile")
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
            if build and given.warm:
                _wait_for_a_commit(given.dossier, build, revisions(given.dossier))
            before = revisions(given.dossier)
            times = together(port, questions, given.readers, given.seconds, given.pause)
            written = revisions(given.dossier) - before
            print(f"\ncommits of the writer meanwhile: {written}")
            if build and build.poll() is None:
                print("the writer was at work all the while; it is stopped")
                build.terminate()
            elif build:
                print(f"\nthe writer ended with status {build.returncode} meanwhile")
            good = (written >= given.commits) & told(f"{given.readers} readers, a pause of {given.pause} s", times)
            if build:
                build.wait()
    finally:
        server.terminate()
        server.wait()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
