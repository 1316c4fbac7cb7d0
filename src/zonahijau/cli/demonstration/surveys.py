"""Invented surveys: one that has just begun, some under way, some closed and handed in."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from zonahijau.accounts.models import User
from zonahijau.catalogue.models import Service
from zonahijau.cli.demonstration.files import rows
from zonahijau.cli.demonstration.respondents import Opinion, opinion_of, respondents
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions import issuing
from zonahijau.surveys.actions.campaigns import CampaignFacts, ServiceFacts, open_campaign
from zonahijau.surveys.actions.comments import accept
from zonahijau.surveys.actions.handing_in import hand_in
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Answer, sorted_lines, written
from zonahijau.surveys.models import Campaign, Comment, Shelf, Signal, Standing, Tally
from zonahijau.surveys.periods import name_of
from zonahijau.surveys.reporting import period_said
from zonahijau.surveys.submissions import Submission
from zonahijau.surveys.tallies import add_up
from zonahijau.surveys.words import WHOLE
from zonahijau.wording import Text

Half = tuple[date, date]
WAIT = 7
REMARKS, SIX_MONTHS = 34, 184
CHANNELS = ("counter", "link", "kiosk", "paper")
SIGNALS = {"counter": 46, "link": 31, "straight": 9, "device": 12, "night": 2, "worktime": 12}
"""Percent of the answers of a survey that came so."""
BURST = 11
STATES = (30, 62, 100)
"""Percent of the answers that had come on each day on which the counts moved."""


def hold_surveys(
    government: Government, units: dict[str, Unit], halves: Sequence[Half]
) -> list[Campaign]:
    """The module switched on; the closed surveys of the two newest half-years, to be handed in."""
    on = set(government.settings.get(KEY, AT_FIRST)) | {"campaigns"}
    government.settings = {**government.settings, KEY: sorted(on)}
    government.save(update_fields=["settings"])
    chance = random.Random(2017)  # noqa: S311 - invented answers, always the same
    closed = []
    for row in rows("surveys"):
        if row["survey"]:
            closed += _held(units[row["unit"]], row, halves, chance)
    return closed


def _held(
    unit: Unit, row: Mapping[str, str], halves: Sequence[Half], chance: random.Random
) -> list[Campaign]:
    """What a unit has held: ``begun`` only waits, ``running`` is under way as well."""
    opinion = opinion_of(row)
    if row["survey"] == "begun":
        begun = _opened(unit, _running(unit), opinion)
        _wait(begun, opinion, 3, chance)
        return []
    before, newest = (_opened(unit, half, opinion) for half in halves[-2:])
    _close(before, _answered(before, opinion.before(), chance), chance)
    _close(newest, _answered(newest, opinion, chance), chance)
    if row["survey"] == "running":
        running = _opened(unit, _running(unit), opinion)
        _count(running, _answered(running, opinion, chance)[: opinion.number // 2], chance)
        _wait(running, opinion, WAIT, chance)
    return [before, newest]


def _running(unit: Unit) -> Half:
    today = unit.government.today()
    return today - timedelta(days=35), today + timedelta(days=26)


def _opened(unit: Unit, half: Half, opinion: Opinion) -> Campaign:
    users = opinion.users // 4
    asked = [
        ServiceFacts(each.name, users, each)
        for each in Service.objects.filter(unit=unit).order_by("pk")
    ]
    facts = CampaignFacts(
        title=f"SKM {_named(half, unit.government.today()).id}",
        start=half[0],
        until=half[1],
        services=tuple(asked) or (ServiceFacts("Pelayanan umum", opinion.users),),
        channels=CHANNELS,
    )
    return open_campaign(by=None, unit=unit, facts=facts)


def _named(half: Half, today: date) -> Text:
    """After its half-year, or the running one."""
    return period_said(*half) if half[1] <= today else name_of("half", today)


def _answered(campaign: Campaign, opinion: Opinion, chance: random.Random) -> list[Answer]:
    keys = [each.key for each in campaign.services.all()]
    return list(respondents(opinion, Asking.of(campaign.questions), keys, chance))


def _close(campaign: Campaign, answers: list[Answer], chance: random.Random) -> None:
    _count(campaign, answers, chance)
    campaign.state, campaign.closed_on = "closed", campaign.until
    issuing.issue(campaign, campaign.until)
    campaign.save()


def _count(campaign: Campaign, answers: list[Answer], chance: random.Random) -> None:
    """As the mixing leaves it behind, without the sealing of thousands of answers."""
    asking = Asking.of(campaign.questions)
    lines = sorted_lines(written(each) for each in answers)
    Shelf.objects.create(campaign=campaign, number=1, answers=len(answers), lines=lines)
    held = {"government_id": campaign.government_id, "campaign": campaign}
    Tally.objects.bulk_create(
        Tally(table=cell[0], cell=cell[1], answers=of.answers, sums=of.packed(), **held)
        for cell, of in add_up(answers, asking).items()
    )
    days = _days(campaign)
    Standing.objects.bulk_create(
        _standing(held, day, answers[: len(answers) * share // 100], asking)
        for day, share in zip(days, STATES, strict=True)
    )
    texts = chance.sample([row["text"] for row in rows("remarks")], REMARKS)
    Comment.objects.bulk_create(Comment(text=text, **held) for text in texts)
    _signal(campaign, len(answers))
    campaign.answers, campaign.mixed_on = len(answers), days[-1]
    campaign.save()


def _standing(
    held: dict[str, object], day: date, answers: list[Answer], asking: Asking
) -> Standing:
    whole = add_up(answers, asking)[WHOLE, WHOLE]
    return Standing(on=day, answers=whole.answers, sums=whole.packed(), **held)


def _days(campaign: Campaign) -> list[date]:
    """Days on which the counts moved, up to its end or yesterday."""
    last = min(campaign.until, campaign.government.today()) - timedelta(days=1)
    step = max((last - campaign.start).days // len(STATES), 1)
    return [last - timedelta(days=step * back) for back in range(len(STATES) - 1, -1, -1)]


def _signal(campaign: Campaign, answers: int) -> None:
    counts = {kind: answers * share // 100 for kind, share in SIGNALS.items()} | {"burst": BURST}
    Signal.objects.bulk_create(
        Signal(campaign=campaign, kind=kind, count=count) for kind, count in counts.items()
    )


def _wait(campaign: Campaign, opinion: Opinion, number: int, chance: random.Random) -> None:
    """Answers that came today, the way every answer comes."""
    for each in _answered(campaign, opinion, chance)[:number]:
        take(campaign=campaign, submission=Submission(each, "counter"), uid=str(uuid.uuid4()))


def hand_over(by: User, closed: Sequence[Campaign]) -> None:
    """The closed surveys become reports of their units; the comments of the older ones are coded,
    those of the newer ones wait for somebody."""
    for campaign in closed:
        hand_in(by=by, campaign=campaign)
        if (campaign.government.today() - campaign.until).days > SIX_MONTHS:
            uids = list(campaign.comments.values_list("uid", flat=True))
            accept(by=by, campaign=campaign, uids=uids)
