"""Single-use codes as people read and type them."""

import re
import secrets

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH, _GROUP = 10, 5


def new_code() -> str:
    """Ten letters and digits that are not mistaken for one another, in two groups: 50 bits."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def cleaned(typed: str) -> str:
    """A code as somebody typed it, in the one way that is kept; empty where it is none."""
    letters = re.sub(r"[^0-9A-Z]", "", typed.upper())
    if len(letters) != _LENGTH or set(letters) - set(_ALPHABET):
        return ""
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"
