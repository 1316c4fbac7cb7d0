"""Taking an answer in: sealed, once a code, the same submission twice answered the same.

Nothing here is audited, logged or timed: see docs/adr/0019-anonymous-by-structure.md.
"""

from __future__ import annotations

import re
from enum import StrEnum

from django.db import IntegrityError, transaction

from zonahijau.surveys import sealing
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import fits
from zonahijau.surveys.models import Campaign, Code, Receipt, Seal, WaitingAnswer
from zonahijau.surveys.submissions import Submission, digest_of
from zonahijau.wording import Text, refuse

_TRIES = 8
"""A mixing that ends meanwhile takes the seal away; the next try finds the new one."""
_UID = re.compile(r"[A-Za-z0-9-]{16,40}")


class Taken(StrEnum):
    """What became of a submission."""

    NEW = "new"
    AGAIN = "again"
    """It had been taken before: the same number was sent twice."""


def take(
    *,
    campaign: Campaign,
    submission: Submission,
    uid: str,
    code: str = "",
    was_asked_in_time: bool = False,
) -> Taken:
    """Keep an answer; when this returns, it is on the disk and counts once.

    ``uid`` is the number that the page or device gave it. ``was_asked_in_time``: a tablet asked
    while the survey ran, and only sends later. Refused: a survey that takes none today, an answer
    to other questions, and a code that is unknown or used.
    """
    _check_open(campaign, was_asked_in_time=was_asked_in_time)
    _check(campaign, submission, uid, code)
    content = submission.packed()
    for _ in range(_TRIES):
        seal = seal_of(campaign)
        waiting = WaitingAnswer(seal=seal, content=sealing.sealed(bytes(seal.public), content))
        try:
            with transaction.atomic():
                _write(campaign, waiting, uid, code)
        except IntegrityError:
            if _was_taken(campaign, uid):
                return Taken.AGAIN
        else:
            return Taken.NEW
    raise refuse(
        Text("Jawaban belum tersimpan", "The answer has not been saved"),
        Text("Kirim sekali lagi", "Send it once more"),
    )


def seal_of(campaign: Campaign) -> Seal:
    """The seal under which answers of a survey wait; made where there is none, as at the first
    answer and after a restore."""
    seal = Seal.objects.filter(campaign=campaign).first()
    return seal or _first_seal(campaign)


def _first_seal(campaign: Campaign) -> Seal:
    seal = Seal(campaign=campaign)
    seal.public = sealing.new_pair(seal.pk)
    try:
        with transaction.atomic():
            seal.save(force_insert=True)
    except IntegrityError:  # somebody else was first, and theirs counts
        sealing.destroy(seal.pk)
        return Seal.objects.get(campaign=campaign)
    return seal


def _write(campaign: Campaign, waiting: WaitingAnswer, uid: str, code: str) -> None:
    Receipt(campaign=campaign, digest=digest_of(campaign, uid)).save(force_insert=True)
    waiting.save(force_insert=True)
    if code:
        _spend(campaign, code)


def _spend(campaign: Campaign, code: str) -> None:
    unused = Code.objects.filter(campaign=campaign, digest=digest_of(campaign, code))
    if not unused.filter(spent=False, void=False).update(spent=True):
        raise refuse(
            Text("Kode ini sudah dipakai atau tidak dikenal", "This code was used or is unknown"),
            Text("Periksa hurufnya, atau minta kode baru di loket",
                 "Check its letters, or ask for a new one at the counter"),
            column="kode",
        )  # fmt: skip


def _was_taken(campaign: Campaign, uid: str) -> bool:
    return Receipt.objects.filter(campaign=campaign, digest=digest_of(campaign, uid)).exists()


def _check_open(campaign: Campaign, *, was_asked_in_time: bool) -> None:
    today = campaign.government.today()
    comes_late = was_asked_in_time and campaign.takes_late_on(today)
    if not comes_late and not campaign.takes_answers_on(today):
        raise refuse(
            Text("Survei ini tidak sedang menerima jawaban", "This survey takes no answers now"),
            Text("Tanyakan kepada petugas", "Ask the staff"),
        )


def _check(campaign: Campaign, submission: Submission, uid: str, code: str) -> None:
    services = {each.key for each in campaign.services.all()}
    if not _UID.fullmatch(uid) or not fits(
        submission.answer, Asking.of(campaign.questions), services
    ):
        raise refuse(
            Text("Jawaban tidak cocok dengan survei ini", "The answer does not fit this survey"),
            Text("Muat ulang halamannya, lalu isi lagi", "Reload the page and fill it in again"),
        )
    if campaign.codes_only and not code:
        raise refuse(
            Text("Survei ini meminta kode sekali pakai", "This survey asks for a single-use code"),
            Text("Ketik kode pada tanda terima Anda", "Type the code on your receipt"),
            column="kode",
        )
