"""Many report cards as one ZIP that is sent while it is being made, in constant memory."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from zonahijau.assessments.models import Result


class _Pipe(io.RawIOBase):
    """What the archive writes, until somebody takes it."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        piece = bytes(content)  # type: ignore[call-overload]
        self._kept.append(piece)
        return len(piece)

    def take(self) -> bytes:
        kept, self._kept = b"".join(self._kept), []
        return kept


def stream(results: Iterable[Result], pdf_of: Callable[[Result], bytes]) -> Iterator[bytes]:
    """The archive piece by piece, a card at a time. PDFs are packed already and only stored."""
    pipe = _Pipe()
    with ZipFile(cast(BinaryIO, pipe), "w", ZIP_STORED) as archive:
        for number, result in enumerate(results, start=1):
            entry = ZipInfo(f"{number:03}-{_slug(result)}-{result.code}.pdf", _moment(result))
            archive.writestr(entry, pdf_of(result))
            yield pipe.take()
    yield pipe.take()


def _slug(result: Result) -> str:
    return re.sub(r"[^a-z0-9]+", "-", result.placement["unit"]["name"].lower()).strip("-")[:60]


def _moment(result: Result) -> tuple[int, int, int, int, int, int]:
    at = result.at
    return at.year, at.month, at.day, at.hour, at.minute, at.second
