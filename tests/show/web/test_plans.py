"""No page reads a whole table of records: SQLite is asked how it would answer each query that pages ask."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.small_dossier import small_dossier

from recoupe.show.web import app as web
from recoupe.store.dossier import connect_reading
from recoupe.store.replacing import put
from recoupe.store.write import writing

#: tables that grow with the number of articles; `contacts`, narrow and in its order, is counted once for each state
BIG = frozenset(
    "documents events event_mentions statements figures positions dates actor_mentions event_actors statement_speakers "
    "search_entries readings event_ids event_changes actors actor_counts actor_contacts".split()
)
ADDRESSES = (
    "/", "/?page=3&size=1", "/?actor=moreno", "/?actor=moreno&type=CONSULT", "/?q=dialogue", "/?q=dialogue&status=actual",
    "/?type=CONSULT", "/?status=denied", "/?place=Lima", "/?since=2021&until=2022", "/?known=2021-03-07", "/?origins=2",
    "/?corroborated=1", "/?contradicted=1", "/chronology.json", "/conflicts", "/conflicts?q=moreno", "/conflicts.csv",
    "/statements", "/statements?speaker=moreno", "/statements?speaker=moreno&q=dialogue", "/statements?q=dialogue",
    "/statements?kind=direct&since=2021", "/statements?shared=1", "/statements.json?page=2&size=1",
    "/figures", "/figures?kind=wounded", "/figures?q=douze", "/figures?speaker=moreno", "/figures?since=2021", "/figures.csv",
    "/actors", "/actors?q=mor", "/actors?kind=person", "/actor/a1", "/actor/a1?page=2&size=1", "/actor/a1.json",
    "/contacts", "/contacts?type=CONSULT&since=2021", "/map", "/map?type=CONSULT&since=2021", "/map?actor=moreno", "/map.json",
    "/figures?event=e1", "/?source=moreno&target=kowal", "/sources", "/sources?copies=1", "/sources?page=2&size=1", "/event/e1", "/event/e1.json", "/article/d1",
    "/article/d1?marks=actor,date,position", "/search?q=moreno", "/search?q=moreno&kind=document", "/search.csv?q=lima",
)  # fmt: skip


def whole_tables(connection: sqlite3.Connection, sql: str) -> list[str]:
    """The big tables that the answer to ``sql`` reads row by row, without an index of the file."""
    called = {short: table for table, short in re.findall(r"(?:FROM|JOIN|,)\s+(\w+)\s+(?:AS\s+)?(\w+)", sql)}
    plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    read = [
        match[1] or match[2]
        for line in plan
        if (match := re.fullmatch(r"SCAN (\w+)|SEARCH (\w+) USING AUTOMATIC .*", line))
    ]
    return [called.get(name, name) for name in read if {name, called.get(name)} & BIG]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("plans") / "x.recoupe"
    with writing(made) as store:
        put(store, small_dossier())
    return made


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_reads_a_whole_table(path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def traced(where: Path) -> sqlite3.Connection:
        connection = connect_reading(where)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(web, "connect_reading", traced)
    with TestClient(web.make_app(path), base_url="http://127.0.0.1") as client:
        assert client.get(address).status_code == 200
    queries = [sql for sql in asked if sql.startswith(("SELECT", "WITH"))]
    assert queries
    with connect_reading(path) as connection:
        found: dict[str, Any] = {sql: read for sql in queries if (read := whole_tables(connection, sql))}
    assert not found


@pytest.mark.parametrize(
    ("sql", "read"),
    [
        ("SELECT id FROM events e WHERE instr(history, 'x')", ["events"]),
        ("SELECT title FROM documents ORDER BY uri", ["documents"]),
        ("SELECT s.id FROM statements AS s, figures f WHERE s.medium = f.qualifier", ["statements", "figures"]),
        ("SELECT id FROM documents ORDER BY published, id", []),
        ("SELECT id FROM events WHERE id = 'e1'", []),
    ],
)
def test_a_whole_table_is_noticed(path: Path, sql: str, read: list[str]) -> None:
    with connect_reading(path) as connection:
        assert sorted(whole_tables(connection, sql)) == sorted(read)
