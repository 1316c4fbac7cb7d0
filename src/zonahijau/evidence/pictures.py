"""Pictures: what the camera wrote into them, what is shown of them, how they look.

What is served is drawn anew from the pixels, so nothing that the camera or anybody else hid in the
file reaches a reader. The original bytes stay sealed: they are kept to prove the hash, never
served.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import imagehash
from PIL import Image, ImageOps

from zonahijau.evidence.looks import signed
from zonahijau.evidence.slots import MOST_PIXELS, MOST_PIXELS_WHOLE
from zonahijau.wording import Refused, Text, refuse

SHOWN_EDGE, SMALL_EDGE = 2048, 480
_FLAT = 24
"""A picture whose lightest and darkest grey are closer looks like every other such picture."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_TAKEN = (0x9003, 0x9004)
_CHANGED, _ORIENTATION = 0x0132, 0x0112
_EXIF, _GPS = 0x8769, 0x8825
_BROKEN = (
    OSError, SyntaxError, ValueError, LookupError, EOFError, MemoryError, TypeError,
    ArithmeticError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow answers to damage, on purpose or not."""

_ROOM = BoundedSemaphore(2)
"""No more pictures are unpacked at once than a small machine has memory for."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where on earth, in millionths of a degree."""

    lat: int
    lon: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a picture: its size as it is seen, when and where it was taken, its look."""

    width: int
    height: int
    taken_on: date | None
    position: Position | None
    look: int | None


def read_picture(path: Path, shown: Path, small: Path, name: str) -> Picture:
    """Read a picture, and write what is shown of it in full and in small.

    Refused when it is too large to be unpacked, or damaged.
    """
    with _ROOM:
        return _read_picture(path, shown, small, name)


def _read_picture(path: Path, shown: Path, small: Path, name: str) -> Picture:
    with opened(path, name) as image:
        exif = image.getexif()
        size = _as_seen(image.size, exif)
        taken_on, position = camera_notes(exif)
        image.draft("RGB", (SHOWN_EDGE, SHOWN_EDGE))
        upright = _plain(image)
    _write(upright, SHOWN_EDGE, shown, 84)
    _write(upright, SMALL_EDGE, small, 76)
    return Picture(*size, taken_on, position, look_of(upright))


@contextmanager
def opened(path: Path, name: str) -> Iterator[Image.Image]:
    """A picture to be unpacked; Refused when it is too large for that, or damaged."""
    try:
        with Image.open(path, formats=_FORMATS) as image:
            check_pixels(*image.size, name, image.format in {"JPEG", "MPO"})
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(name) from None
    except _BROKEN:
        raise _damaged(name) from None


def check_pixels(width: int, height: int, name: str, is_jpeg: bool = True) -> None:
    """Refused when unpacking would take too much memory; only a JPEG is unpacked small at once."""
    most = MOST_PIXELS if is_jpeg else MOST_PIXELS_WHOLE
    if width * height > most:
        raise _too_many_pixels(name, most)


def _as_seen(size: tuple[int, int], exif: Image.Exif) -> tuple[int, int]:
    """Width and height as they are seen: a picture taken upright may be stored lying."""
    lying = exif.get(_ORIENTATION, 1) in {5, 6, 7, 8}
    return (size[1], size[0]) if lying else size


def _plain(image: Image.Image) -> Image.Image:
    """Upright, in red, green and blue, with nothing behind it but white."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda grey: grey / 256).convert("L")
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        upright = Image.alpha_composite(white, layer)
    return upright.convert("RGB")


def _write(image: Image.Image, edge: int, path: Path, quality: int) -> None:
    copy = image.copy()
    copy.thumbnail((edge, edge))
    copy.info.clear()
    copy.save(path, "JPEG", quality=quality, optimize=True, progressive=True)


def look_of(image: Image.Image) -> int | None:
    """The perceptual hash as a signed integer; None for a picture with nothing to see in it."""
    grey = image.convert("L").histogram()
    seen = [level for level, pixels in enumerate(grey) if pixels]
    if seen[-1] - seen[0] < _FLAT:
        return None
    return signed(int(str(imagehash.phash(image)), 16))


def camera_notes(exif: Any) -> tuple[date | None, Position | None]:
    """When and where a picture was taken, as far as the camera wrote it down soundly."""
    inner = exif.get_ifd(_EXIF)
    stamps = [*(inner.get(tag) for tag in _TAKEN), exif.get(_CHANGED)]
    days = (day for stamp in stamps if (day := _day(stamp)))
    return next(days, None), _position(exif.get_ifd(_GPS))


def _day(stamp: object) -> date | None:
    try:
        return datetime.strptime(str(stamp)[:10], "%Y:%m:%d").date()
    except ValueError:
        return None


def _position(gps: Mapping[int, Any]) -> Position | None:
    lat = _degrees(gps.get(2), gps.get(1), "S", 90)
    lon = _degrees(gps.get(4), gps.get(3), "W", 180)
    return None if lat is None or lon is None else Position(lat, lon)


def _degrees(parts: Any, side: object, negative: str, most: int) -> int | None:
    """Degrees, minutes and seconds as millionths of a degree."""
    try:
        degrees, minutes, seconds = (Fraction(p.numerator, p.denominator) for p in parts)
    except (TypeError, ValueError, AttributeError, ZeroDivisionError):
        return None
    whole = degrees + minutes / 60 + seconds / 3600
    if not 0 <= whole <= most:
        return None
    return round(whole * 1_000_000) * (-1 if str(side).upper() == negative else 1)


def _too_many_pixels(name: str, pixels: int = MOST_PIXELS) -> Refused:
    most = pixels // 1_000_000
    what = Text(
        f"Gambar ini lebih dari {most} megapiksel", f"This picture has more than {most} megapixels"
    )
    remedy = Text("Kecilkan resolusinya, lalu unggah lagi", "Make it smaller, then upload it again")
    return refuse(what, remedy, file=name)


def _damaged(name: str) -> Refused:
    what = Text("Gambar ini rusak atau terpotong", "This picture is damaged or cut off")
    remedy = Text("Kirim ulang dari kamera atau ponsel", "Send it again from the camera or phone")
    return refuse(what, remedy, file=name)
