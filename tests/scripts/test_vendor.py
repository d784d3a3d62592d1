"""What is kept from npm is what the lock says, whole and with its licence."""

from __future__ import annotations

import importlib.util
import io
import json
import tarfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("vendor", ROOT / "scripts" / "vendor.py")
assert _spec
assert _spec.loader
vendor = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(vendor)


def test_files_are_those_of_the_list_and_the_lock() -> None:
    packages = tomllib.loads(vendor.LIST.read_text("utf-8"))["package"]
    lock = json.loads(vendor.LOCK.read_text("utf-8"))
    assert set(lock) == {(vendor.folder(p) / name).as_posix() for p in packages for name in p["files"]}
    for name, locked in lock.items():
        assert vendor.integrity((ROOT / name).read_bytes()) == locked["integrity"], name
    for package in packages:  # the licence as published; where the tarball has none, package.json names it
        if "LICENSE" not in package["files"]:
            told = json.loads((ROOT / vendor.folder(package) / "package.json").read_text("utf-8"))
            assert told["license"] == package["licence"], package["name"]


def test_another_tarball_or_registry_is_refused() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        entry = tarfile.TarInfo("package/a.js")
        entry.size = 2
        archive.addfile(entry, io.BytesIO(b"ok"))
    data = made.getvalue()
    assert vendor.take(data, vendor.integrity(data), ["a.js"]) == {"a.js": b"ok"}
    with pytest.raises(ValueError, match="integrity"):
        vendor.take(data, vendor.integrity(b"other"), ["a.js"])
    with pytest.raises(KeyError):
        vendor.take(data, vendor.integrity(data), ["b.js"])
    with pytest.raises(ValueError, match="npmjs"):
        vendor.get("https://example.org/a.tgz")
