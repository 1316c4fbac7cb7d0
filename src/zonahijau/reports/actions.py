"""Issuing papers: whatever is printed is known by its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau import __version__
from zonahijau.audit import record
from zonahijau.documents.typesetting import sha256_of
from zonahijau.reports.models import Paper

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
