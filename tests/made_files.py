"""Files made for tests: photos with what cameras write, papers, archives, and impostors."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from PIL import Image, TiffImagePlugin

GPS = (3, 1, 30), (114, 45, 15)
"""Three degrees south, one hundred and fourteen east: Marabahan, more or less."""


def scene(seed: int = 1, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture of soft shapes; each seed another one."""
    random = np.random.default_rng(seed)
    small = random.integers(0, 255, (6, 8, 3), dtype=np.uint8)
    return Image.fromarray(small).resize(size, Image.Resampling.BICUBIC)


def photo(
    seed: int = 1,
    size: tuple[int, int] = (640, 480),
    taken: str = "",
    position: bool = False,
    orientation: int = 0,
    quality: int = 90,
) -> bytes:
    """A JPEG as a telephone makes it."""
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if position:
        lat, lon = (tuple(map(TiffImagePlugin.IFDRational, part)) for part in GPS)
        exif.get_ifd(0x8825).update({1: "S", 2: lat, 3: "E", 4: lon})
    if orientation:
        exif[0x0112] = orientation
    return encoded(scene(seed, size), "JPEG", exif=exif, quality=quality)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pdf(inside: bytes = b"") -> bytes:
    return b"%PDF-1.4\n1 0 obj << /Type /Catalog " + inside + b" >> endobj\ntrailer <<>>\n%%EOF\n"


def packed_pdf(
    inside: bytes, name: bytes = b"ObjStm", packed: bytes | None = None, groups: int = 1
) -> bytes:
    """A PDF whose objects are packed together, as newer programs write them."""
    content = zlib.compress(inside) if packed is None else packed
    group = b"/Type /%s /Filter /FlateDecode /Length %d" % (name, len(content))
    written = b"\n2 0 obj << " + group + b" >>\nstream\n" + content + b"\nendstream"
    return pdf(b">> endobj" + groups * written)


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(more: dict[str, bytes] | None = None) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return archive(parts | (more or {}))


def xlsx() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def png_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A few kilobytes that say they are 3,600 megapixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    chunks = [(b"IHDR", head), (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check
