"""Opening what waits, shelving it without order, and moving the counts: at most once a day."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from zonahijau.surveys import sealing
from zonahijau.surveys.actions import issuing
from zonahijau.surveys.actions.counting import count, raise_signals
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.cuts import few_across, of_whole
from zonahijau.surveys.lines import Answer, read_all, sorted_lines, written
from zonahijau.surveys.models import (
    Campaign,
    Comment,
    PastAnswers,
    Seal,
    Sheet,
    Shelf,
    WaitingAnswer,
)
from zonahijau.surveys.models.answers import random_key
from zonahijau.surveys.policies import Bundle, Move, mixed_by_day, next_move
from zonahijau.surveys.submissions import Submission
from zonahijau.surveys.words import WHOLE

SHELF = 5_000
"""Answers on a shelf before the next one is begun, so that a mixing never rewrites more."""
_ORPHANED = 60 * 60
"""Seconds after which a secret half without a seal in the database belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """What a mixing did: how many answers came in over the network and from paper, how many were
    taken out, and how many still wait."""

    waiting: int = 0
    paper: int = 0
    taken_out: int = 0
    left: int = 0


@transaction.atomic
def mix(*, campaign: Campaign, on: date) -> Mixed:
    """Mix once on a day; the second call on that day does nothing.

    While the survey runs at least five waiting answers stay behind, see ``policies.next_move``.
    After the last mixing of a survey that was closed its tables are issued.
    """
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if row.state == "draft" or (row.mixed_on is not None and row.mixed_on >= on):
        return Mixed()
    if PastAnswers.objects.filter(campaign=row).exists():
        return Mixed()  # the last count was the last
    leave_nothing_behind()
    bench = _Bench.of(row)
    move, out = bench.next(on)
    if move.waiting or move.sheets or out:
        _carry_out(bench, on, move, out)
    _finish(row, on, len(bench.waiting) - move.waiting)
    return Mixed(
        move.waiting,
        sum(bench.pending[each].answers for each in move.sheets),
        sum(sheet.answers for sheet in out),
        len(bench.waiting) - move.waiting,
    )


