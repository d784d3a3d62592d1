"""Feeds are polled politely, from public addresses only (served here on the loopback, which the tests allow)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from recoupe.ingest.watch import Fetcher, Refused, poll
from recoupe.ingest.watch.addresses import public


class Site(BaseHTTPRequestHandler):
    """A small site; ``pages`` maps paths to (status, headers, body), ``log`` keeps what was asked."""

    pages: dict[str, tuple[int, dict[str, str], bytes]]
    log: list[str]

    def do_GET(self) -> None:
        self.log.append(self.path)
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[tuple[str, type[Site]]]:
    handler = type("Here", (Site,), {"pages": {}, "log": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", handler
    server.shutdown()
    server.server_close()


def here(address: str, port: int) -> bool:
    return address == "127.0.0.1"


def feed(base: str, *links: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{base}{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1",
     "fc00::2", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "fe80::1%eth0"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not public(address, 443)


def test_public_addresses_and_ports() -> None:
    assert public("93.184.216.34", 443)
    assert public("2606:2800:220:1::1", 80)
    assert not public("93.184.216.34", 22)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://x.example/a",
        "http://user:pw@x.example/",
        "http://",
        "http://127.0.0.1:8000/",
        "http://2130706433/",
        "http://localhost/",
        "http://[::1]/",
    ],
)
def test_refused_addresses(url: str) -> None:
    with pytest.raises(Refused):
        Fetcher(sleep=lambda _: None).get(url)


def test_a_redirect_to_a_private_address_is_refused(site: tuple[str, type[Site]]) -> None:
    base, handler = site
    handler.pages["/a"] = (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b"")
    with pytest.raises(Refused, match="not a public web address"):
        Fetcher(allowed=here, delay=0).get(base + "/a")


def test_robots_and_errors(site: tuple[str, type[Site]]) -> None:
    base, handler = site
    handler.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /prive/*.html\n")
    handler.pages["/prive/a.html"] = handler.pages["/b"] = (200, {}, b"x")
    fetcher = Fetcher(allowed=here, delay=0)
    with pytest.raises(Refused, match=r"robots\.txt"):
        fetcher.get(base + "/prive/a.html")
    assert fetcher.get(base + "/b").body == b"x"
    handler.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(Refused, match="does not answer"):
        Fetcher(allowed=here, delay=0).get(base + "/b")


def test_large_answers_and_loops_stop(site: tuple[str, type[Site]]) -> None:
    base, handler = site
    handler.pages["/big"] = (200, {}, b"x" * 6_000_000)
    handler.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    fetcher = Fetcher(allowed=here, delay=0)
    with pytest.raises(Refused, match="larger"):
        fetcher.get(base + "/big")
    with pytest.raises(Refused, match="redirects"):
        fetcher.get(base + "/loop")


def test_a_host_is_not_asked_too_often(site: tuple[str, type[Site]]) -> None:
    base, handler = site
    handler.pages["/b"] = (200, {}, b"x")
    handler.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 9\n")
    pauses: list[float] = []
    fetcher = Fetcher(allowed=here, delay=5, sleep=pauses.append)
    fetcher.get(base + "/b")
    fetcher.get(base + "/b")
    assert [round(p) for p in pauses] == [9, 9]


def test_poll_keeps_what_is_new(site: tuple[str, type[Site]], tmp_path: Path) -> None:
    base, handler = site
    handler.pages["/feed"] = (200, {"ETag": '"1"'}, feed(base, "/un", "/deux"))
    handler.pages["/un"] = (200, {}, b"<html><p>Un</p></html>")
    first = poll([base + "/feed"], tmp_path, Fetcher(allowed=here, delay=0))
    assert [p.read_bytes() for p in first.written] == [b"<html><p>Un</p></html>"]
    assert first.refused == [(base + "/deux", "answered 404")]
    handler.pages["/deux"] = (200, {}, b"<html><p>Deux</p></html>")
    second = poll([base + "/feed"], tmp_path, Fetcher(allowed=here, delay=0))
    assert [p.read_bytes() for p in second.written] == [b"<html><p>Deux</p></html>"]
    handler.log.clear()
    assert poll([base + "/feed"], tmp_path, Fetcher(allowed=here, delay=0)) == ([], [])
    assert handler.log == ["/robots.txt", "/feed"]
