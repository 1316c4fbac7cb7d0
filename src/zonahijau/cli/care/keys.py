"""The keys of an installation under a passphrase, for a backup that is kept apart."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

from zonahijau.accounts.secrecy import decrypt, encrypt
from zonahijau.wording import Refused, Text, refuse

SHORTEST = 12
_WORK, _BLOCK = 2**16, 8
"""Cost of one guess at the passphrase: 64 MB and about a fifth of a second."""
_WORD = "zona hijau"


def seal_keys(passphrase: str) -> bytes:
    """The files of the key folder, readable with the passphrase only."""
    check_passphrase(passphrase)
    found = sorted(Path(settings.KEYS).glob("*.key"))
    files = {path.name: path.read_text("ascii") for path in found}
    salt = os.urandom(16)
    token = Fernet(_key(passphrase, salt)).encrypt(json.dumps(files).encode())
    content = {"kdf": "scrypt", "n": _WORK, "r": _BLOCK, "p": 1, "salt": salt.hex()}
    return json.dumps(content | {"fernet": token.decode("ascii")}, indent=1).encode()


def open_keys(content: bytes, passphrase: str, file: str) -> dict[str, str]:
    """The files of the key folder by their names; Refused when the passphrase is another."""
    try:
        given = json.loads(content)
        cipher = Fernet(_key(passphrase, bytes.fromhex(given["salt"])))
        files: dict[str, str] = json.loads(cipher.decrypt(given["fernet"]))
    except (InvalidToken, ValueError, KeyError, TypeError) as error:
        raise _wrong(file) from error
    if any(Path(name).name != name for name in files):
        raise _wrong(file)
    return files


def check_passphrase(passphrase: str) -> None:
    """Refused when a passphrase is too short to keep a stranger out for years."""
    if len(passphrase) < SHORTEST:
        what = Text(
            "Frasa sandi lebih pendek dari {least} huruf",
            "The passphrase is shorter than {least} letters",
        )
        remedy = Text("Pakai empat kata yang tidak berkaitan", "Use four unrelated words")
        raise refuse(what.fill(least=SHORTEST), remedy)


def key_mark() -> str | None:
    """A known word under this installation's key; None while it has none."""
    return encrypt(_WORD) if Path(settings.FIELD_KEY_FILE).exists() else None


def put_keys(files: dict[str, str]) -> None:
    """Write the files of a backup into the key folder.

    A key of personal data that is there already stays below those of the backup: whatever it has
    encrypted stays readable.
    """
    folder, own = Path(settings.KEYS), Path(settings.FIELD_KEY_FILE)
    for name, text in files.items():
        path = folder / name
        lines = text.split()
        if path == own and own.exists():
            lines += [line for line in own.read_text("ascii").split() if line not in lines]
        draft = folder / f".{name}.new"
        draft.touch(mode=0o600)
        draft.write_text("".join(f"{line}\n" for line in lines), "ascii")
        draft.replace(path)


def fits(mark: str) -> bool:
    """Whether the key of this machine opens the mark of a backup."""
    if not Path(settings.FIELD_KEY_FILE).exists():
        return False
    try:
        return decrypt(mark) == _WORD
    except Refused:
        return False


def _key(passphrase: str, salt: bytes) -> bytes:
    kdf = Scrypt(salt=salt, length=32, n=_WORK, r=_BLOCK, p=1)
    return base64.urlsafe_b64encode(kdf.derive(passphrase.encode()))


def _wrong(file: str) -> Refused:
    what = Text(
        "Frasa sandi tidak membuka kunci di cadangan ini",
        "The passphrase does not open the keys of this backup",
    )
    remedy = Text(
        "Ketik frasa yang dipakai saat membuatnya", "Type the one that was used when it was made"
    )
    return refuse(what, remedy, file=file)
