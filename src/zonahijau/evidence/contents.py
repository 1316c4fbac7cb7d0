"""What a file really is, by its bytes and never by its name. Pure but for reading the file."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from zipfile import is_zipfile

from zonahijau.evidence import office, pdfs
from zonahijau.evidence.slots import SLOTS, Slot
from zonahijau.wording import Refused, Text, refuse

_HEAD = 4096
_PDF, _JPEG, _PNG, _WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"

_AS_PICTURE = Text("Simpan sebagai JPEG atau PNG", "Save it as JPEG or PNG")
_AS_PAPER = Text("Simpan sebagai PDF", "Save it as PDF")
_OTHER = Text(
    "Unggah foto, PDF, DOCX atau XLSX yang asli", "Upload the genuine photo, PDF, DOCX or XLSX"
)
_AS_LINK = Text(
    "Simpan videonya di kanal resmi, lalu catat alamatnya sebagai tautan",
    "Keep the video on the official channel, then record its address as a link",
)
_AS_ZIP = Text(
    "Buka arsipnya dan unggah isinya, atau kemas ulang sebagai ZIP untuk Impor ZIP",
    "Unpack it and upload what is inside, or pack it again as ZIP for the ZIP import",
)
_PROGRAM = Text("program", "a program")

_STRANGERS: tuple[tuple[bytes, Text, Text], ...] = (
    (b"MZ", Text("program Windows (.exe)", "a Windows program (.exe)"), _OTHER),
    (b"\x7fELF", Text("program Linux", "a Linux program"), _OTHER),
    (b"\xca\xfe\xba\xbe", _PROGRAM, _OTHER),
    (b"\xcf\xfa\xed\xfe", _PROGRAM, _OTHER),
    (b"\xce\xfa\xed\xfe", _PROGRAM, _OTHER),
    (b"#!", Text("skrip", "a script"), _OTHER),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Text("pintasan Windows", "a Windows shortcut"), _OTHER),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Text("berkas Office lama (.doc, .xls)", "an old Office file (.doc, .xls)"),
        Text("Simpan sebagai PDF, DOCX atau XLSX", "Save it as PDF, DOCX or XLSX"),
    ),
    (b"{\\rtf", Text("berkas RTF", "an RTF file"), _AS_PAPER),
    (b"Rar!", Text("arsip RAR", "a RAR archive"), _AS_ZIP),
    (b"7z\xbc\xaf\x27\x1c", Text("arsip 7z", "a 7z archive"), _AS_ZIP),
    (b"\x1f\x8b", Text("arsip gzip", "a gzip archive"), _AS_ZIP),
    (b"GIF8", Text("gambar GIF", "a GIF picture"), _AS_PICTURE),
    (b"BM", Text("gambar BMP", "a BMP picture"), _AS_PICTURE),
    (b"II*\x00", Text("gambar TIFF", "a TIFF picture"), _AS_PICTURE),
    (b"MM\x00*", Text("gambar TIFF", "a TIFF picture"), _AS_PICTURE),
    (b"\x1aE\xdf\xa3", Text("video", "a video"), _AS_LINK),
    (b"%!PS", Text("berkas PostScript", "a PostScript file"), _AS_PAPER),
)
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"}

_MARKUP = re.compile(rb"<\s*(script|html|!doctype html|svg|iframe|\?php)", re.IGNORECASE)


def check_size(size: int, slot: Slot, name: str) -> None:
    """Refused when the file is empty or larger than its slot takes."""
    if size == 0:
        raise refuse(
            Text("Berkas ini kosong", "This file is empty"),
            Text("Pilih berkas yang benar", "Choose the right file"),
            file=name,
        )
    if size > slot.limit:
        raise too_large(slot, name)


def too_large(slot: Slot, name: str) -> Refused:
    """The refusal of a file above the limit, with the limit and what to do."""
    remedy = Text(
        "Kecilkan resolusinya, atau ambil ulang dengan ukuran sedang",
        "Make it smaller, or take it again at medium size",
    )
    if slot is not SLOTS["photo"]:
        remedy = Text(
            "Pindai dengan 150 dpi, atau pecah menjadi beberapa berkas",
            "Scan it at 150 dpi, or split it into several files",
        )
    what = Text(
        f"Berkas lebih besar dari batas {slot.mebibytes} MB",
        f"The file is larger than the limit of {slot.mebibytes} MB",
    )
    return refuse(what, remedy, file=name)


def identify(path: Path, slot: Slot, name: str) -> str:
    """The media type of a file for a slot.

    Refused, with what it really is, when the slot does not take such files, and when the file is
    two things at once or carries something that runs.
    """
    with path.open("rb") as file:
        media_type = _recognised(file, name)
        if media_type not in slot.media_types:
            raise _not_for(slot, media_type, name)
        _CHECKS[media_type](file, name)
    return media_type


def _recognised(file: BinaryIO, name: str) -> str:
    head = file.read(_HEAD)
    if head.startswith(b"\xff\xd8\xff"):
        return _JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _WEBP
    if head.startswith(b"%PDF-"):
        return _PDF
    if head.startswith(b"PK\x03\x04"):
        return office.media_type(file, name)
    raise _stranger(head, name)


def _stranger(head: bytes, name: str) -> Refused:
    for start, thing, remedy in _STRANGERS:
        if head.startswith(start):
            return _really(thing, remedy, name)
    if head[4:8] == b"ftyp":
        return _from_telephone(head, name)
    return _markup_or_unknown(_as_ascii(head), name)


def _from_telephone(head: bytes, name: str) -> Refused:
    if head[8:12] not in _HEIC_BRANDS:
        return _really(Text("video", "a video"), _AS_LINK, name)
    remedy = Text(
        "Kirim sebagai JPEG; di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel",
        "Send it as JPEG; on an iPhone: Settings, Camera, Formats, Most Compatible",
    )
    return _really(Text("foto HEIC", "a HEIC photo"), remedy, name)


def _as_ascii(head: bytes) -> bytes:
    """Text in UTF-16 looks like text too."""
    return head.replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")


def _markup_or_unknown(head: bytes, name: str) -> Refused:
    found = _MARKUP.search(head)
    if found and found[1].lower() == b"svg":
        remedy = Text(
            "SVG dapat memuat skrip; simpan sebagai PNG atau JPEG",
            "An SVG may carry scripts; save it as PNG or JPEG",
        )
        return _really(Text("gambar SVG", "an SVG picture"), remedy, name)
    if found or head.startswith(b"<"):
        remedy = Text(
            "Cetak halaman ke PDF, atau catat alamatnya sebagai tautan",
            "Print the page to PDF, or record its address as a link",
        )
        return _really(Text("halaman web (HTML, XML)", "a web page (HTML, XML)"), remedy, name)
    return refuse(
        Text("Jenis berkas ini tidak dikenal", "This kind of file is not known"), _OTHER, file=name
    )


def _really(thing: Text, remedy: Text, name: str) -> Refused:
    what = Text(f"Isi berkas ini {thing.id}", f"Inside, this file is {thing.en}")
    return refuse(what, remedy, file=name)


def _not_for(slot: Slot, media_type: str, name: str) -> Refused:
    what = Text(
        f"Berkas {media_type} tidak cocok untuk jenis {slot.label.id}",
        f"A file of {media_type} does not fit the kind {slot.label.en}",
    )
    remedy = Text(
        f"Unggah {slot.takes.id}, atau pilih jenis bukti yang lain",
        f"Upload {slot.takes.en}, or choose another kind of evidence",
    )
    return refuse(what, remedy, file=name)


def _two_things(name: str) -> Refused:
    what = Text(
        "Berkas ini menyembunyikan berkas lain di dalamnya", "This file hides another one inside"
    )
    remedy = Text("Simpan ulang dari aplikasi aslinya", "Save it again from its own application")
    return refuse(what, remedy, file=name)


def _check_picture(file: BinaryIO, name: str) -> None:
    """Telephones append things of their own to a photo, so only what pretends is refused."""
    file.seek(0)
    head = file.read(_HEAD)
    if _MARKUP.search(head) or b"%PDF-" in head[:1024] or is_zipfile(file):
        raise _two_things(name)


def _check_pdf(file: BinaryIO, name: str) -> None:
    file.seek(0)
    if _MARKUP.search(file.read(1024)) or is_zipfile(file):
        raise _two_things(name)
    pdfs.check(file, name)


def _check_office(file: BinaryIO, name: str) -> None:
    """The office module has looked through it already when it named it."""


_CHECKS: dict[str, Callable[[BinaryIO, str], None]] = {
    _PDF: _check_pdf,
    _JPEG: _check_picture,
    _PNG: _check_picture,
    _WEBP: _check_picture,
    office.DOCX: _check_office,
    office.XLSX: _check_office,
}
