"""One polite, bounded request at a time (urllib3: it connects to an address while checking the host's certificate)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego

from recoupe.ingest.watch.addresses import Allowed, public, resolve
from recoupe.ingest.watch.refused import Refused

USER_AGENT = "recoupe (+https://pypi.org/project/recoupe/)"
#: the largest answer, in bytes
MAX_BYTES = 5 * 1024 * 1024
#: seconds for one answer, and between two requests to one host
TIMEOUT, DELAY = 20.0, 5.0
#: a site's own crawl delay is kept up to this many seconds
MAX_DELAY = 120.0
MAX_REDIRECTS = 3
#: RFC 9309 asks that at least 500 KiB of robots.txt be read
ROBOTS_BYTES = 512 * 1024


class Fetched(NamedTuple):
    """An answer: the address that gave it after redirects, its status, its validators and its body."""

    url: str
    status: int
    etag: str | None
    modified: str | None
    body: bytes


class Fetcher:
    """Makes requests. Keeps what each host allows and when it was last asked."""

    def __init__(
        self, allowed: Allowed = public, delay: float = DELAY, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._allowed, self._delay, self._sleep = allowed, delay, sleep
        self._asked: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer to a conditional request; a status of 304 has no body.

        Raises:
            Refused: the address is not public or not a web address, robots.txt forbids it, the answer is too large or
                too slow, or there are too many redirects. Checked again at every redirect.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        for _ in range(MAX_REDIRECTS + 1):
            self._ask_robots(url)
            answer, location = self._once(url, {k: v for k, v in headers.items() if v}, MAX_BYTES)
            if location is None:
                return answer
            url = urljoin(url, location)
        raise Refused(f"more than {MAX_REDIRECTS} redirects")

    def _ask_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        if rules is None:
            raise Refused(f"{parts.netloc} does not answer for its robots.txt")
        if not rules.can_fetch(url, "recoupe"):
            raise Refused(f"the robots.txt of {parts.netloc} forbids it")

    def _read_robots(self, site: str) -> Protego | None:
        """RFC 9309: no such file means all is allowed, a server error means nothing is."""
        url = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            answer, location = self._once(url, {}, ROBOTS_BYTES)
            if location is None:
                break
            url = urljoin(url, location)
        if answer.status >= 500:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _once(self, url: str, headers: dict[str, str], limit: int) -> tuple[Fetched, str | None]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise Refused(f"{url[:100]} is no plain web address")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise Refused(f"{url[:100]} is no plain web address") from None
        address = resolve(parts.hostname, port, self._allowed)
        self._wait(parts.hostname, f"{parts.scheme}://{parts.netloc}")
        pool = _pool(parts.scheme, parts.hostname, address, port)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **headers}
        timeout = urllib3.Timeout(TIMEOUT)
        try:
            response = pool.request(
                "GET", target, headers=headers, redirect=False, preload_content=False, retries=False, timeout=timeout
            )
            with response:
                location = response.headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None
                body = b"" if location else _bounded(response, limit)
                etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
                return Fetched(url, response.status, etag, modified, body), location
        except urllib3.exceptions.HTTPError as error:
            raise Refused(f"{parts.hostname} did not answer properly ({type(error).__name__})") from None
        finally:
            pool.close()

    def _wait(self, host: str, site: str) -> None:
        rules = self._robots.get(site)
        own = rules.crawl_delay("recoupe") if rules else None
        pause = min(max(self._delay, own or 0.0), MAX_DELAY)
        since = time.monotonic() - self._asked.get(host, -MAX_DELAY)
        if since < pause:
            self._sleep(pause - since)
        self._asked[host] = time.monotonic()


def _pool(scheme: str, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(
            address, port, server_hostname=host, assert_hostname=host, cert_reqs="CERT_REQUIRED"
        )
    return urllib3.HTTPConnectionPool(address, port)


def _bounded(response: urllib3.BaseHTTPResponse, limit: int) -> bytes:
    """The body, decoded as it comes in, so that a compressed bomb stops at the limit."""
    started = time.monotonic()
    parts: list[bytes] = []
    size = 0
    for chunk in response.stream(65_536, decode_content=True):
        size += len(chunk)
        if size > limit:
            raise Refused(f"the answer is larger than {limit // 1024:,} kB")
        if time.monotonic() - started > TIMEOUT:
            raise Refused(f"the answer took more than {TIMEOUT:.0f} seconds")
        parts.append(chunk)
    return b"".join(parts)
