"""Letterheads, the office's templates, papers, and the register of decrees and letters."""

from zonahijau.documents.models.letterheads import Letterhead
from zonahijau.documents.models.papers import Paper
from zonahijau.documents.models.register import Decree, DecreeName
from zonahijau.documents.models.templates import Template

__all__ = ["Decree", "DecreeName", "Letterhead", "Paper", "Template"]
