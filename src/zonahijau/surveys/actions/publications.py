"""Where the results of a survey were published, and what shows it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.kinds import PUBLICATION_MEDIA
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.actions.reports import WRITE
from zonahijau.surveys.models import Publication, Report
from zonahijau.wording import Text, refuse


@transaction.atomic
def publish(
    *,
    by: User,
    report: Report,
    medium: str,
    on: date,
    where: str = "",
    evidence: Evidence | None = None,
) -> Publication:
    """Write down that the results can be read in a medium since a day; a second time for the same
    medium it says so better."""
    check_may(by, WRITE, report.unit)
    _check(report, medium, on, evidence)
    row = Publication.objects.standing().filter(report=report, medium=medium).first()
    row = row or Publication(
        government_id=report.government_id, report=report, medium=medium, by=by
    )
    row.on, row.where, row.evidence = on, where.strip()[:200], evidence or row.evidence
    row.save()
    if report.published_on is None or on < report.published_on:
        report.published_on = on
        report.save(update_fields=["published_on"])
    _tell(by, "survey-result-published", row)
    return row


@transaction.atomic
def unpublish(*, by: User, publication: Publication) -> None:
    """It was entered by mistake, or can be read there no longer."""
    rows = Publication.objects.standing().select_related("report__unit")
    row = rows.select_for_update(of=("self",)).get(pk=publication.pk)
    check_may(by, WRITE, row.report.unit)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    _tell(by, "survey-result-unpublished", row)


def _check(report: Report, medium: str, on: date, evidence: Evidence | None) -> None:
    if medium not in PUBLICATION_MEDIA:
        raise LookupError(medium)
    if evidence is not None and evidence.unit_id != report.unit_id:
        raise LookupError("evidence of another unit")
    if not report.start < on <= report.government.today():
        raise refuse(
            Text("Tanggalnya di masa depan atau sebelum survei",
                 "The day is to come, or before the survey"),
            Text("Periksa tanggalnya", "Check the day"),
            column="on",
        )  # fmt: skip


def _tell(by: User, action: str, row: Publication) -> None:
    details = {"medium": row.medium, "on": row.on.isoformat()}
    audit.record(
        government=row.government_id, by=by, action=action, subject=row.report, details=details
    )
