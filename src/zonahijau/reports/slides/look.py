"""The look of slides: the product's tokens as theme, sizes that a meeting room can read."""

from __future__ import annotations

import re
from typing import Any

from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.util import Emu, Inches, Pt

FACE = "Plus Jakarta Sans"
WIDTH, HEIGHT = Inches(40) // 3, Inches(15) // 2
MARGIN = Inches(3) // 5
INNER = WIDTH - 2 * MARGIN
TITLE_TOP, TITLE_HIGH = Inches(9) // 20, Inches(1)
LEAD_TOP, LEAD_HIGH = Inches(3) // 2, Inches(7) // 10
BODY_TOP, BODY_HIGH = Inches(23) // 10, Inches(43) // 10
FOOT_TOP, FOOT_HIGH = Inches(27) // 4, Inches(2) // 5
TITLE_SIZE, LEAD_SIZE, TEXT_SIZE, FOOT_SIZE = Pt(28), Pt(17), Pt(20), Pt(11)

INK, MUTED, PAPER, LINE = "1A2430", "55616E", "FBFAF7", "DDD9D0"
ACCENT, SOFT, WHITE = "0B5563", "7CC7D4", "FFFFFF"
TONES = {"subject": (ACCENT, WHITE), "context": (SOFT, INK), "light": (LINE, INK)}
"""Fill and letters on it, of each tone of a series."""

_THEME = {
    "dk1": INK, "lt1": WHITE, "dk2": MUTED, "lt2": PAPER, "accent1": ACCENT, "accent2": SOFT,
    "accent3": "1B7F4B", "accent4": "B07800", "accent5": "B3261E", "accent6": MUTED,
    "hlink": ACCENT, "folHlink": MUTED,
}  # fmt: skip


def colour(token: str) -> Any:
    """A token as a colour of the slides."""
    untyped: Any = RGBColor
    return untyped.from_string(token)


def dress(presentation: Any) -> None:
    """16:9, our colours and typeface in the theme, so that what people add looks the same."""
    wider = WIDTH, presentation.slide_width
    presentation.slide_width, presentation.slide_height = Emu(WIDTH), Emu(HEIGHT)
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = (
                Emu(each * wider[0] // wider[1]) for each in (shape.left, shape.width)
            )
    fill = presentation.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = colour(PAPER)
    theme = presentation.slide_master.part.part_related_by(RELATION.THEME)
    theme._blob = _dressed(theme.blob.decode("utf-8")).encode("utf-8")


def _dressed(theme: str) -> str:
    """The theme with our colours and typeface."""
    for name, token in _THEME.items():
        own = rf'\g<1><a:srgbClr val="{token}"/>\g<2>'
        theme = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", own, theme, flags=re.DOTALL)
    return re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FACE}", theme)
