"""Sentences in Indonesian and English, and the refusal that tells a person what to mend."""

from zonahijau.wording.refusal import Refusal, Refused, printable, quoted, refuse
from zonahijau.wording.text import LANGUAGES, Text, filled

__all__ = ["LANGUAGES", "Refusal", "Refused", "Text", "filled", "printable", "quoted", "refuse"]
