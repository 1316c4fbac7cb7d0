"""Moving the answers of surveys that ended long ago into the history, and nothing twice.

The file is whole and on the disk before a row goes, and rows go in one transaction with the row
that says so. Killed before that, the file counts for nothing and the next run writes it anew;
killed after it, the survey has moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from zonahijau import audit
from zonahijau.organisations.models import Government
from zonahijau.surveys import past, sealing
from zonahijau.surveys.actions.mixing import SHELF, leave_nothing_behind, would_mix
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.history.layout import part_of, write_part
from zonahijau.surveys.history.rows import batch_of, read_part
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.models import Campaign, PastAnswers, Seal, WaitingAnswer

TYPING = timedelta(days=30)
"""So long somebody may still be entering an unfinished bundle."""


def movable(government: Government, today: date, after: int | None = None) -> QuerySet[Campaign]:
    """The surveys of a government that closed so many days ago and in which nothing has moved
    since: no count, no sheet that came or was taken back. ``after`` None asks the setting, where 0
    is never."""
    days = settings.SURVEYS_HISTORY_AFTER if after is None else after
    if after is None and not days:
        return Campaign.objects.none()
    until = today - timedelta(days=days)
    late = Q(sheets__entered_on__gt=until) | Q(sheets__withdrawn_at__date__gt=until)
    typed = Q(sheets__state="draft", sheets__answers__gt=0, sheets__entered_on__gt=today - TYPING)
    moving = Campaign.objects.filter(late | typed, government=government).values("pk")
    closed = Campaign.objects.filter(
        government=government, state="closed", closed_on__lte=until, mixed_on__lte=until
    )
    return closed.filter(past=None, withdrawn_at=None, answers__gt=0).exclude(pk__in=moving)


@transaction.atomic
def move(*, campaign: Campaign, on: date) -> PastAnswers | None:
    """Move the counted answers of a closed survey into the history; None where that was done, or
    where the next mixing would count late answers and bundles, or take bundles out, first.

    The answers are read back from the file before they leave the database.
    """
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("government", "unit")
    row = rows.get(pk=campaign.pk)
    has_moved = PastAnswers.objects.filter(campaign=row).exists()
    if row.state != "closed" or has_moved or would_mix(row, on):
        return None
    moved = PastAnswers(
        campaign=row,
        year=(row.until - timedelta(days=1)).year,
        region=row.government.region_id.replace(".", ""),
        moved_on=on,
    )
    moved.answers = _write(moved)
    moved.sha256 = past.fingerprint_of(past.file_of(moved))
    _forget(row)
    moved.save(force_insert=True)
    details = {"count": moved.answers, "year": moved.year}
    audit.record(
        government=row.government_id, by=None, action="survey-moved", subject=row, details=details
    )
    return moved


def _write(moved: PastAnswers) -> int:
    """The file, proven to hold the same answers; how many."""
    campaign, asking = moved.campaign, Asking.of(moved.campaign.questions)
    services = past.names_of(campaign)
    history, name = past.history_of(campaign), str(campaign.uid)
    batches = (
        batch_of(answers, asking, campaign.unit_id, services) for answers in _pieces(campaign)
    )
    count = write_part(history, moved.year, moved.region, name, batches)
    back = {name: key for key, name in services.items()}
    written = read_part(part_of(history, moved.year, moved.region, name), asking, back)
    if Counter(written) != Counter(past.in_database(campaign)):
        raise RuntimeError("the history would hold other answers than the database")
    return count


def _pieces(campaign: Campaign) -> Iterator[list[Answer]]:
    piece: list[Answer] = []
    for answer in past.in_database(campaign):
        piece.append(answer)
        if len(piece) == SHELF:
            yield piece
            piece = []
    yield piece


def _forget(campaign: Campaign) -> None:
    """Take the answers out of the database, those too that will never count: of bundles that were
    taken back and of the few that wait. What a sheet was, and how many it had, stays."""
    leave_nothing_behind()
    campaign.shelves.all().delete()
    campaign.sheets.update(lines="", comments=[])
    for seal in Seal.objects.filter(campaign=campaign):
        WaitingAnswer.objects.filter(seal=seal).delete()
        number = seal.pk
        seal.delete()
        transaction.on_commit(partial(sealing.destroy, number))
