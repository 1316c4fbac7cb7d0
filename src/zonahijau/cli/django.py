"""Waking Django for the commands that need the database; the others never load it."""

from __future__ import annotations

import os

SETTINGS = "zonahijau.config.settings"

_UNUSED = ("django_htmx/ext", "htmax-*", "htmx-4*", "htmx-2.js")
"""What django-htmx ships beside the one script that pages load: three quarters of all files to
name by their content and to compress."""


def load_django() -> None:
    """Make models and settings usable. Call it inside a command, never at its import.

    Whatever the command writes from then on is for its owner alone, also in a folder that was made
    for others to look into.
    """
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def prepare() -> None:
    """Bring database, files and the law that ships up to this version; harmless to repeat."""
    load_django()
    from django.core.management import call_command

    from zonahijau.instruments.actions import ensure_shipped
    from zonahijau.organisations.regions import ensure_regions

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=list(_UNUSED))
    ensure_regions()
    ensure_shipped()
