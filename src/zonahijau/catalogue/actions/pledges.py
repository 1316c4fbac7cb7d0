"""Pledges: written, set on their day with whoever held the office, published, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue import pledging
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledges import wording
from zonahijau.catalogue.pledges.content import (
    ELEMENTS,
    LONGEST_SENTENCE,
    MOST_FURTHER,
    Pledged,
    read_pledged,
)
from zonahijau.catalogue.policies import checked_reason
from zonahijau.documents.models import Decree
from zonahijau.documents.signatories import signing_on
from zonahijau.documents.words import REGENT, UNIT
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.models import Government
from zonahijau.organisations.models import Unit as UnitRow
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refusal, Refused, Text, refuse

MANAGE = "manage_pledges"
DRAFT, SET, PUBLISHED = "draft", "set", "published"
Where = Government | UnitRow


class PledgeOvertaken(Refused):
    """Somebody else saved the same pledge meanwhile; ``current`` is what stands there now."""

    def __init__(self, current: Pledge):
        self.current = current
        what = Text("Maklumat ini baru saja diubah orang lain", "Somebody has just changed this")
        remedy = Text("Bandingkan, lalu simpan lagi", "Compare the two, then save again")
        super().__init__(Refusal(what, remedy))


@transaction.atomic
def begin_pledge(*, by: User, where: Where) -> Pledge:
    """A new version: as the one that stands says, else in the usual wording. Refused while another
    is being written."""
    check_may(by, MANAGE, where)
    government, unit = _locked(where)
    rows = Pledge.objects.filter(government=government, unit=unit)
    if rows.filter(state=DRAFT).exists():
        raise refuse(
            Text("Rancangan maklumat sudah ada", "A draft of the pledge is there already"),
            Text("Lanjutkan yang sudah ada", "Go on with that one"),
        )
    newest = rows.order_by("-version").first()
    pledge = Pledge.objects.create(
        government=government,
        unit=unit,
        version=newest.version + 1 if newest else 1,
        content=_start(where).as_json(),
        created_by=by,
    )
    _tell(by, "pledge-begun", pledge)
    return pledge


def _locked(where: Where) -> tuple[Government, UnitRow | None]:
    """Two people who begin at once begin one after the other."""
    unit = where if isinstance(where, UnitRow) else None
    if unit is not None:
        UnitRow.objects.select_for_update().get(pk=unit.pk)
        return unit.government, unit
    return Government.objects.select_for_update().get(pk=where.pk), None


def _start(where: Where) -> Pledged:
    stands = pledging.standing(where)
    if stands is not None:
        return replace(read_pledged(stands.content), covers=())
    if isinstance(where, UnitRow):
        return wording.usual()
    return wording.usual_of_region(f"Pemerintah {where.name}")


@transaction.atomic
def write_pledge(*, by: User, pledge: Pledge, words: Pledged, revision: int) -> Pledge:
    """Change the sentences of a draft; ``revision`` is the one that was on the screen."""
    row = _held(by, pledge)
    if row.revision != revision:
        raise PledgeOvertaken(row)
    _check_draft(row)
    row.content = _checked(words).as_json()
    row.revision += 1
    row.save(update_fields=["content", "revision"])
    _tell(by, "pledge-written", row)
    return row


@transaction.atomic
def set_pledge(*, by: User, pledge: Pledge, on: date, decree: Decree | None = None) -> Pledge:
    """Lay a draft down on its day: what it covers is counted now and stays, and whoever held the
    office on that day signs, also as Plt. or Plh.; the version before it is replaced."""
    row = _held(by, pledge)
    _check_draft(row)
    _check_day(on, row.government.today())
    words = _checked(read_pledged(row.content))
    if words.missing:
        raise _incomplete(words)
    if decree is not None and decree.government_id != row.government_id:
        raise LookupError("a decree of another government")
    where = row.unit or row.government
    signs = signing_on(where, UNIT if row.unit else REGENT, on)
    if not signs.name:
        raise _nobody_signs(signs.position, of_region=row.unit is None)
    replaced = pledging.of_place(where).filter(state__in=(SET, PUBLISHED))
    before = replaced.first()
    if before is not None and before.set_on and on < before.set_on:
        raise refuse(
            Text("Versi sebelumnya ditetapkan sesudah tanggal ini", "The version before is later"),
            Text("Periksa tanggalnya", "Check the day"),
            column="on",
        )
    Pledge.objects.filter(pk__in=[each.pk for each in replaced]).update(state="replaced")
    row.content = _counted(row, words)
    row.state, row.set_on, row.decree = SET, on, decree
    row.signatory, row.signatory_position = signs.name, signs.position
    row.capacity = signs.capacity
    row.revision += 1
    row.save()
    _tell(by, "pledge-set", row, {"on": on.isoformat(), "capacity": row.capacity})
    return row


def _counted(row: Pledge, words: Pledged) -> dict[str, Any]:
    """The content as it stays: with what it covers, or the region's four mandatory contents."""
    if row.unit is not None:
        return replace(words, covers=pledging.covered_now(row.unit)).as_json()
    return pledging.region_now(row.government, words).as_json()


def _incomplete(words: Pledged) -> Refused:
    labels = [ELEMENTS[name] for name in words.missing]
    return refuse(
        Text(f"Belum ada: {', '.join(each.id for each in labels)}",
             f"Missing: {', '.join(each.en for each in labels)}"),
        Text("Lengkapi ketiga unsurnya", "Write all three elements"),
    )  # fmt: skip


