"""The codes of all provinces, regencies and cities, from the file beside this module."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from django.db import connections

from zonahijau.organisations.models import Region

FIELDS = ("name", "kind", "province_code", "capital", "lat", "lon", "utc_offset")


def ensure_regions(*, using: str = "default", **_: Any) -> int:
    """Write the file's rows into the database, as they are in the file now; returns how many.

    Called after every migration (also after one back to nothing); again changes nothing.
    """
    if Region._meta.db_table not in connections[using].introspection.table_names():
        return 0
    rows = [Region(**row) for row in _rows()]
    Region.objects.using(using).bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=FIELDS
    )
    return len(rows)


def _rows() -> Iterator[dict[str, Any]]:
    text = files("zonahijau.organisations").joinpath("data/regions.csv").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    yield from csv.DictReader(lines)
