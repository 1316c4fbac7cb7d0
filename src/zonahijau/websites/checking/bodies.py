"""The body of an answer, unpacked piece by piece and stopped at a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

from zonahijau.websites.checking.failures import Failure


class Bounds(Protocol):
    """The most bytes that may travel, and the most after unpacking."""

    @property
    def travelling(self) -> int: ...
    @property
    def unpacked(self) -> int: ...


class TooMuch(Exception):
    """The body is longer than the limit; what came until then is kept."""

    def __init__(self, body: bytes, size: int):
        super().__init__(size)
        self.body, self.size = body, size


def read_body(pieces: Iterable[bytes], coding: str, bounds: Bounds) -> tuple[bytes, int]:
    """The unpacked body and the bytes that travelled. Failure ``protocol`` for a packing that was
    not asked for or is broken; :class:`TooMuch` before more than the limit is in memory."""
    unpack, body, size = _unpacker(coding), bytearray(), 0
    for piece in pieces:
        size += len(piece)
        room = bounds.unpacked - len(body)
        body += unpack(piece, room + 1)
        if size > bounds.travelling or len(body) > bounds.unpacked:
            raise TooMuch(bytes(body[: bounds.unpacked]), size)
    return bytes(body), size


class _Unpacker(Protocol):
    def __call__(self, piece: bytes, most: int) -> bytes: ...


def _unpacker(coding: str) -> _Unpacker:
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return lambda piece, most: piece[:most]
    if coding not in ("gzip", "x-gzip"):
        raise Failure("protocol")
    machine = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def unpack(piece: bytes, most: int) -> bytes:
        try:
            return machine.decompress(piece, most)
        except zlib.error:
            raise Failure("protocol") from None

    return unpack
