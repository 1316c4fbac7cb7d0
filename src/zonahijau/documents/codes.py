"""Short codes of papers: what stands after ``/q/`` on a printed QR code."""

from __future__ import annotations

import re
import secrets

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 9
"""Shorter than the codes of results, so that the two can never be the same."""

_IN_ADDRESS = re.compile(rf"/q/([{_ALPHABET}]{{{_LENGTH}}})/?$", re.IGNORECASE)


def new_code() -> str:
    """A code without letters that look like digits, which nobody can guess."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def code_in(address: str) -> str | None:
    """The code of a paper in the text of a QR code; None where it is another's."""
    found = _IN_ADDRESS.search(address.strip())
    return found[1].upper() if found else None
