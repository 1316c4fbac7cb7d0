"""Slides of the first week: what they say (``deck``), and how that is written as PPTX."""

from zonahijau.reports.slides.deck import deck_of
from zonahijau.reports.slides.writing import written

__all__ = ["deck_of", "written"]
