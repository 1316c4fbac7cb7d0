"""Accepting many reports at once: all that were chosen, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction

from zonahijau.accounts.models import User
from zonahijau.organisations.policies import Overtaken
from zonahijau.surveys.actions.reports import accept
from zonahijau.surveys.models import Report
from zonahijau.surveys.reporting import period_said
from zonahijau.wording import Refusal, Refused, Text, refuse

Chosen = tuple[Report, int]
"""A report with the revision in which it was looked at."""


@transaction.atomic
def accept_many(*, by: User, chosen: Sequence[Chosen]) -> int:
    """Accept every report of a choice, each with its own entry in the audit trail; how many.

    Refused, and none accepted, where one cannot be: with every reason, each at its unit.
    """
    if not chosen:
        raise refuse(
            Text("Belum ada laporan yang dipilih", "No report is chosen"),
            Text("Centang paling sedikit satu laporan", "Tick at least one report"),
        )
    faults: list[Refusal] = []
    for report, revision in sorted(chosen, key=lambda each: each[0].pk):
        try:
            accept(by=by, report=report, revision=revision)
        except Refused as refused:
            faults += _at(report, refused)
    if faults:
        raise Refused(*faults)
    return len(chosen)


def _at(report: Report, refused: Refused) -> Iterator[Refusal]:
    """The reasons with the report that they keep back."""
    said = (_CHANGED,) if isinstance(refused, Overtaken) else refused.refusals
    period = period_said(report.start, report.until)
    for each in said:
        what = Text(
            f"{report.unit.name}, {period.id}: {each.what.id}",
            f"{report.unit.name}, {period.en}: {each.what.en}",
        )
        yield Refusal(what, each.remedy)


_CHANGED = Refusal(
    Text("laporan berubah sesudah Anda melihatnya", "the report changed after you looked at it"),
    Text("Lihat lagi, lalu pilih kembali", "Look at it again, then choose it anew"),
)
