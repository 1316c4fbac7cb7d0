"""What the text of one cell means: a number, a yes, a formula."""

import re
from fractions import Fraction

LONGEST_NUMBER = 60
_POINT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_COMMA = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_FORMULA = re.compile(r"[=@]|[+-]\s*[^\s0-9.,]")

_YES = {"ya", "y", "yes", "true", "1", "benar", "x", "✓", "√"}
_NO = {"tidak", "t", "no", "n", "false", "0", "salah", ""}

_WORDS = (
    ("nol", "zero"),
    ("satu", "one"),
    ("dua", "two"),
    ("tiga", "three"),
    ("empat", "four"),
    ("lima", "five"),
    ("enam", "six"),
    ("tujuh", "seven"),
    ("delapan", "eight"),
    ("sembilan", "nine"),
    ("sepuluh", "ten"),
)
_WORTH = {word: worth for worth, pair in enumerate(_WORDS) for word in pair}


def exact_number(text: str, decimal_comma: bool = False) -> Fraction | None:
    """The exact value of ``87.59`` (or ``87,59`` with ``decimal_comma``); None for no number."""
    pattern = _COMMA if decimal_comma else _POINT
    if len(text) > LONGEST_NUMBER or not pattern.fullmatch(text):
        return None
    return Fraction(text.replace(",", "."))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would compute this cell: ``=A1``, ``@SUM``, ``+A1``, ``-A1``.

    A signed number is a number, and a lone dash a dash.
    """
    return _FORMULA.match(text) is not None


def flag(text: str) -> bool | None:
    """``ya``/``tidak``, ``yes``/``no``, ``true``/``false``, 1/0; empty is no; None otherwise."""
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def worth_of_word(text: str) -> int | None:
    """The number that a word from nol to sepuluh, zero to ten, stands for."""
    return _WORTH.get(text.casefold())
