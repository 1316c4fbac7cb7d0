"""What a person does with comments: code them, cover personal data, let them be quoted.

Nothing here is written to the audit trail or a log but counts.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys import teaching
from zonahijau.surveys.comments.coding import MOST, TONES, Coding, written
from zonahijau.surveys.comments.personal import Mask, everywhere, found_in, open_parts
from zonahijau.surveys.models import Campaign, Comment
from zonahijau.surveys.voices import element_names, theme_of
from zonahijau.wording import Text, refuse

MANAGE = "manage_surveys"
MOST_AT_ONCE = 200


@transaction.atomic
def code(*, by: User, comment: Comment, codings: Iterable[Coding]) -> Comment:
    """Say what a comment is about; nothing at all where it says nothing. A person's coding goes
    before every proposal, and can be changed by another."""
    row = _held(by, comment)
    chosen = tuple(dict.fromkeys(codings))
    _check(chosen)
    if row.coded_at is None or row.batch is not None:
        teaching.judge(row.government_id, _proposed(row, sure=False), chosen)
    _code(by, row, chosen, None)
    return row


@transaction.atomic
def accept(*, by: User, campaign: Campaign, uids: Sequence[UUID]) -> UUID | None:
    """Accept what is proposed for these comments, all at once; returns the batch by which it can be
    taken back, None where nothing was to be accepted. What a person coded stays as it is."""
    check_may(by, MANAGE, campaign.unit)
    rows = Comment.objects.select_for_update().filter(campaign=campaign, uid__in=uids)
    batch, done = uuid.uuid4(), 0
    for row in rows.filter(coded_at=None)[:MOST_AT_ONCE]:
        proposed = _proposed(row)
        if proposed:
            _code(by, row, proposed, batch)
            done += 1
    if not done:
        return None
    _tell(by, campaign, "survey-comments-accepted", done)
    return batch


@transaction.atomic
def take_back(*, by: User, campaign: Campaign, batch: UUID) -> int:
    """Undo what was accepted together, but for what somebody coded by hand since; how many."""
    check_may(by, MANAGE, campaign.unit)
    rows = list(Comment.objects.select_for_update().filter(campaign=campaign, batch=batch))
    for row in rows:
        _clear(row)
    if rows:
        _tell(by, campaign, "survey-comments-taken-back", len(rows))
    return len(rows)


@transaction.atomic
def uncode(*, by: User, comment: Comment) -> Comment:
    """Put a comment back among those that nobody has coded."""
    row = _held(by, comment)
    if row.coded_at is not None:
        teaching.unlearn(row)
        _clear(row)
    return row


@transaction.atomic
def cover(*, by: User, comment: Comment, word: str = "") -> Comment:
    """Cover what may be personal; or every place of a word that a person names, and then the rest
    of what may be personal still waits to be looked at."""
    row = _held(by, comment)
    masks = everywhere(row.text, word) if word.strip() else found_in(row.text)
    if not masks:
        raise refuse(
            Text("Kata itu tidak ada dalam saran ini", "That word is not in this comment"),
            Text("Tulis persis seperti dalam saran", "Write it as the comment does"),
            column="word",
        )
    _mask(row, sorted({*row.covers, *masks}), looked_at=row.has_been_looked_at)
    return row


@transaction.atomic
def uncover(*, by: User, comment: Comment) -> Comment:
    """Show all again, for the wrong part was covered. What may be personal waits to be looked at
    anew, and the comment is quoted no longer."""
    row = _held(by, comment)
    _mask(row, [], looked_at=False)
    if row.quoted_on is not None:
        row.quoted_on = row.quoted_by = None
        row.save(update_fields=["quoted_on", "quoted_by"])
        _tell(by, row.campaign, "survey-comment-unquoted", 1)
    return row


@transaction.atomic
def vouch(*, by: User, comment: Comment) -> Comment:
    """Say that what may be personal and stands open is not; what is covered stays covered."""
    row = _held(by, comment)
    row.has_been_looked_at = True
    row.save(update_fields=["has_been_looked_at"])
    return row


def _mask(row: Comment, masks: Sequence[Mask], *, looked_at: bool) -> None:
    """Cover these parts and no others. A coded comment teaches by what stands open in it."""
    if row.coded_at is not None:
        teaching.unlearn(row)
    row.masks, row.has_been_looked_at = [_stored(each) for each in masks], looked_at
    row.save(update_fields=["masks", "has_been_looked_at"])
    if row.coded_at is not None:
        teaching.learn(row)


@transaction.atomic
def quote(*, by: User, comment: Comment, may: bool) -> Comment:
    """Say that a comment may be shown, covered; or no longer. Refused while a part that may be
    personal has not been looked at, and for one that nobody has coded."""
    row = _held(by, comment)
    if may:
        _check_quotable(row)
    row.quoted_on = row.government.today() if may else None
    row.quoted_by = by if may else None
    row.save(update_fields=["quoted_on", "quoted_by"])
    _tell(by, row.campaign, "survey-comment-quoted" if may else "survey-comment-unquoted", 1)
    return row


def note_reading(*, by: User, campaign: Campaign) -> None:
    """Somebody reads what people wrote: comments may hold personal data."""
    audit.record(
        government=campaign.government_id, by=by, action="survey-comments-read", subject=campaign
    )


def _check_quotable(row: Comment) -> None:
    if row.coded_at is None:
        raise refuse(
            Text("Saran ini belum dikodekan", "This comment has not been coded"),
            Text("Kodekan dahulu", "Code it first"),
        )
    if not row.has_been_looked_at and open_parts(row.text, row.covers):
        raise refuse(
            Text("Saran ini mungkin memuat data pribadi", "This comment may hold personal data"),
            Text("Samarkan, atau nyatakan tidak ada", "Cover it, or say that there is none"),
        )


def _proposed(row: Comment, *, sure: bool = True) -> tuple[Coding, ...]:
    """What is proposed for a comment; of what is ``sure`` a person need not decide more."""
    [each] = teaching.proposals_for(row.government_id, [row])
    return tuple(proposal.coding for proposal in each if proposal.is_sure or not sure)


def _code(by: User, row: Comment, codings: Sequence[Coding], batch: UUID | None) -> None:
    if row.coded_at is not None:
        teaching.unlearn(row)
    row.codes, row.batch = written(codings), batch
    row.coded_by, row.coded_at = by, timezone.now()
    row.save(update_fields=["codes", "batch", "coded_by", "coded_at"])
    teaching.learn(row)


def _clear(row: Comment) -> None:
    row.codes, row.batch, row.coded_by, row.coded_at = "", None, None, None
    row.quoted_on = row.quoted_by = None
    row.save()


def _check(codings: Sequence[Coding]) -> None:
    known = element_names()
    for each in codings:
        if each.element not in known or theme_of(each.element, each.theme) is None:
            raise LookupError(str(each))
        if each.tone not in TONES:
            raise LookupError(str(each))
    if len(codings) > MOST:
        raise refuse(
            Text(
                "Paling banyak {most} hal untuk satu saran", "At most {most} things a comment"
            ).fill(most=MOST),
            Text("Pilih yang terpenting", "Choose the most important"),
            column="codings",
        )


def _held(by: User, comment: Comment) -> Comment:
    rows = Comment.objects.select_related("campaign__unit", "government")
    row: Comment = rows.select_for_update(of=("self",)).get(uid=comment.uid)
    check_may(by, MANAGE, row.campaign.unit)
    return row


def _stored(mask: Mask) -> list[int | str]:
    return [mask.start, mask.end, mask.kind]


def _tell(by: User, campaign: Campaign, action: str, count: int) -> None:
    audit.record(
        government=campaign.government_id,
        by=by,
        action=action,
        subject=campaign,
        details={"count": count},
    )
