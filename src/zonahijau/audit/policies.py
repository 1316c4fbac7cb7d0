"""What an entry may say: never who someone is, never what someone wrote."""

import re
from collections.abc import Mapping

from zonahijau.wording import Text, refuse

LONGEST_VALUE = 200
PERSONAL = frozenset(
    {"username", "person", "email", "phone", "nip", "nik", "password", "address", "comment"}
)
"""Keys that would carry personal data, or what a person wrote, into a chain that is for ever."""

_ACTION = re.compile(r"[a-z]+(-[a-z]+)*")


def check_action(action: str) -> None:
    """An action is named by what was done to what: ``unit-renamed``."""
    if not _ACTION.fullmatch(action):
        what = Text("Nama tindakan audit {action} keliru", "The audit action {action} is misnamed")
        remedy = Text("Tulis seperti unit-renamed", "Write it like unit-renamed")
        raise refuse(what.fill(action=action), remedy)


def check_details(details: Mapping[str, object]) -> None:
    """Refused when the details could not be hashed the same everywhere, or tell about a person."""
    for key, value in details.items():
        if key in PERSONAL:
            raise _unfit(key)
        _check_value(key, value)


def _check_value(key: str, value: object) -> None:
    if isinstance(value, str):
        if len(value) > LONGEST_VALUE or "\0" in value or not _is_unicode(value):
            raise _unfit(key)
    elif isinstance(value, Mapping):
        check_details(value)
    elif isinstance(value, list | tuple):
        for item in value:
            _check_value(key, item)
    elif value is not None and not isinstance(value, int):
        raise _unfit(key)


def _is_unicode(value: str) -> bool:
    """Half of a surrogate pair can be stored nowhere."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _unfit(key: str) -> Exception:
    what = Text(
        "Rincian audit {key} tidak boleh disimpan", "The audit detail {key} must not be kept"
    ).fill(key=key)
    remedy = Text(
        "Simpan pengenal, angka bulat atau kata pendek, bukan data pribadi",
        "Keep identifiers, whole numbers or short words, no personal data",
    )
    return refuse(what, remedy)
