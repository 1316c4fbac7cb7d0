"""What reports write: the hash of whatever is printed, and the steps of the hour put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau import __version__
from zonahijau.audit import record
from zonahijau.documents.typesetting import sha256_of
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.reports.first_hour import BY_SLUG, KEY
from zonahijau.reports.models import Paper
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.assessments.models import Result


@transaction.atomic
def issue(*, result: Result, pdf: bytes, language: str, by: User) -> Paper:
    """Enter a printed card in the register; the same paper is entered once."""
    paper, is_new = Paper.objects.get_or_create(
        result=result,
        sha256=sha256_of(pdf),
        defaults={
            "government_id": result.government_id,
            "language": language,
            "engine": __version__,
        },
    )
    if is_new:
        record(
            government=result.government_id,
            by=by,
            action="report-card-issued",
            subject=result,
            details={"paper": paper.sha256, "language": language},
        )
    return paper


@transaction.atomic
def put_off(*, by: User, government: Government, slug: str, again: bool = False) -> None:
    """Put a step of the first hour off, or take it up ``again``; what is done stays done."""
    check_may(by, "manage_recaps", government)
    step = BY_SLUG.get(slug)
    if step is None or not step.may_wait:
        raise refuse(
            Text("Langkah ini tidak dapat dilewati", "This step cannot be put off"),
            Text("Kerjakan, atau mulai dari langkah lain", "Do it, or begin with another"),
        )
    row = Government.objects.select_for_update().get(pk=government.pk)
    before = set(row.settings.get(KEY, ()))
    after = before - {slug} if again else before | {slug}
    if after == before:
        return
    row.settings = row.settings | {KEY: sorted(after)}
    row.save(update_fields=["settings"])
    government.settings = row.settings
    action = "first-hour-taken-up" if again else "first-hour-put-off"
    record(government=row, by=by, action=action, subject=row, details={"step": slug})
