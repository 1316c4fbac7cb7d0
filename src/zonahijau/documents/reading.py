"""Reading the QR codes of a signed paper that came back as a PDF or a photo.

Pages are drawn small enough for a machine with little memory; what cannot be read gives nothing,
and a person confirms which paper it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from zonahijau.documents.codes import code_in
from zonahijau.documents.files import PDF

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 20
LONGEST_SIDE = 3_000
_SIDES = (1_700, LONGEST_SIDE)
"""Pixels of the longer side: first what is quick, then what a faint code needs."""

_one_at_a_time = Lock()


def codes_in(path: Path, media_type: str) -> list[str]:
    """The codes of papers in a file, in the order of its pages; none where none can be read."""
    found: dict[str, None] = {}
    for side in _SIDES:
        for picture in _pictures(path, media_type, side):
            found.update(dict.fromkeys(_codes(picture)))
            if found:
                return list(found)
    return list(found)


def _codes(picture: Image) -> Iterator[str]:
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for barcode in zxingcpp.read_barcodes(picture, formats=formats):
        code = code_in(barcode.text)
        if code is not None:
            yield code


def _pictures(path: Path, media_type: str, side: int) -> Iterator[Image]:
    if media_type == PDF:
        yield from _pages(path, side)
        return
    from PIL import Image as Pictures

    with Pictures.open(path) as opened:
        opened.draft("L", (side, side))
        picture = opened.convert("L")
    picture.thumbnail((side, side))
    yield picture


def _pages(path: Path, side: int) -> Iterator[Image]:
    """The first pages; a file that the reader cannot open has none."""
    import pypdfium2

    with _one_at_a_time:  # the reader is not made for two threads
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return
        try:
            for number in range(min(len(document), MOST_PAGES)):
                page = document[number]
                scale = side / max(page.get_size())
                picture = page.render(scale=scale, grayscale=True).to_pil()
                page.close()
                yield picture
        finally:
            document.close()
