"""Single-use codes: made for a printed sheet, known afterwards by their hash only."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys.codes import new_code
from zonahijau.surveys.models import Campaign, Code
from zonahijau.surveys.submissions import digest_of
from zonahijau.wording import Text, refuse

MOST = 2_000
"""Codes made at once: a hundred sheets."""


@transaction.atomic
def make_codes(*, by: User, campaign: Campaign, count: int) -> list[str]:
    """New codes of a survey, readable now and never again.

    They are kept in the order of their random keys, so that nobody can tell from the rows which
    one stood where on the sheet.
    """
    check_may(by, "manage_surveys", campaign.unit)
    if not 1 <= count <= MOST:
        raise refuse(
            Text("Jumlah kode 1 sampai {most}", "Between 1 and {most} codes").fill(most=MOST),
            Text("Tulis banyaknya kode", "Write how many codes"),
            column="count",
        )
    today = campaign.government.today()
    codes = [new_code() for _ in range(count)]
    rows = [
        Code(campaign=campaign, digest=digest_of(campaign, code), issued_on=today) for code in codes
    ]
    Code.objects.bulk_create(sorted(rows, key=lambda row: row.pk))
    audit.record(
        government=campaign.government_id,
        by=by,
        action="survey-codes-made",
        subject=campaign,
        details={"count": count},
    )
    return codes


@transaction.atomic
def void_codes(*, by: User, campaign: Campaign, issued_on: date) -> int:
    """Make the unused codes of a day useless, because a sheet was lost; how many."""
    check_may(by, "manage_surveys", campaign.unit)
    unused = Code.objects.filter(campaign=campaign, issued_on=issued_on, spent=False, void=False)
    count = unused.update(void=True)
    audit.record(
        government=campaign.government_id,
        by=by,
        action="survey-codes-voided",
        subject=campaign,
        details={"count": count, "on": issued_on.isoformat()},
    )
    return count
