"""PDF: whole, and without anything that runs, also where it is packed away. Pure."""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from zonahijau.wording import Refused, Text, refuse

_TAIL = 2048
_MOST_UNPACKED = 8 * 1024 * 1024
"""Of one packed group of objects; those of a thousand pages need a tenth."""
_MOST_TOGETHER = 8 * _MOST_UNPACKED
"""Of all groups of a file: one that was made of thousands would be unpacked for hours."""
_PIECE = 1 << 16
_NEAR = 4096
"""How far behind its type the bytes of a group begin."""

_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z])"
)
_HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_BEGINS = re.compile(rb"stream\r?\n")


def _in_any_spelling(word: bytes) -> bytes:
    """A PDF may write any letter of a name as ``#`` and two digits."""
    return b"".join(b"(?:%c|(?i:#%02x))" % (letter, letter) for letter in word)


_GROUP = re.compile(b"/" + _in_any_spelling(b"ObjStm"))
_FILTER = re.compile(b"/" + _in_any_spelling(b"Filter"))


def check(file: BinaryIO, name: str) -> None:
    """Refused when the file is cut off, or carries scripts, programs or further files."""
    if b"%%EOF" not in _last_bytes(file):
        what = Text("PDF ini terpotong", "This PDF is cut off")
        raise refuse(what, Text("Unggah ulang dari awal", "Upload it again"), file=name)
    if _is_active(file) or any(_names_active(group) for group in _groups(file, name)):
        what = Text(
            "PDF ini memuat skrip atau lampiran yang dapat berjalan",
            "This PDF carries scripts or attachments that can run",
        )
        raise refuse(what, Text("Cetak ulang ke PDF", "Print it to PDF again"), file=name)


def _last_bytes(file: BinaryIO) -> bytes:
    end = file.seek(0, 2)
    file.seek(max(end - _TAIL, 0))
    return file.read()


def _is_active(file: BinaryIO, piece: int = 1 << 20) -> bool:
    """Looks through the file piece by piece, a name at a seam included."""
    file.seek(0)
    before = b""
    while block := file.read(piece):
        seen = before + block
        if _names_active(seen):
            return True
        before = seen[-64:]
    return False


def _names_active(content: bytes) -> bool:
    plain = _HEX_NAME.sub(lambda found: bytes([int(found[1], 16)]), content)
    return _ACTIVE.search(plain) is not None


def _groups(file: BinaryIO, name: str) -> Iterator[bytes]:
    """What newer PDFs pack together: objects in compressed streams."""
    file.seek(0)
    content = file.read()
    seen: set[int] = set()
    room = _MOST_TOGETHER
    for group in _GROUP.finditer(content):
        begins = _BEGINS.search(content, group.end(), group.end() + _NEAR)
        if begins is None or begins.end() in seen:
            continue
        if _FILTER.search(content, _dictionary(content, group.start()), begins.start()):
            seen.add(begins.end())
            found = _unpacked(content, begins.end(), name)
            room -= len(found)
            if room < 0:
                raise _locked(name)
            yield found


def _dictionary(content: bytes, inside: int) -> int:
    """Where the dictionary around a place begins."""
    near = max(inside - _NEAR, 0)
    return max(content.rfind(b"obj", near, inside), near)


def _unpacked(content: bytes, start: int, name: str) -> bytes:
    """A packed group; one that only a password or an unusual packing opens is refused."""
    packed, found = zlib.decompressobj(), bytearray()
    pieces = (content[at : at + _PIECE] for at in range(start, len(content), _PIECE))
    try:
        for piece in pieces:
            found += packed.decompress(piece, _MOST_UNPACKED - len(found))
            if packed.eof or len(found) >= _MOST_UNPACKED:
                break
    except zlib.error:
        raise _locked(name) from None
    if not packed.eof and len(found) >= _MOST_UNPACKED:
        raise _locked(name)
    return bytes(found)


def _locked(name: str) -> Refused:
    what = Text(
        "Isi PDF ini dikunci atau tidak dapat diperiksa", "This PDF is locked, or cannot be checked"
    )
    remedy = Text(
        "Simpan tanpa kata sandi, atau cetak ulang ke PDF",
        "Save it without a password, or print it to PDF again",
    )
    return refuse(what, remedy, file=name)
