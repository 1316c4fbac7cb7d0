"""Encryption of personal data, field by field, with keys from a file beside the database.

The file (``settings.FIELD_KEY_FILE``) holds one Fernet key a line, the newest on top. New values
are written with the first key, old ones are read with whichever fits. Whoever steals the database
without the file reads no telephone number.
"""

import os
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from zonahijau.wording import Refused, Text, refuse


def encrypt(text: str) -> str:
    """The text as it is stored."""
    return _cipher().encrypt(text.encode()).decode("ascii")


def decrypt(stored: str) -> str:
    """The text as it was given; Refused when no key of the file fits."""
    try:
        return _cipher().decrypt(stored.encode("ascii")).decode()
    except (InvalidToken, UnicodeError) as error:
        raise _no_key_fits() from error


def is_newest(stored: str) -> bool:
    """Whether a stored value stands under the newest key, so that the others are not needed."""
    try:
        Fernet(keys()[0]).decrypt(stored.encode("ascii"))
    except InvalidToken:
        return False
    return True


def renewed(stored: str) -> str:
    """The same value under the newest key; Refused when no key of the file fits."""
    try:
        return _cipher().rotate(stored.encode("ascii")).decode("ascii")
    except InvalidToken as error:
        raise _no_key_fits() from error


def keys() -> list[str]:
    """The keys of the file, the newest first."""
    ensure_key()
    return Path(settings.FIELD_KEY_FILE).read_text("ascii").split()


def write_keys(kept: Sequence[str]) -> None:
    """Put these keys into the file, all or nothing. Processes that run read them at once."""
    path = Path(settings.FIELD_KEY_FILE)
    draft = _draft(path, "".join(f"{key}\n" for key in kept).encode("ascii"))
    draft.replace(path)


def new_key() -> str:
    """A key as the file holds it."""
    return Fernet.generate_key().decode("ascii")


def ensure_key() -> bool:
    """Make the key file if there is none; returns whether it was made."""
    path = Path(settings.FIELD_KEY_FILE)
    if path.exists():
        return False
    _make(path)
    return True


def _cipher() -> MultiFernet:
    path = Path(settings.FIELD_KEY_FILE)
    ensure_key()
    seen = path.stat()
    return _read(str(path), (seen.st_mtime_ns, seen.st_ino))


@lru_cache(maxsize=4)
def _read(path: str, changed: object) -> MultiFernet:  # noqa: ARG001  a changed file is read again
    try:
        keys = [Fernet(line) for line in Path(path).read_text("ascii").split()]
        return MultiFernet(keys)
    except ValueError as error:
        what = Text("Berkas kunci data pribadi rusak", "The key file of personal data is damaged")
        raise refuse(what, _RESTORE, file=path) from error


def _make(path: Path) -> None:
    """A new key, seen by others only when it is whole."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _draft(path, f"{new_key()}\n".encode("ascii"))
    try:
        _link_unless_there(draft, path)
    finally:
        draft.unlink()


def _draft(path: Path, content: bytes) -> Path:
    """A file beside it, on the disk and readable by its owner only."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".key")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(draft)


def _link_unless_there(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return  # another process was first, and its key counts


_RESTORE = Text("Pulihkan berkas kunci dari cadangan", "Restore the key file from its backup")


def _no_key_fits() -> Refused:
    what = Text(
        "Data pribadi ini tidak dapat dibaca: tidak ada kunci yang cocok",
        "This personal data cannot be read: no key fits",
    )
    return refuse(what, _RESTORE, file=str(settings.FIELD_KEY_FILE))
