"""Fetch the npm packages of vendor.toml, check their integrity, keep the listed files and lock their hashes.

Run ``python scripts/vendor.py`` after changing vendor.toml; nobody else needs the network, and nobody needs Node.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
import tomllib
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "scripts" / "vendor.toml"
LOCK = ROOT / "scripts" / "vendor.lock.json"
REGISTRY = "https://registry.npmjs.org"


def get(url: str) -> bytes:
    """The bytes at ``url``, which must be of the npm registry."""
    if not url.startswith(f"{REGISTRY}/"):
        raise ValueError(f"packages come from {REGISTRY} only, but got {url}")
    with urlopen(url, timeout=60) as answer:
        return bytes(answer.read())


def integrity(data: bytes) -> str:
    """npm's name of some bytes: ``sha512-`` and the digest in base 64."""
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


def folder(package: dict[str, Any]) -> Path:
    """Where the files of ``package`` stand, from the root of the project."""
    return Path(package["to"]) / f"{package['name']}@{package['version']}"


def take(tarball: bytes, expected: str, files: list[str]) -> dict[str, bytes]:
    """The named files of an npm tarball; ``ValueError`` where its hash is another, ``KeyError`` for a missing file."""
    if integrity(tarball) != expected:
        raise ValueError(f"the tarball must have integrity {expected} but has {integrity(tarball)}")
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        for name in files:
            member = archive.extractfile(f"package/{name}")
            if member is None:
                raise KeyError(name)
            found[name] = member.read()
    return found


def main() -> None:
    """Fetch, check and write everything, then the lock."""
    lock: dict[str, Any] = {}
    for package in tomllib.loads(LIST.read_text("utf-8"))["package"]:
        facts = json.loads(get(f"{REGISTRY}/{package['name']}/{package['version']}"))
        dist = facts["dist"]
        if facts["license"] != package["licence"]:
            raise ValueError(f"{package['name']}: expected licence {package['licence']}, npm says {facts['license']}")
        for name, data in take(get(dist["tarball"]), dist["integrity"], package["files"]).items():
            path = ROOT / folder(package) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            lock[(folder(package) / name).as_posix()] = {"from": dist["tarball"], "integrity": integrity(data)}
    LOCK.write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
