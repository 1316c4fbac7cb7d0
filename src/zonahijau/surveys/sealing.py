"""Sealing answers while they wait, and destroying the key they waited under.

X25519 and ChaCha20-Poly1305: whoever takes answers in needs the public half only. The secret half
is a file of its own below ``settings.KEYS``, where no backup looks for it.
"""

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from zonahijau.wording import Refused, Text, refuse

PADDED = 896
"""Bytes of every answer before it is sealed: nobody sees from outside who wrote a suggestion."""
_PUBLIC = 32
_NONCE = bytes(12)  # a key seals one message only


def sealed(public: bytes, content: bytes) -> bytes:
    """The content so that only the secret half reads it; all contents have one length."""
    if len(content) >= PADDED:
        raise ValueError("too long to be sealed")
    own = X25519PrivateKey.generate()
    mine = own.public_key().public_bytes_raw()
    padded = content + b"\x80" + bytes(PADDED - len(content) - 1)
    key = _key(own.exchange(X25519PublicKey.from_public_bytes(public)), mine + public)
    return mine + ChaCha20Poly1305(key).encrypt(_NONCE, padded, None)


def opened(secret: bytes, stored: bytes) -> bytes:
    """The content that was sealed for this secret half; Refused when it was for another."""
    own = X25519PrivateKey.from_private_bytes(secret)
    theirs = stored[:_PUBLIC]
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    key = _key(shared, theirs + own.public_key().public_bytes_raw())
    try:
        padded = ChaCha20Poly1305(key).decrypt(_NONCE, stored[_PUBLIC:], None)
    except InvalidTag as error:
        raise _unreadable() from error
    return padded.rstrip(b"\x00")[:-1]


def new_pair(number: int) -> bytes:
    """Make the secret half of a seal, on the disk before anything can wait for it; returns the
    public half."""
    secret = X25519PrivateKey.generate()
    path = _path(number)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret.private_bytes_raw())
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    return secret.public_key().public_bytes_raw()


def secret_of(number: int) -> bytes:
    """The secret half of a seal; Refused when it is gone."""
    try:
        return _path(number).read_bytes()
    except FileNotFoundError as error:
        raise _unreadable() from error


def destroy(number: int) -> None:
    """Overwrite and remove the secret half: what it sealed is noise from now on."""
    path = _path(number)
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def numbers() -> dict[int, float]:
    """Every seal whose secret half is here, and when its file was made."""
    found = _folder().glob("*.seal") if _folder().exists() else ()
    return {int(path.stem): path.stat().st_mtime for path in found}


def _folder() -> Path:
    return Path(settings.KEYS) / "seals"


def _path(number: int) -> Path:
    return _folder() / f"{number}.seal"


def _key(shared: bytes, both: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"zonahijau answer" + both).derive(shared)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unreadable() -> Refused:
    return refuse(
        Text(
            "Jawaban yang menunggu tidak dapat dibuka: kuncinya tidak ada di mesin ini",
            "Waiting answers cannot be opened: their key is not on this machine",
        ),
        Text(
            "Jalankan pekerja di mesin yang memegang folder kunci (ZONAHIJAU_KEYS)",
            "Run the worker on the machine that holds the key folder (ZONAHIJAU_KEYS)",
        ),
    )
