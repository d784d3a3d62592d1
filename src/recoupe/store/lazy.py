"""A dossier for answers that need a few records of many: what is asked for by id is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from recoupe.records import Record
from recoupe.store import tables
from recoupe.store.dossier import DossierStore

R = TypeVar("R", bound=Record)

#: ids in one query: below SQLite's limit of variables, in all versions
_AT_ONCE = 500


class Records(Mapping[str, R]):
    """The records of one table by id, each read once. Going through all of them reads the whole table."""

    def __init__(self, store: DossierStore, table: str, kind: type[R]) -> None:
        self._store, self._table, self._kind = store, table, kind
        self._read: dict[str, R | None] = {}
        self._names = ", ".join(f'"{c}"' for c in tables.columns(kind))

    def __getitem__(self, ident: str) -> R:
        if ident not in self._read:
            self.expect([ident])
        found = self._read[ident]
        if found is None:
            raise KeyError(ident)
        return found

    def expect(self, idents: Iterable[str]) -> None:
        """Read all of ``idents`` that were not yet, in few queries."""
        wanted = [i for i in dict.fromkeys(idents) if i not in self._read]
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            self._read.update(dict.fromkeys(some))
            marks = ", ".join("?" * len(some))
            for row in self._store.rows(f"SELECT {self._names} FROM {self._table} WHERE id IN ({marks})", (*some,)):
                record = tables.from_row(self._kind, row)
                self._read[str(row[0])] = record

    def __iter__(self) -> Iterator[str]:
        return (ident for (ident,) in self._store.rows(f"SELECT id FROM {self._table} ORDER BY id"))

    def __len__(self) -> int:
        return int(self._store.rows(f"SELECT count(*) FROM {self._table}")[0][0])


class LazyStore(DossierStore):
    """A dossier whose records are read as they are asked for."""

    def _by_id(self, table: str, kind: type[R]) -> Records[R]:
        if table not in self._known:
            self._known[table] = Records(self, table, kind)
        found = self._known[table]
        assert isinstance(found, Records)
        return found

    def expect(self, table: str, idents: Iterable[str]) -> None:
        """Say which records of ``table`` will be asked for, so that they are read together."""
        self._by_id(table, tables.TABLES[table]).expect(idents)

    def one_by_one(self, table: str, idents: Iterable[str]) -> list[Record]:
        """The records of ``table`` with these ids, in this order; unknown ids are left out."""
        found = self._by_id(table, tables.TABLES[table])
        idents = list(idents)
        found.expect(idents)
        return [record for i in idents if (record := found.get(i)) is not None]
