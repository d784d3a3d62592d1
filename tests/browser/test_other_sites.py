"""A page of another site, open in the same browser, neither reads nor frames nor posts to the workbench."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from browser.served import Served, serving
from browser.watched import watched

_ATTEMPTS = """async base => {
  const answers = {};
  for (const address of ["/", "/chronology.json", "/login", "/static/recoupe.css"])
    answers["read " + address] = await fetch(base + address).then(r => r.text(), () => "refused");
  answers["read blindly"] = await fetch(base + "/chronology.json", {mode: "no-cors"}).then(r => r.type, () => "refused");
  answers["post"] = await fetch(base + "/login", {method: "POST", body: new URLSearchParams({access: "x"})})
    .then(r => r.text(), () => "refused");
  answers["script"] = await new Promise(done => {
    const script = document.createElement("script"); script.src = base + "/chronology.json";
    script.onload = () => done("loaded"); script.onerror = () => done("refused"); document.body.append(script); });
  return answers;
}"""


@pytest.fixture(scope="module")
def other_site() -> Iterator[str]:
    """A site of somebody else, under a name of its own."""

    async def page(request: object) -> HTMLResponse:
        return HTMLResponse("<!DOCTYPE html><title>other</title><body><p>other site</p></body>")

    with serving(Starlette(routes=[Route("/", page)])) as base:
        yield f"http://rebound.example:{urlsplit(base).port}"


def test_another_site_reads_nothing(browser: Browser, sample: Served, other_site: str) -> None:
    with watched(browser, other_site) as visitor:
        visitor.open("/")
        answers = visitor.page.evaluate(_ATTEMPTS, sample.base)
        assert len(answers) == 7
        assert set(answers.values()) == {"refused"}


def test_another_site_cannot_frame_it(browser: Browser, sample: Served, other_site: str) -> None:
    with watched(browser, other_site) as visitor:
        visitor.open("/")
        visitor.page.evaluate(
            """base => new Promise(done => { const frame = document.createElement("iframe"); frame.src = base + "/";
            frame.onload = done; document.body.append(frame); })""",
            sample.base,
        )
        framed = visitor.page.frames[1]
        assert framed.locator(".event, .skip").count() == 0
        assert any("frame-ancestors" in fault for fault in visitor.faults), visitor.faults


@pytest.mark.parametrize("policy", ["unsafe-url", "no-referrer"])
def test_a_form_of_another_site_is_refused(browser: Browser, sample: Served, other_site: str, policy: str) -> None:
    """Sent by the browser itself, with what it tells of where the form came from: its origin, or ``null``."""
    with watched(browser, other_site) as visitor:
        visitor.open("/")
        with visitor.page.expect_response(f"{sample.base}/login") as answer:
            visitor.page.evaluate(
                """([base, policy]) => { const meta = document.createElement("meta"); meta.name = "referrer"; meta.content = policy;
                document.head.append(meta); const form = document.createElement("form"); form.method = "post";
                form.action = base + "/login"; document.body.append(form); form.submit(); }""",
                [sample.base, policy],
            )
        assert answer.value.status == 403


def test_a_form_of_its_own_is_answered(browser: Browser, sample: Served) -> None:
    with watched(browser, sample.base, locale="en-GB") as visitor:
        visitor.open("/login")
        visitor.page.get_by_label("Access word").fill("guess")
        visitor.page.get_by_role("button", name="Enter").click()
        assert "That is not the access word" in visitor.page.get_by_role("alert").inner_text()


def test_a_name_bound_to_the_loopback_shows_nothing(browser: Browser, sample: Served) -> None:
    """DNS rebinding: the browser reaches the server by another site's name, and is sent away."""
    rebound = f"http://rebound.example:{urlsplit(sample.base).port}"
    with watched(browser, rebound) as visitor:
        for address in sample.pages():
            answer = visitor.open(address)
            assert answer.status == 421
            assert visitor.page.inner_text("body") == "unknown host"
