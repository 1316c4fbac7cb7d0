"""Somebody who goes through the pages of the demonstration and changes nothing."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests import serving
from tests.browser.looking import MOST_BYTES, SIZES, faults_in_every_look, weight
from zonahijau.accounts.demo import PASSWORD


class Onlooker:
    """One window for all persons: their session is fetched once and held as a cookie."""

    def __init__(self, chromium: Browser, server: serving.Server):
        self.server = server
        width, height = SIZES["desk"]
        self.context = chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", locale="id-ID"
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: said.type == "error" and self._complain(said.text))
        self.page.on("pageerror", lambda error: self._complain(str(error)))

    def _complain(self, what: str) -> None:
        self.complaints.append(f"{self.page.url}: {what}")

    def be(self, username: str) -> Page:
        """From now on this person looks; without a name nobody who has signed in."""
        self.context.clear_cookies()
        if username:
            visitor = serving.Visitor(self.server.address, username, PASSWORD)
            held = {each.name: each.value or "" for each in visitor.cookies}
            self.context.add_cookies(
                [{"name": n, "value": v, "url": self.server.address} for n, v in held.items()]
            )
        return self.page

    def go(self, path: str) -> Page:
        self.page.goto(self.server.address + path)
        return self.page

    def look(self, name: str) -> None:
        """The page that is open shuts nobody out in any look, and is light enough to send."""
        wrong = faults_in_every_look(self.page, name)
        assert not wrong, "\n".join([f"{name}, {self.page.url}", *wrong])
        assert weight(self.page) < MOST_BYTES, f"{name}, {self.page.url}: {weight(self.page)}"

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []
