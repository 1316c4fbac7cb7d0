"""Photos and documents drawn for the demonstration; every one says that it is an example."""

from __future__ import annotations

import io
import zlib
from datetime import date

from PIL import Image, ImageDraw

_SIZE = (1280, 960)
_PALETTE = ((11, 85, 99), (27, 127, 75), (176, 120, 0), (71, 82, 94), (122, 77, 0), (15, 92, 54))


def photo(title: str, taken: date) -> bytes:
    """A JPEG of a drawn room; each title gives a picture of its own."""
    seed = zlib.crc32(title.encode())
    wall = _PALETTE[seed % len(_PALETTE)]
    image = Image.new("RGB", _SIZE, tuple(min(255, 170 + part // 3) for part in wall))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 700, *_SIZE), fill=(203, 193, 176))
    for number in range(3 + seed % 4):
        left = 90 + number * (140 + seed % 50)
        draw.rectangle((left, 560, left + 100, 640), fill=wall)
        draw.rectangle((left, 640, left + 12, 760), fill=(60, 60, 60))
        draw.rectangle((left + 88, 640, left + 100, 760), fill=(60, 60, 60))
    desk = 620 + seed % 300
    draw.rectangle((desk, 430, desk + 420, 720), fill=(120, 92, 62))
    draw.rectangle((desk + 40, 300 + seed % 60, desk + 380, 380), fill=(250, 250, 246))
    draw.text(
        (40, 40), f"FOTO CONTOH\n{title}\n{taken.isoformat()}", fill=(20, 28, 36), font_size=40
    )
    return _jpeg(image, taken)


def _jpeg(image: Image.Image, taken: date) -> bytes:
    exif = Image.Exif()
    exif[0x0132] = f"{taken:%Y:%m:%d} 09:41:00"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82, exif=exif)
    return buffer.getvalue()


def document(title: str, on: date) -> bytes:
    """A one-page PDF that says what it stands for."""
    page = Image.new("RGB", (1240, 1754), (255, 255, 255))
    draw = ImageDraw.Draw(page)
    draw.text((120, 140), "DOKUMEN CONTOH", fill=(155, 28, 28), font_size=48)
    draw.text((120, 240), title, fill=(26, 36, 48), font_size=32)
    draw.text(
        (120, 320),
        f"Dibuat untuk peragaan pada {on.isoformat()}.",
        fill=(85, 97, 110),
        font_size=26,
    )
    buffer = io.BytesIO()
    page.save(buffer, "PDF", resolution=150)
    return buffer.getvalue()
