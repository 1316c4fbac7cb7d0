"""What the pledge of a unit answers for indicators."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zonahijau.catalogue import pledging
from zonahijau.catalogue.kinds import PUBLICATION_MEDIA
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledges.content import read_pledged
from zonahijau.catalogue.standard_facts import ONLINE
from zonahijau.instruments.facts import KnownFact
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Unit

PREFIX = "pledge"
_ORIGIN = Text("Maklumat di katalog", "The pledge in the catalogue")
_PARTS = "; "


def places_said(media: list[str], more: str = "") -> str:
    """Where a pledge can be read, in the words that :func:`media_of` knows again."""
    labels = [PUBLICATION_MEDIA[each].id for each in media]
    return _PARTS.join([*labels, *([more] if more else [])])


def media_of(pledge: Pledge) -> frozenset[str]:
    """The media that its publication names."""
    said = set(pledge.medium_note.split(_PARTS))
    found = (medium for medium, label in PUBLICATION_MEDIA.items() if label.id in said)
    return frozenset(found) if pledge.state == "published" else frozenset()


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterator[KnownFact]:  # noqa: ARG001
    """Answers ``pledge.*`` from the newest pledge; says nothing where there is none, for one on
    paper may hang on the wall. One query."""
    rows = list(pledging.of_place(unit).filter(state__in=("draft", "set", "published")))
    stands = next((row for row in rows if row.state != "draft"), None)
    row = stands or next(iter(rows), None)
    if row is None:
        return
    link = reverse("catalogue:pledge_one", kwargs={"pledge": row.uid})
    evidence = (row.evidence_id,) if row.evidence_id else ()
    for key, (holds, level) in _answers(row).items():
        if key in keys:
            yield KnownFact(
                key, holds, _said(row), _ORIGIN, unit.government.today(), link, level, evidence
            )


def _answers(row: Pledge) -> dict[str, tuple[bool | Fraction, Fraction | None]]:
    words, media = read_pledged(row.content), media_of(row)
    is_set, is_out = row.state != "draft", row.state == "published"
    onsite, online = "onsite" in media, bool(ONLINE & media)
    out = 3 if onsite and online else 2 if is_out else 1
    substance = 3 if words.is_lawful else 2 if words.promise else 1
    reached = _reached(is_set, words.is_lawful, onsite, online)
    return {
        "pledge.document.set": (is_set, None),
        "pledge.substance.lawful": (words.is_lawful, Fraction(substance)),
        "pledge.published": (is_out, Fraction(out)),
        "pledge.published_onsite": (onsite, None),
        "pledge.published_online": (online, None),
        "pledge.lifecycle.reached": (Fraction(reached), None),
    }


def _reached(is_set: bool, lawful: bool, onsite: bool, online: bool) -> int:
    """IPP A5: draft, set, its substance lawful, published on paper, and on a screen as well."""
    if not is_set:
        return 1
    if not lawful:
        return 2
    return 3 + onsite + (onsite and online)


def _said(row: Pledge) -> Text:
    state = row.get_state_display()
    where = f", {row.medium_note}" if row.medium_note else ""
    return Text(f"versi {row.version}: {state}{where}", f"version {row.version}: {state}{where}")
