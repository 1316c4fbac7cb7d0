"""Adding answers to the sums of their cells, taking them out, and counting all anew."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from zonahijau.surveys.asking import Asking
from zonahijau.surveys.fraud import counts_of, most_in_one_hour
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.models import Campaign, Signal, Tally
from zonahijau.surveys.past import all_counted
from zonahijau.surveys.submissions import Submission
from zonahijau.surveys.tallies import Cell, Counted, add_up


def count(
    campaign: Campaign, asking: Asking, added: Sequence[Answer], gone: Sequence[Answer]
) -> None:
    """Move the tallies of a survey by answers that came in and answers that went out."""
    came, went = add_up(added, asking), add_up(gone, asking)
    rows = {(row.table, row.cell): row for row in campaign.tallies.select_for_update()}
    for cell in sorted(came.keys() | went.keys()):
        row = rows.get(cell) or _begun(campaign, cell, asking)
        _move(row, came.get(cell), went.get(cell))


def _begun(campaign: Campaign, cell: Cell, asking: Asking) -> Tally:
    return Tally(
        government_id=campaign.government_id,
        campaign=campaign,
        table=cell[0],
        cell=cell[1],
        sums=Counted.nobody(asking).packed(),
    )


def _move(row: Tally, came: Counted | None, went: Counted | None) -> None:
    counted = Counted.unpacked(row.answers, row.sums)
    if came:
        counted = counted.with_(came)
    if went:
        counted = counted.with_(went, -1)
    row.answers, row.sums = counted.answers, counted.packed()
    row.save()


def raise_signals(campaign: Campaign, submissions: Sequence[Submission]) -> None:
    """Add up what may point to fraud, and over which ways people answered; then it is forgotten."""
    counts = counts_of(submissions, late=campaign.state == "closed")
    burst = most_in_one_hour(submissions)
    for kind, number in counts.items():
        if number:
            row, _ = Signal.objects.get_or_create(campaign=campaign, kind=kind)
            row.count += number
            row.save(update_fields=["count"])
    if burst:
        row, _ = Signal.objects.get_or_create(campaign=campaign, kind="burst")
        row.count = max(row.count, burst)
        row.save(update_fields=["count"])


@transaction.atomic
def recount(*, campaign: Campaign) -> list[Cell]:
    """Count a survey anew from its answers; the cells whose tally was another, now put right."""
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    asking = Asking.of(row.questions)
    true = add_up(all_counted(row), asking)
    kept = {(tally.table, tally.cell): tally for tally in row.tallies.all()}
    wrong = [cell for cell in sorted(true.keys() | kept.keys()) if _differs(kept, true, cell)]
    for cell in wrong:
        counted = true.get(cell) or Counted.nobody(asking)
        tally = kept.get(cell) or _begun(row, cell, asking)
        tally.answers, tally.sums = counted.answers, counted.packed()
        tally.save()
    _put_right(row, sum(1 for _ in all_counted(row)))
    return wrong


def _differs(kept: dict[Cell, Tally], true: dict[Cell, Counted], cell: Cell) -> bool:
    """A cell that everybody has left stays with a tally of nobody."""
    stored, counted = kept.get(cell), true.get(cell)
    if stored is None or counted is None:
        return stored is None or stored.answers != 0
    return (stored.answers, stored.sums) != (counted.answers, counted.packed())


def _put_right(campaign: Campaign, answers: int) -> None:
    if campaign.answers != answers:
        campaign.answers = answers
        campaign.save(update_fields=["answers"])
