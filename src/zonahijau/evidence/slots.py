"""What each kind of evidence may be, said before the upload and held against its bytes: pure data.

The limits are the product's own, not the law's: what a telephone or an office scanner makes fits,
and a regency's small machine can still open it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.wording import Text

MEBIBYTE = 1024 * 1024

PHOTO, DECREE, DOCUMENT, LINK = "photo", "decree", "document", "link"

PICTURES: Mapping[str, str] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
PAPERS: Mapping[str, str] = {
    "application/pdf": "pdf",
    f"{_OFFICE}.wordprocessingml.document": "docx",
    f"{_OFFICE}.spreadsheetml.sheet": "xlsx",
}
EXTENSIONS: Mapping[str, str] = {**PICTURES, **PAPERS}
"""Each media type that is taken, and how the names of such files end."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of evidence: its words, the media types it takes, the most bytes of one file."""

    label: Text
    takes: Text
    media_types: frozenset[str] = frozenset()
    limit: int = 0

    @property
    def is_file(self) -> bool:
        """Whether evidence of this kind is a file; otherwise it is an address."""
        return bool(self.media_types)

    @property
    def mebibytes(self) -> int:
        """The limit in words of people: MB."""
        return self.limit // MEBIBYTE

    @property
    def accept(self) -> str:
        """For the browser's file chooser, so that it offers the right files first."""
        return ",".join(sorted(self.media_types))


_PAPER = frozenset({*PAPERS, *PICTURES})
_PAPER_SAID = Text(
    "PDF, DOCX, XLSX, atau hasil pindai JPEG, PNG", "PDF, DOCX, XLSX, or a scan as JPEG, PNG"
)

SLOTS: Mapping[str, Slot] = {
    PHOTO: Slot(
        Text("Foto", "Photo"),
        Text("JPEG, PNG atau WebP", "JPEG, PNG or WebP"),
        frozenset(PICTURES),
        15 * MEBIBYTE,
    ),
    DECREE: Slot(Text("SK atau surat", "Decree or letter"), _PAPER_SAID, _PAPER, 25 * MEBIBYTE),
    DOCUMENT: Slot(Text("Dokumen", "Document"), _PAPER_SAID, _PAPER, 25 * MEBIBYTE),
    LINK: Slot(
        Text("Tautan", "Link"),
        Text("alamat http:// atau https://", "an address with http:// or https://"),
    ),
}

LARGEST_FILE = max(slot.limit for slot in SLOTS.values())
MOST_PIXELS = 64_000_000
"""A picture with more is refused before it is unpacked: 64 megapixels unpack to 192 MB."""
MOST_PIXELS_WHOLE = 24_000_000
"""The same for PNG and WebP, which are unpacked at full size and in several copies."""
