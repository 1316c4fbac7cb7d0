"""The browser of the machine, the product on a live server, and what shuts people out of a page.

Without Chromium these tests fail with the Debian packages to install, they are never skipped.
Screenshots go to the folder that ``ZONAHIJAU_PICTURES`` names, if it does.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
THEMES = ("light", "dark")
LOOKS = [(size, theme) for size in SIZES for theme in THEMES]
"""Every page is looked at in these four ways."""

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # playwright runs a loop beside the tests


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    program = os.environ.get("ZONAHIJAU_CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing: apt-get install chromium fonts-noto-core")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, live_server, settings) -> Iterator[OpenPage]:
    """``open_page("/galeri/", size="phone", theme="dark", scripts=False)``.

    What the browser refuses because of the content security policy, every error of a script and
    every file that is not there fails the test; ``expects`` names what a test causes on purpose.
    """
    settings.DEMO = True
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def found(fault: str, expected: str) -> None:
        if not expected or expected not in fault:
            faults.append(fault)

    def opened(
        address: str,
        size: str = "desk",
        theme: str = "light",
        scripts: bool = True,
        expects: str = "",
    ) -> Page:
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="id-ID",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and found(said.text, expects))
        page.on("pageerror", lambda error: found(str(error), expects))
        page.goto(live_server.url + address, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule, and the places that break it."""
    page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def sideways_scroll(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def keep_picture(page: Page, name: str) -> None:
    """A picture of the whole page, where somebody asked for pictures."""
    if folder := os.environ.get("ZONAHIJAU_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
