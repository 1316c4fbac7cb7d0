"""What this installation really is, as the words that its papers are filled with."""

from __future__ import annotations

import os
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from zonahijau import __version__
from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.accounts.models import User
from zonahijau.audit.models import Entry
from zonahijau.cli.care.backing_up import MADE
from zonahijau.cli.care.database import described, vendor
from zonahijau.cli.care.files import size_of_files
from zonahijau.cli.care.machine import register_machine
from zonahijau.evidence.models import Blob
from zonahijau.organisations.models import Government, Unit
from zonahijau.web.formatting import plain_date
from zonahijau.web.health import NOTICE, WRONG, checks, examine
from zonahijau.wording import Text

_UNKNOWN = Text("........................", "........................")


def facts() -> dict[str, Text]:
    """By the names that the content uses."""
    return {**_plain(), **_told()}


def _plain() -> dict[str, Text]:
    """What is written alike in both languages."""
    names = ", ".join(Government.objects.values_list("name", flat=True))
    values = {
        "version": __version__,
        "government": names or _UNKNOWN,
        "address": settings.ADDRESS or _UNKNOWN,
        "units": Unit.objects.count(),
        "people": User.objects.filter(is_active=True).count(),
        "files": Blob.objects.filter(erased_at=None).count(),
        "python": platform.python_version(),
        "django": version("django"),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count() or 1,
        "database": _database(),
        "database_place": described(),
        "data": settings.DATA,
        "files_place": settings.MEDIA_ROOT,
        "files_size": size_of_files() >> 20,
        "keys": settings.KEYS,
        "encrypted": _encrypted(),
    }
    return {name: Text(str(value), str(value)) for name, value in values.items()}


def _told() -> dict[str, Text]:
    apart = Path(settings.DATA) not in Path(settings.KEYS).parents
    return {
        "mail": Text("tidak dipasang", "none")
        if not settings.MAIL_HOST
        else Text(settings.MAIL_HOST, settings.MAIL_HOST),
        "keys_apart": Text("di luar folder data", "outside the data folder")
        if apart
        else Text("di dalam folder data", "inside the data folder"),
        "https": _HTTPS if settings.HTTPS else _NO_HTTPS,
        "last_backup": _last_backup(),
        "doctor": _examined(),
    }


def _database() -> str:
    with connection.cursor() as cursor:
        if vendor() == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"


def _encrypted() -> int:
    fields = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    return sum(isinstance(field, EncryptedTextField) for field in fields)


def _last_backup() -> Text:
    last = Entry.objects.filter(action=MADE).order_by("-pk").values_list("at", flat=True).first()
    if last is None:
        return Text("belum pernah dibuat", "none was made yet")
    return Text(plain_date(last.date(), "id"), plain_date(last.date(), "en"))


def _examined() -> Text:
    register_machine()
    counts = Counter(examine(check).level for check in checks())
    said = Text(
        "{all} hal diperiksa: {wrong} harus diperbaiki, {notices} perlu diperhatikan",
        "{all} things examined: {wrong} to be mended, {notices} to be minded",
    )
    return said.fill(all=counts.total(), wrong=counts[WRONG], notices=counts[NOTICE])


_HTTPS = Text(
    "HTTPS wajib; kuki hanya lewat HTTPS; peramban diminta selalu memakainya (HSTS)",
    "HTTPS only; cookies over HTTPS alone; browsers are told to keep to it (HSTS)",
)
_NO_HTTPS = Text(
    "Pemasangan ini BELUM memakai HTTPS: pasang server depan sebelum dipakai banyak orang",
    "This installation does NOT use HTTPS yet: put a front server before it first",
)
