"""Results that another body published: entered with their source, never computed here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments.models import OfficialResult
from zonahijau.audit import record
from zonahijau.lawbook.library import load_instrument
from zonahijau.lawbook.numbers import exact
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.roll_up import classify
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Government, Unit


FIRST_YEAR = 2004
"""The year of the oldest instrument that is known here."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the score as printed, its class as printed, and where it stands."""

    instrument_id: str
    year: int
    score: str
    band: str
    zone: str
    source_title: str
    source_link: str = ""
    decree: str = ""
    published_on: date | None = None
    named: str = ""


@transaction.atomic
def enter_official_result(
    *, government: Government, published: Published, by: User | None, unit: Unit | None = None
) -> OfficialResult:
    """Enter a published result of the region or of a unit.

    Refuses one without a source, a score outside the instrument's scale, and a zone that
    contradicts the score; a class that disagrees with the table is kept as printed. ``by`` is None
    only for what ships with the demonstration.
    """
    if by is not None:
        check_may(by, "enter_official_result", government)
    if unit is not None and unit.government_id != government.pk:
        raise refuse(
            Text("unit ini milik pemerintah daerah lain", "the unit is of another government"),
            Text("pilih unit sendiri", "choose a unit of your own"),
        )
    score = _checked_score(published, "unit" if unit else "region", government.today().year)
    result = OfficialResult.objects.create(
        government=government,
        unit=unit,
        named=published.named,
        instrument_id=published.instrument_id,
        year=published.year,
        score=score,
        band=published.band,
        zone=published.zone,
        source_title=published.source_title.strip(),
        source_link=published.source_link,
        decree=published.decree,
        published_on=published.published_on,
        entered_by=by,
    )
    record(
        government=government,
        by=by,
        action="official-result-entered",
        subject=result,
        details={"instrument": published.instrument_id, "score": score},
    )
    return result


def _checked_score(published: Published, level: str, this_year: int) -> str:
    """The score as printed, with a decimal point; refuses what cannot have been published."""
    if not published.source_title.strip():
        raise refuse(
            Text("sumber nilai resmi belum disebut", "the source of the result is not named"),
            Text("tulis lembaga, judul, dan tanggalnya", "write body, title and date"),
            column="source_title",
        )
    if not FIRST_YEAR <= published.year <= this_year:
        raise refuse(
            Text(f"tahun {published.year} di luar jangkauan", f"the year {published.year} is out"),
            Text(f"tulis {FIRST_YEAR} sampai tahun ini", f"write {FIRST_YEAR} to this year"),
            column="year",
        )
    printed = published.score.strip().replace(",", ".")
    try:
        score = exact(printed)
    except ValueError:
        raise refuse(
            Text(f"“{published.score}” bukan angka", f"“{published.score}” is not a number"),
            Text("tulis misalnya 87,59", "write for instance 87.59"),
            column="score",
        ) from None
    _, band = classify(load_instrument(published.instrument_id), score, level)
    if published.zone and published.zone != (band.zone or ""):
        raise refuse(
            Text(
                f"zona {published.zone} bertentangan dengan nilai {published.score}",
                f"zone {published.zone} contradicts the score {published.score}",
            ),
            Text("periksa keduanya pada sumbernya", "check both in the source"),
            column="zone",
        )
    return printed


@transaction.atomic
def withdraw_official_result(*, result: OfficialResult, because: str, by: User) -> None:
    """Take a wrongly entered result off the pages; the row and the reason stay."""
    check_may(by, "enter_official_result", result.government)
    if result.withdrawn_at:
        raise refuse(
            Text("hasil ini sudah ditarik", "this result is already withdrawn"),
            Text("muat ulang halaman", "reload the page"),
        )
    if not because.strip():
        raise refuse(
            Text("alasan kosong", "the reason is empty"),
            Text("tulis alasannya", "write the reason"),
            column="because",
        )
    result.withdrawn_at, result.withdrawn_because = timezone.now(), because.strip()
    result.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(government=result.government, by=by, action="official-result-withdrawn", subject=result)
