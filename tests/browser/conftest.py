"""The browser of the machine and the product on a live server.

Without Chromium these tests fail and say which Debian packages to install; they are never skipped.
Screenshots go to the folder that ``ZONAHIJAU_PICTURES`` names, if it does.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import wraps

import pytest
from django.conf import settings as product
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests import serving
from tests.browser.looking import SIZES
from tests.browser.onlooker import Onlooker

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in this thread


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """Who presses a button sees the page that it leads to when that page is whole: the browser
    says that it has begun, which on a busy machine is half of it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind, name in (
            (Page, "click"),
            (Page, "press"),
            (Locator, "click"),
            (Locator, "press"),
        ):
            patch.setattr(kind, name, _then_whole(getattr(kind, name)))
        yield


def _then_whole(act: Callable[..., None]) -> Callable[..., None]:
    @wraps(act)
    def acted(self: Page | Locator, *given: object, **named: object) -> None:
        act(self, *given, **named)
        page = self if isinstance(self, Page) else self.page
        if not page.is_closed():
            page.wait_for_load_state()

    return acted


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


@pytest.fixture(scope="session")
def served(demonstration, tmp_path_factory) -> Iterator[serving.Server]:
    """The demonstration on one server, for all tests that only look."""
    folder = tmp_path_factory.mktemp("dilayani") / "data"
    shutil.copytree(demonstration, folder)
    server = serving.Server(folder)
    yield server
    server.stop()


@pytest.fixture
def onlooker(chromium: Browser, served: serving.Server) -> Iterator[Onlooker]:
    """``onlooker.be("satgas"); onlooker.go("/putaran/"); onlooker.look("putaran")``."""
    looks = Onlooker(chromium, served)
    yield looks
    looks.close()


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What the browser complained of; a test that ends with a fault has failed."""
    found: list[str] = []
    yield found
    assert not found


@pytest.fixture
def open_page(chromium: Browser, live_server, settings, faults) -> Iterator[Callable[..., Page]]:
    """``open_page("/galeri/", size="phone", theme="dark", scripts=False, user=somebody)``.

    What the browser refuses because of the content security policy, every error of a script and
    every file that is not there is a fault; ``expects`` names what a test causes on purpose.
    """
    settings.DEMO = True
    contexts: list[BrowserContext] = []

    def opened(
        address: str,
        size: str = "desk",
        theme: str = "light",
        *,
        scripts: bool = True,
        expects: str = "",
        user: object | None = None,
    ) -> Page:
        context = _context(chromium, size, theme, scripts)
        contexts.append(context)
        if user is not None:
            context.add_cookies([_signed_in(user, live_server.url)])
        page = context.new_page()
        _listen(page, faults, expects)
        page.goto(live_server.url + address, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()


def _context(chromium: Browser, size: str, theme: str, scripts: bool) -> BrowserContext:
    width, height = SIZES[size]
    return chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
        locale="id-ID",
    )


def _signed_in(user: object, server: str) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    key = client.cookies[product.SESSION_COOKIE_NAME].value
    return {"name": product.SESSION_COOKIE_NAME, "value": key, "url": server}


def _listen(page: Page, faults: list[str], expected: str) -> None:
    def found(fault: str) -> None:
        if not expected or expected not in fault:
            faults.append(fault)

    page.on("console", lambda said: said.type == "error" and found(said.text))
    page.on("pageerror", lambda error: found(str(error)))
