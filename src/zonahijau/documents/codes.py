"""Short codes of papers: what stands after ``/q/`` on a printed QR code."""

from __future__ import annotations

import re

from zonahijau.web import genuine

_IN_ADDRESS = re.compile(
    rf"/q/([{genuine.ALPHABET}]{{{genuine.LENGTHS['paper']}}})/?$", re.IGNORECASE
)


def new_code() -> str:
    """The code of a new paper."""
    return genuine.new_code("paper")


def code_in(address: str) -> str | None:
    """The code of a paper in the text of a QR code; None where it is another's."""
    found = _IN_ADDRESS.search(address.strip())
    return found[1].upper() if found else None
