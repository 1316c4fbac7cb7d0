"""The database of this installation: woken, or refused in a sentence when it does not answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from zonahijau.wording import Text, refuse


@contextmanager
def waking() -> Iterator[None]:
    """Loads Django; whatever the database refuses inside becomes a refusal that can be mended."""
    from zonahijau.cli.django import load_django

    load_django()
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # the refusal says it once
    from django.db import OperationalError

    try:
        yield
    except OperationalError as error:
        remedy = Text(
            "Periksa ZONAHIJAU_DATABASE, bahwa layanannya berjalan, dan ruang disk",
            "Check ZONAHIJAU_DATABASE, that its service runs, and the disk space",
        )
        raise refuse(_unreachable(str(error)), remedy) from error


def _unreachable(said: str) -> Text:
    first = (said.strip().splitlines() or [""])[0][:160]
    what = Text("Basis data tidak melayani: {said}", "The database does not serve: {said}")
    return what.fill(said=first)


def vendor() -> str:
    """``sqlite`` or ``postgresql``."""
    from django.db import connection

    return str(connection.vendor)


def described() -> str:
    """Which database this is, without its password: for reports and papers."""
    from django.db import connection

    config = connection.settings_dict
    if vendor() == "sqlite":
        return str(config["NAME"])
    place = f"{config['HOST'] or 'localhost'}:{config['PORT'] or 5432}"
    return f"postgres://{place}/{config['NAME']}"
