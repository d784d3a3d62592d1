"""One browser and one server for the folder.

The browser's library keeps an event loop running in this thread; scope ``package`` ends it with the folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.served import Served, dossier_served
from browser.watched import Watched, watched

#: no name is looked up but these two, which lead to the loopback: nothing can leave the machine
NAMES = "MAP localhost 127.0.0.1, MAP rebound.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="package")
def browser(browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config) -> Iterator[Browser]:
    """Debian's Chromium. Without it the tests fail, unless ``--no-browser`` says that they are not wanted."""
    path = Path(pytestconfig.getoption("--chromium"))
    if not path.exists():
        if pytestconfig.getoption("--no-browser"):
            pytest.skip(f"--no-browser, and there is no {path}")
        pytest.fail(
            f"no {path}: apt-get install chromium, or name it by --chromium, or leave these tests out by --no-browser"
        )
    arguments = [f"--host-resolver-rules={NAMES}"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=arguments, **browser_type_launch_args)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def sample(sample_dossier: Path) -> Iterator[Served]:
    """The sample dossier, served."""
    with dossier_served(sample_dossier) as served:
        yield served


@pytest.fixture(scope="package")
def reviewed(sample_dossier: Path) -> Iterator[Served]:
    """The sample dossier, served with forms for decisions: all pages there are."""
    with dossier_served(sample_dossier, "Ana Lista") as served:
        yield served


@pytest.fixture(scope="package")
def page(browser: Browser, sample: Served) -> Iterator[Watched]:
    """A page in English with scripts, for tests that leave nothing behind."""
    with watched(browser, sample.base, locale="en-GB") as made:
        yield made
