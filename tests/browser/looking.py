"""In which ways a page is looked at, and what is looked for."""

import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
THEMES = ("light", "dark")
LOOKS = [(size, theme) for size in SIZES for theme in THEMES]
"""Every page is looked at in these four ways."""

MOST_BYTES = 150_000
"""What a page may weigh before its pictures: itself, its styles and its scripts, as they travel."""

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AGAINST = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]
_FIND = """async ({ within, ...runOnly }) => {
  const found = await axe.run(within, { runOnly, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary ?? ""}`));
}"""
_WEIGH = """() => performance.getEntriesByType("navigation")
  .concat(performance.getEntriesByType("resource"))
  .filter((each) => !["img", "image"].includes(each.initiatorType))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""


def barriers(page: Page, within: str = "html") -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule, and each place that breaks it."""
    return _found(page, AGAINST, within)


def _found(page: Page, rules: list[str], within: str = "html") -> list[str]:
    """Only what is wrong leaves the page: to bring all else over costs more than to find it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    kind = "rule" if rules is CONTRAST else "tag"
    found: list[str] = page.evaluate(_FIND, {"within": within, "type": kind, "values": rules})
    return found


def faults_in_every_look(page: Page, name: str = "") -> list[str]:
    """What is wrong with the page that is open, on a phone and at a desk, by day and by night.

    Night changes nothing but colours, so at night axe looks at the contrast alone.
    """
    found: list[str] = []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme, rules in (("dark", CONTRAST), ("light", AGAINST)):
            page.emulate_media(color_scheme=theme)
            if name:
                keep_picture(page, f"{name}-{size}-{theme}")
            found += [f"{size}, {theme}: {each}" for each in _found(page, rules)]
        if (over := sideways_scroll(page)) > 0:
            found.append(f"{size}: {over} px wider than the window")
    return found


def faults_on(page: Page, site: str, pages: Mapping[str, str]) -> dict[str, list[str]]:
    """The same of several pages of a site, by their names; one without fault is not there."""
    found: dict[str, list[str]] = {}
    for name, address in pages.items():
        page.goto(site + address, wait_until="load")
        if wrong := faults_in_every_look(page, name):
            found[name] = wrong
    return found


def unfold(page: Page) -> None:
    """Opens whatever is folded, as a person could."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")


def sideways_scroll(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def weight(page: Page) -> int:
    """How many bytes the page is before its pictures and its typeface."""
    return page.evaluate(_WEIGH)


def keep_picture(page: Page, name: str) -> None:
    """A picture of the whole page, where somebody asked for pictures."""
    if folder := os.environ.get("ZONAHIJAU_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
