"""The colours of the tokens can be read, by day and by night."""

import re
from pathlib import Path

import pytest

import zonahijau.web

STYLES = Path(zonahijau.web.__file__).parent / "static" / "web"


def tokens(*names: str) -> dict[str, str]:
    """The colours that hold when the named styles are loaded in that order."""
    texts = [(STYLES / name).read_text(encoding="utf-8") for name in names]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", "\n".join(texts)))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


DAY = tokens("tokens.css")
NIGHT = tokens("tokens.css", "dark.css")
TEXTS = [
    ("ink", "paper"),
    ("ink", "raised"),
    ("ink", "accent-soft"),
    ("muted", "paper"),
    ("muted", "raised"),
    ("accent", "paper"),
    ("accent", "raised"),
    ("accent", "accent-soft"),
    ("on-accent", "accent"),
    ("raised", "merah-text"),
    *((f"{zone}-text", f"{zone}-soft") for zone in ("hijau", "kuning", "merah", "abu")),
    *(("ink", f"{zone}-soft") for zone in ("hijau", "kuning", "merah", "abu")),
]
SHAPES = [(zone, f"{zone}-soft") for zone in ("hijau", "kuning", "merah", "abu")]


@pytest.mark.parametrize("light", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(light, text, ground):
    assert contrast(light[text], light[ground]) >= 4.5


@pytest.mark.parametrize("light", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("shape", "ground"), [*SHAPES, ("line-strong", "paper")])
def test_shapes_and_edges_can_be_seen(light, shape, ground):
    assert contrast(light[shape], light[ground]) >= 3


def test_the_night_changes_every_colour():
    assert tokens("dark.css").keys() == DAY.keys()