def would_mix(campaign: Campaign, on: date) -> bool:
    """Whether a mixing on that day would count anything, or take anything out."""
    move, out = _Bench.of(campaign).next(on)
    return bool(move.waiting or move.sheets or out)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What lies there to be mixed."""

    campaign: Campaign
    seal: Seal | None
    waiting: list[WaitingAnswer]
    pending: list[Sheet]
    counted: list[Sheet]

    @classmethod
    def of(cls, campaign: Campaign) -> _Bench:
        # Held from here on: an answer that is being written either is among those read below, or
        # waits for the end of this mixing and is then sealed anew.
        seal = Seal.objects.select_for_update().filter(campaign=campaign).first()
        return cls(
            campaign,
            seal,
            list(WaitingAnswer.objects.filter(seal=seal)) if seal else [],
            list(campaign.sheets.filter(state="pending").order_by("entered_on", "id")),
            list(campaign.sheets.exclude(counted_on=None)),
        )

    def next(self, on: date) -> tuple[Move, list[Sheet]]:
        """What comes in, and the sheets that go out if that gives nobody away."""
        sizes = [sheet.answers for sheet in self.pending]
        move = next_move(len(self.waiting), sizes, running=self.campaign.state == "open")
        out = [
            sheet
            for sheet in self.counted
            if sheet.state == "withdrawn" and sheet.taken_out_on is None
        ]
        return move, out if out and self._hides(move, out, on) else []

    def _hides(self, move: Move, out: list[Sheet], on: date) -> bool:
        standings = list(
            self.campaign.standings.filter(table=WHOLE).order_by("on").values_list("on", "answers")
        )
        before = [Bundle(row.answers, row.counted_on, row.taken_out_on) for row in self.counted]
        mixed = mixed_by_day(standings, before) | {on: move.waiting}
        after = [
            Bundle(row.answers, row.counted_on, on if row in out else row.taken_out_on)
            for row in self.counted
        ] + [Bundle(self.pending[each].answers, on) for each in move.sheets]
        days = [*(day for day, _ in standings), on]
        return not few_across(of_whole(days, mixed, after))


def _carry_out(bench: _Bench, on: date, move: Move, out: list[Sheet]) -> None:
    campaign = bench.campaign
    submissions: list[Submission] = []
    if bench.seal and move.waiting:
        submissions = _go_on(campaign, bench.seal, bench.waiting, move.waiting)
    answers = [each.answer for each in submissions]
    _shelve(campaign, answers)
    _part(campaign, [each.text for each in submissions if each.text])
    raise_signals(campaign, submissions)
    for place in move.sheets:
        answers += _count_sheet(bench.pending[place], on)
    gone = [answer for sheet in out for answer in _take_out(sheet, on)]
    count(campaign, Asking.of(campaign.questions), answers, gone)
    campaign.answers += len(answers) - len(gone)
    campaign.mixed_on = on
    issuing.stand(campaign, on)


def _go_on(
    campaign: Campaign, seal: Seal, waiting: list[WaitingAnswer], going: int
) -> list[Submission]:
    """Those whom the lot sends on; the others wait under a new key, and the old one goes."""
    secret = sealing.secret_of(seal.pk)
    contents = [sealing.opened(secret, bytes(row.content)) for row in waiting]
    secrets.SystemRandom().shuffle(contents)
    gone = WaitingAnswer.objects.filter(seal=seal)._raw_delete(connection.alias)
    if gone != len(waiting):  # the seal is held, so that none can come meanwhile
        raise RuntimeError("an answer came to a seal that is being opened")
    Seal.objects.filter(pk=seal.pk)._raw_delete(connection.alias)
    following = Seal(campaign=campaign)
    following.public = sealing.new_pair(following.pk)
    following.save(force_insert=True)
    WaitingAnswer.objects.bulk_create(
        WaitingAnswer(seal=following, content=sealing.sealed(following.public, content))
        for content in contents[going:]
    )
    transaction.on_commit(lambda: sealing.destroy(seal.pk))
    return [Submission.unpacked(content) for content in contents[:going]]


def _shelve(campaign: Campaign, answers: Iterable[Answer]) -> None:
    """Put answers on the last shelf, which is written anew as a whole."""
    lines = [written(each) for each in answers]
    if not lines:
        return
    shelf = campaign.shelves.order_by("number").last()
    if shelf is None or shelf.answers >= SHELF:
        shelf = Shelf(campaign=campaign, number=shelf.number + 1 if shelf else 1)
    shelf.lines = sorted_lines([*shelf.lines.splitlines(), *lines])
    shelf.answers += len(lines)
    shelf.save()


def _part(campaign: Campaign, texts: Iterable[str]) -> None:
    """What people wrote, in rows of their own. All comments of the survey are written anew under
    new random keys, so that no row version tells with which others one came."""
    new = [
        Comment(government_id=campaign.government_id, campaign=campaign, text=text)
        for text in texts
    ]
    if not new:
        return
    kept = list(Comment.objects.filter(campaign=campaign))
    Comment.objects.filter(campaign=campaign)._raw_delete(connection.alias)
    for comment in kept:
        comment.pk = random_key()
    Comment.objects.bulk_create(sorted([*kept, *new], key=lambda comment: comment.pk))


def _count_sheet(sheet: Sheet, on: date) -> list[Answer]:
    sheet.state, sheet.counted_on = "counted", on
    sheet.revision += 1
    _part(sheet.campaign, sheet.comments)
    sheet.comments = []
    sheet.save(update_fields=["state", "counted_on", "revision", "comments"])
    return read_all(sheet.lines)


def _take_out(sheet: Sheet, on: date) -> list[Answer]:
    sheet.taken_out_on = on
    sheet.save(update_fields=["taken_out_on"])
    return read_all(sheet.lines)


def _finish(campaign: Campaign, on: date, left: int) -> None:
    """After a survey closed: the tables; and answers that are too few to be mixed are told."""
    if campaign.state == "closing":
        campaign.state, campaign.closed_on = "closed", on
    if campaign.state == "closed":
        campaign.lost = left  # fewer than five, until a tablet sends what makes them five
        issuing.issue(campaign, on)
    campaign.save()


def leave_nothing_behind() -> None:
    """SQLite: what is deleted is overwritten in its page. Old pages of its log, like dead rows of
    PostgreSQL, stay for a while: without the key they are noise."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def forget_orphans() -> int:
    """Destroy secret halves whose seal is gone: a mixing that was killed right after it was on the
    disk has left one. Returns how many."""
    known = set(Seal.objects.values_list("pk", flat=True))
    before = time.time() - _ORPHANED
    orphans = [each for each, made in sealing.numbers().items() if made < before]
    gone = [each for each in orphans if each not in known]
    for number in gone:
        sealing.destroy(number)
    return len(gone)
