"""Whether the keys of this installation are there, private, and fit what is stored."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model, QuerySet

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.web.health import FINE, WRONG, Check, Finding, register
from zonahijau.wording import Text

_RESTORE = Text(
    "Salin folder kunci dari cadangannya ke ZONAHIJAU_KEYS",
    "Copy the key folder from its backup to ZONAHIJAU_KEYS",
)


def _keys(_: bool) -> Finding:
    stored = _stored_field()
    path = Path(settings.FIELD_KEY_FILE)
    if not path.exists():
        if stored is None:
            return Finding(FINE, Text("belum diperlukan", "not needed yet"))
        return Finding(WRONG, Text("kunci data pribadi hilang", "the key is missing"), _RESTORE)
    if path.stat().st_mode & 0o077:
        what = Text("orang lain dapat membaca kunci", "others can read the keys")
        remedy = Text(f"Jalankan chmod 600 {path}", f"Run chmod 600 {path}")
        return Finding(WRONG, what, remedy)
    if stored is None:
        return Finding(FINE, Text("terbaca; belum ada yang tersandi", "readable; nothing stored"))
    model, name = stored
    _with(model, name).values_list(name, flat=True).first()
    return Finding(FINE, Text("membuka data yang tersimpan", "open what is stored"))


def _stored_field() -> tuple[type[Model], str] | None:
    """An encrypted field in which something stands; whether it can be read is asked afterwards."""
    for model in apps.get_models():
        fields: list[Any] = list(model._meta.concrete_fields)
        for field in fields:
            if not isinstance(field, EncryptedTextField):
                continue
            if _with(model, field.name).exists():
                return model, field.name
    return None


def _with(model: type[Model], name: str) -> QuerySet[Any]:
    return model._default_manager.filter(**{f"{name}__isnull": False})


register(Check("keys", Text("Kunci", "Keys"), _keys, 30))
