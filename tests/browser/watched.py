"""A page of the browser with what it must not do written down: errors, dialogs, violations, requests to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Response

#: runs before the scripts of every page: what the content security policy had to stop
_VIOLATIONS = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", e => window.__violations.push(e.violatedDirective + " " + e.blockedURI));
"""


class Watched:
    """A page for many visits, one at a time."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.faults: list[str] = []
        page.on(
            "console", lambda m: self.faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda e: self.faults.append(f"error: {e}"))
        page.on("dialog", self._dialog)
        page.on("popup", lambda p: self.faults.append(f"popup: {p.url}"))
        page.context.on("request", lambda r: self._request(r.url))

    def open(self, address: str) -> Response:
        """Go to ``address`` of the server; what the visit before did wrong is forgotten.

        Raises:
            AssertionError: there is no answer.
        """
        self.faults.clear()
        answer = self.page.goto(self.base + address)
        assert answer is not None, address
        return answer

    def all_faults(self) -> list[str]:
        """What went wrong since the page was opened."""
        violations = self.page.evaluate("window.__violations || []")
        return [*self.faults, *(f"violation: {v}" for v in violations)]

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str) -> None:
        if not url.startswith((f"{self.base}/", "data:")):
            self.faults.append(f"request: {url}")


@contextmanager
def watched(browser: Browser, base: str, **how: Any) -> Iterator[Watched]:
    """A page in a context of its own; ``how`` goes to ``Browser.new_context``."""
    context = browser.new_context(**how)
    context.set_default_timeout(10_000)
    if how.get("java_script_enabled", True):
        context.add_init_script(_VIOLATIONS)
    try:
        yield Watched(context.new_page(), base)
    finally:
        context.close()
