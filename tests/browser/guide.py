"""The pictures of the guide: made by the browser tests where somebody asks for them."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
PICTURES = GUIDE / "pictures"
_NAMED = re.compile(r"pictures/([\w.-]+\.png)")
_COLOURS = 64


def named() -> set[str]:
    """The pictures that the pages of the guide show."""
    return {name for page in GUIDE.glob("*.md") for name in _NAMED.findall(page.read_text("utf-8"))}


def keep_for_guide(page: Page, name: str) -> None:
    """A small picture of the window for the guide, with ``ZONAHIJAU_GUIDE=1`` and only where a
    page of the guide shows it; a test run leaves the files as they are."""
    file = f"{name}.png"
    if os.environ.get("ZONAHIJAU_GUIDE") != "1" or file not in named():
        return
    PICTURES.mkdir(exist_ok=True)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(PICTURES / file, optimize=True)