def _nobody_signs(position: str, *, of_region: bool) -> Refused:
    remedy = Text(
        "Catat pejabatnya (definitif, Plt., atau Plh.) di halaman Jabatan, lalu tetapkan lagi",
        "Enter the holder (also Plt. or Plh.) on the page of positions, then try again",
    )
    if of_region:
        remedy = Text(
            f"Di halaman unit Sekretariat Daerah tambahkan jabatan “{position}”, catat pejabatnya"
            " (definitif, Plt., atau Plh.), lalu tetapkan lagi",
            f"On the page of the unit Sekretariat Daerah add the position “{position}” and its"
            " holder (also Plt. or Plh.), then try again",
        )
    return refuse(
        Text(
            f"Pejabat {position} pada tanggal itu belum dicatat",
            f"Nobody is known to have been {position} on that day",
        ),
        remedy,
        column="on",
    )


@transaction.atomic
def publish_pledge(
    *, by: User, pledge: Pledge, on: date, where: str, evidence: Evidence | None = None
) -> Pledge:
    """Say since when and where the public can read a pledge that is set."""
    row = _held(by, pledge)
    if row.state not in (SET, PUBLISHED):
        raise refuse(
            Text("Maklumat ini belum ditetapkan", "This pledge is not set"),
            Text("Tetapkan dahulu", "Set it first"),
        )
    _check_day(on, row.government.today())
    if row.set_on and on < row.set_on:
        raise refuse(
            Text("Publikasi mendahului penetapan", "It was published before it was set"),
            Text("Periksa tanggalnya", "Check the day"),
            column="on",
        )
    if evidence is not None and evidence.government_id != row.government_id:
        raise LookupError("evidence of another government")
    row.state, row.published_on = PUBLISHED, on
    row.medium_note = _checked_place(where)
    row.evidence = evidence or row.evidence
    row.revision += 1
    row.save()
    _tell(by, "pledge-published", row, {"on": on.isoformat()})
    return row


def _checked_place(where: str) -> str:
    said = _trimmed(where)
    if not 1 <= len(said) <= 200:
        raise refuse(
            Text("Tempat publikasinya kosong atau terlalu panjang", "No place, or too long"),
            Text("Tulis di mana maklumat ini dapat dibaca", "Write where it can be read"),
            column="places",
        )
    return said


@transaction.atomic
def withdraw_pledge(*, by: User, pledge: Pledge, because: str) -> None:
    """Take a pledge out of force, or a draft away, with a reason; it stays in the history."""
    row = _held(by, pledge)
    if row.state not in (DRAFT, SET, PUBLISHED):
        raise refuse(
            Text("Maklumat ini sudah tidak berlaku", "This pledge is no longer in force"),
            Text("Tidak ada yang perlu dicabut", "There is nothing to withdraw"),
        )
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    row.state = "withdrawn"
    row.revision += 1
    row.save(update_fields=["state", "withdrawn_at", "withdrawn_because", "revision"])
    _tell(by, "pledge-withdrawn", row)


def _held(by: User, pledge: Pledge) -> Pledge:
    rows = Pledge.objects.select_related("unit__government", "government__region")
    row: Pledge = rows.select_for_update(of=("self",)).get(pk=pledge.pk)
    check_may(by, MANAGE, row.unit or row.government)
    return row


def _check_draft(row: Pledge) -> None:
    if row.state != DRAFT:
        raise refuse(
            Text("Maklumat yang sudah ditetapkan tidak berubah", "A pledge that is set stays"),
            Text("Susun versi baru", "Write a new version"),
        )


def _check_day(on: date, today: date) -> None:
    if on > today:
        raise refuse(
            Text("Tanggal ini masih akan datang", "This day is to come"),
            Text("Catat setelah dilakukan", "Enter it once it was done"),
            column="on",
        )


def _checked(words: Pledged) -> Pledged:
    """The same without stray spaces; Refused for a sentence that no poster could hold."""
    further = (_trimmed(each) for each in words.further)
    trimmed = replace(
        words,
        promise=_trimmed(words.promise),
        improvement=_trimmed(words.improvement),
        consequence=_trimmed(words.consequence),
        further=tuple(each for each in further if each),
    )
    for name in ELEMENTS:
        _check_length(getattr(trimmed, name), name)
    for each in trimmed.further:
        _check_length(each, "further")
    if len(trimmed.further) > MOST_FURTHER:
        raise refuse(
            Text(f"Paling banyak {MOST_FURTHER} janji tambahan", f"At most {MOST_FURTHER} more"),
            Text("Gabungkan atau hapus sebagian", "Join or drop some"),
            column="further",
        )
    return trimmed


def _trimmed(sentence: str) -> str:
    return " ".join(sentence.split())


def _check_length(sentence: str, column: str) -> None:
    if len(sentence) > LONGEST_SENTENCE:
        raise refuse(
            Text(f"Lebih dari {LONGEST_SENTENCE} huruf", f"More than {LONGEST_SENTENCE} letters"),
            Text("Tulis lebih singkat agar terbaca di dinding", "Write it briefly for the wall"),
            column=column,
        )


def _tell(by: User, action: str, pledge: Pledge, details: dict[str, Any] | None = None) -> None:
    unit = {"unit": str(pledge.unit.uid)} if pledge.unit else {}
    audit.record(
        government=pledge.government,
        by=by,
        action=action,
        subject=pledge,
        details={**unit, "version": pledge.version, **(details or {})},
    )
