"""Letterheads of a government and its units."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents.drafting import parts_of
from zonahijau.documents.files import keep_made
from zonahijau.documents.models import Letterhead
from zonahijau.documents.words import LEVELS, UNIT
from zonahijau.evidence import storage
from zonahijau.evidence.contents import identify
from zonahijau.evidence.models import Blob
from zonahijau.evidence.pictures import opened
from zonahijau.evidence.slots import PHOTO, SLOTS
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.policies import Overtaken
from zonahijau.wording import Text, refuse

MOST_LINES, LONGEST_LINE, EMBLEM_SIDE = 5, 120, 600


@dataclass(frozen=True, slots=True)
class LetterheadFacts:
    """What an office writes at the top of its papers."""

    lines: tuple[str, ...]
    address: str = ""
    contact: str = ""
    place: str = ""


@transaction.atomic
def save_letterhead(
    *,
    by: User | None,
    where: Government | Unit,
    level: str,
    facts: LetterheadFacts,
    emblem: Blob | None = None,
    keep_emblem: bool = True,
    revision: int = 0,
) -> Letterhead:
    """Enter or change the letterhead of a level; ``revision`` 0 is for one that is not there."""
    if by is not None:
        check_may(by, "manage_letterheads", where)
    government, unit = parts_of(where)
    _check(level, unit, facts)
    rows = Letterhead.objects.select_for_update(of=("self",))
    held = rows.filter(government=government, level=level, unit=unit).first()
    if (held.revision if held else 0) != revision:
        raise Overtaken({"letterhead": held})
    held = held or Letterhead(government=government, level=level, unit=unit, revision=0)
    held.lines, held.address = list(facts.lines), facts.address.strip()
    held.contact, held.place = facts.contact.strip(), facts.place.strip()
    held.emblem = emblem or (held.emblem if keep_emblem else None)
    held.revision += 1
    held.save()
    audit.record(
        government=government,
        by=by,
        action="letterhead-saved",
        subject=unit or government,
        details={"level": level, "emblem": held.emblem.sha256 if held.emblem else None},
    )
    return held


def take_emblem(government: Government, chunks: Iterable[bytes], name: str) -> Blob:
    """A picture drawn anew as a small PNG, so that nothing but its pixels is printed."""
    from PIL import Image

    slot = SLOTS[PHOTO]
    with storage.receiving(chunks, slot, name) as incoming:
        identify(incoming.path, slot, name)
        with opened(incoming.path, name) as emblem:
            emblem.thumbnail((EMBLEM_SIDE, EMBLEM_SIDE))
            side = max(emblem.size)
            square = Image.new("RGBA", (side, side), (255, 255, 255, 0))
            picture = emblem.convert("RGBA")
            square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    drawn = io.BytesIO()
    square.save(drawn, "PNG", optimize=True)
    return keep_made(government, drawn.getvalue(), "image/png", name)


def _check(level: str, unit: Unit | None, facts: LetterheadFacts) -> None:
    if level not in LEVELS or (level == UNIT) != (unit is not None):
        raise LookupError(level)
    lines = facts.lines
    if not 1 <= len(lines) <= MOST_LINES or max(map(len, lines)) > LONGEST_LINE:
        raise refuse(
            Text(
                f"Kop berisi 1 sampai {MOST_LINES} baris, masing-masing paling banyak"
                f" {LONGEST_LINE} huruf",
                f"A letterhead has 1 to {MOST_LINES} lines of at most {LONGEST_LINE} letters",
            ),
            Text("Tulis satu baris nama per baris isian", "Write one line of names on each line"),
            column="lines",
        )
