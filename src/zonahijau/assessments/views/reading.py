"""What an address or a form names, read without trusting it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID


def uid_in(text: str) -> UUID | None:
    """The uid that a text is; None for any other text."""
    try:
        return UUID(text)
    except ValueError:
        return None


def uids_in(texts: Iterable[str]) -> list[UUID]:
    """The texts that are uids."""
    return [uid for uid in map(uid_in, texts) if uid]
