"""Report cards as PDF, set by the typesetter of all papers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonahijau.documents import typesetting
from zonahijau.reports.cards import card

if TYPE_CHECKING:
    from zonahijau.assessments.models import Result

TEMPLATE = Path(__file__).parent / "paper" / "card.typ"


def card_pdf(
    result: Result, *, language: str, address: str, earlier: Result | None = None
) -> bytes:
    """The card as a tagged PDF (PDF/UA-1); the same bytes for the same results."""
    content = card(result, language=language, address=address, earlier=earlier)
    return typeset(content, result.at, address)


def typeset(content: dict[str, Any], at: datetime, address: str) -> bytes:
    """A card's content on paper; ``address`` goes into its QR code."""
    return typesetting.typeset(TEMPLATE, content, at, address=address, name="card")
