"""In which ways a page is looked at, and what is looked for."""

import os
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
THEMES = ("light", "dark")
LOOKS = [(size, theme) for size in SIZES for theme in THEMES]
"""Every page is looked at in these four ways."""

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AGAINST = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule, and each place that breaks it."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags})", AGAINST)
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
