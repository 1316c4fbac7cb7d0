"""Prints of hundreds of sheets, kept for a day beside the database: set once, fetched by anybody
who may. What is in one decides its name, so that a print of yesterday's words is never fetched."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from zonahijau.catalogue.prints.fitting import FOLDER

KEPT = 24 * 60 * 60
"""Seconds after which a print is forgotten; it can be set again."""


def name_of(template: str, content: Mapping[str, Any]) -> str:
    """The name of the print that a template makes of a content."""
    said = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256((FOLDER / template).read_bytes() + said).hexdigest()


def place_of(name: str) -> Path:
    """Where a print lies, whether it is there or not."""
    return Path(settings.DATA) / "prints" / f"{name}.pdf"


def fetch(name: str) -> bytes | None:
    """The print; None where it is not set yet."""
    try:
        return place_of(name).read_bytes()
    except FileNotFoundError:
        return None


def keep(name: str, pdf: bytes) -> None:
    """Lay a print down, whole or not at all, and forget those that are old."""
    place = place_of(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    begun = place.with_suffix(f".{os.getpid()}")
    begun.write_bytes(pdf)
    begun.replace(place)
    for old in place.parent.glob("*"):
        if old.stat().st_mtime < time.time() - KEPT:
            old.unlink(missing_ok=True)
