"""What others may read of surveys. Nobody else opens shelves, sheets or tallies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from zonahijau.organisations.models import Government
from zonahijau.surveys.hiding import complete, hidden_of
from zonahijau.surveys.models import Campaign, CampaignService, Standing, WaitingAnswer
from zonahijau.surveys.policies import LEAST
from zonahijau.surveys.tallies import Counted
from zonahijau.surveys.words import BY_SERVICE, WHOLE


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole of a survey as it may be shown, and since when."""

    on: date
    counted: Counted


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a table: ``counted`` is None where it is hidden, because it is small or would give
    a small one away."""

    cell: str
    counted: Counted | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a service is: answers that are counted, the sample that it needs, what is missing.
    The last two are None where nobody has counted its users."""

    service: CampaignService
    answers: int
    required: int | None
    missing: int | None


def whole(campaign: Campaign) -> Shown | None:
    """The whole of a survey as it stands; None before five answers are mixed."""
    row = campaign.standings.filter(table=WHOLE).order_by("on").last()
    return None if row is None else Shown(row.on, Counted.unpacked(row.answers, row.sums))


def has_shown_all(campaign: Campaign) -> bool:
    """Whether the whole as it was last shown is of all answers that count, so that whoever adds
    them up finds nothing that was not shown."""
    row = campaign.standings.filter(table=WHOLE).order_by("on").last()
    counted = campaign.tallies.filter(table=WHOLE).first()
    if row is None or counted is None:
        return False
    shown = Counted.unpacked(row.answers, row.sums)
    return shown.packed() == Counted.unpacked(counted.answers, counted.sums).packed()


def history(campaign: Campaign) -> list[Shown]:
    """The whole of a survey, day by day."""
    rows = campaign.standings.filter(table=WHOLE).order_by("on")
    return [Shown(row.on, Counted.unpacked(row.answers, row.sums)) for row in rows]


def table(campaign: Campaign, name: str) -> list[ShownCell]:
    """A table of a closed survey as it was last issued, small cells hidden; empty before that.

    The cells are in the order of the form; those that nobody answered completely are left out.
    """
    rows = list(campaign.standings.filter(table=name).order_by("on"))
    if not rows:
        return []
    hidden = hidden_of({row.cell: row.sums for row in rows if row.on == rows[0].on})
    latest = {row.cell: row for row in rows if row.on == rows[-1].on and complete(row.sums)}
    return [
        ShownCell(cell, None if cell in hidden else _counted(latest[cell]))
        for cell in sorted(latest, key=_in_order)
    ]


def _in_order(cell: str) -> tuple[int, str]:
    return (int(cell) if cell.isdecimal() else 0, cell)


def _counted(row: Standing) -> Counted:
    return Counted.unpacked(row.answers, row.sums)


def progress(campaign: Campaign) -> list[Progress]:
    """What is still missing, service by service; it moves once a day."""
    counted = dict(campaign.tallies.filter(table=BY_SERVICE).values_list("cell", "answers"))
    return [_progress(each, counted.get(each.key, 0)) for each in campaign.services.all()]


def _progress(service: CampaignService, answers: int) -> Progress:
    required = service.required
    missing = None if required is None else max(0, required - answers)
    return Progress(service, answers, required, missing)


def waiting(campaign: Campaign) -> int:
    """How many answers wait to be mixed: over the network and on finished sheets."""
    network = WaitingAnswer.objects.filter(seal__campaign=campaign).count()
    sheets = campaign.sheets.filter(state="pending").values_list("answers", flat=True)
    return network + sum(sheets)


def to_be_mixed(government: Government) -> QuerySet[Campaign]:
    """The surveys in which something may move tonight."""
    late = Campaign.objects.filter(state="closed").annotate(late=Count("seal__waiting"))
    moving = (
        Q(state__in=("open", "closing"))
        | Q(pk__in=late.filter(late__gte=LEAST).values("pk"))
        | Q(sheets__state="pending")
        | Q(sheets__state="withdrawn", sheets__taken_out_on=None, sheets__counted_on__isnull=False)
    )
    return Campaign.objects.filter(moving, government=government, past=None).distinct()
