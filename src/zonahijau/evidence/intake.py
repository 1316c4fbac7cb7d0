"""From an upload to bytes that are kept and known; nothing is written about them yet."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from zonahijau.evidence import contents, storage
from zonahijau.evidence.pictures import Picture, read_picture
from zonahijau.evidence.slots import PICTURES, SLOTS
from zonahijau.organisations.models import Government


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that has been checked and kept. ``look`` is signed; ``lat`` and ``lon`` are
    millionths of a degree, and None unless the government keeps positions."""

    sha256: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None
    look: int | None = None
    taken_on: date | None = None
    lat: int | None = None
    lon: int | None = None

    def as_json(self) -> dict[str, Any]:
        """For a preview that waits; the other way is :meth:`of_json`."""
        said = asdict(self)
        said["taken_on"] = self.taken_on.isoformat() if self.taken_on else None
        return said

    @classmethod
    def of_json(cls, said: Mapping[str, Any]) -> "Taken":
        """What :meth:`as_json` wrote."""
        day = said["taken_on"]
        return cls(**{**said, "taken_on": date.fromisoformat(day) if day else None})


def take_in(chunks: Iterable[bytes], *, name: str, kind: str, government: Government) -> Taken:
    """Check an uploaded file for its slot and keep its bytes under their hash.

    Refused, with the file's name, for what :mod:`contents` and :mod:`pictures` refuse. Nothing is
    left behind then.
    """
    slot = SLOTS[kind]
    with storage.receiving(chunks, slot, name) as incoming:
        contents.check_size(incoming.size, slot, name)
        media_type = contents.identify(incoming.path, slot, name)
        taken = Taken(incoming.sha256, incoming.size, media_type)
        if media_type in PICTURES:
            taken = _with_picture(taken, incoming, name, government)
        storage.keep(incoming.path, storage.place(government.uid, taken.sha256))
    return taken


def _with_picture(
    taken: Taken, incoming: storage.Incoming, name: str, government: Government
) -> Taken:
    shown, small = storage.new_file(), storage.new_file()
    try:
        picture = read_picture(incoming.path, shown, small, name)
        for path, which in ((shown, storage.SHOWN), (small, storage.SMALL)):
            storage.keep(path, storage.place(government.uid, taken.sha256, which))
    finally:
        shown.unlink(missing_ok=True)
        small.unlink(missing_ok=True)
    return _described(taken, picture, bool(government.settings.get("keep_photo_position")))


def _described(taken: Taken, picture: Picture, keep_position: bool) -> Taken:
    position = picture.position if keep_position else None
    return replace(
        taken,
        width=picture.width,
        height=picture.height,
        look=picture.look,
        taken_on=picture.taken_on,
        lat=position.lat if position else None,
        lon=position.lon if position else None,
    )
