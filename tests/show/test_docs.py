"""The generated pages are those the code would make now."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts" / "build_docs.py")
assert spec is not None
assert spec.loader is not None
build_docs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build_docs)


@pytest.mark.parametrize("name", build_docs.PAGES)
def test_page_is_fresh(name: str) -> None:
    fresh = build_docs.PAGES[name]()
    assert (ROOT / name).read_text(encoding="utf-8") == fresh, "run scripts/build_docs.py"
    assert len(fresh.splitlines()) > 50


@pytest.mark.parametrize("name", build_docs.tables.TABLES)
def test_every_field_is_explained(name: str) -> None:
    bare = [field for field, _, note in build_docs.fields(name, build_docs.tables.TABLES[name]) if not note]
    assert bare == [], "say in scripts/field_notes.toml, or by a #: comment in records.py, what it means"


def test_the_compiled_catalogue_is_fresh() -> None:
    path = ROOT / "scripts" / "build_catalogue.py"
    found = importlib.util.spec_from_file_location("build_catalogue", path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    assert module.TARGET.read_bytes() == module.compiled(), "run scripts/build_catalogue.py"
