"""What the public says of a published draft, without an account, and what the unit answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.catalogue import life, running
from zonahijau.catalogue.actions.standards import WRITE
from zonahijau.catalogue.kinds import COMMENT_STATES, PUBLIC_ELEMENTS
from zonahijau.catalogue.models import DraftComment, Standard
from zonahijau.catalogue.standards.content import CODES
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.wording import Text, refuse

SHORTEST, LONGEST = 5, 2_000
MOST_AN_HOUR = 60
"""Comments on one draft within an hour: more is a machine."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says; name and contact only if they want to be answered by name."""

    text: str
    component: str = ""
    speaks_as: str = "user"
    name: str = ""
    contact: str = ""


def is_open(standard: Standard) -> bool:
    """Whether the public may comment today: the draft is published and its clock still runs."""
    if standard.state != life.CONSULTING or standard.draft_published_on is None:
        return False
    if standard.service.withdrawn_at is not None:
        return False
    government = standard.government
    last = running.first_close(standard.draft_published_on, calendar_of(government))
    return government.today() <= last


@transaction.atomic
def comment(*, standard: Standard, said: Said) -> DraftComment:
    """Keep what somebody of the public says; the same words twice are one comment."""
    rows = Standard.objects.select_related("service__unit", "government")
    row = rows.select_for_update(of=("self",)).get(pk=standard.pk)
    if not is_open(row):
        raise refuse(
            Text("Masa tanggapan sudah berakhir", "The time for comments is over"),
            Text("Sampaikan langsung kepada unitnya", "Tell the unit itself"),
        )
    _check(said)
    known = row.comments.filter(text=said.text.strip()).first()
    if known is not None:
        return known
    _check_flood(row)
    made = DraftComment.objects.create(
        government=row.government,
        standard=row,
        component=said.component if said.component in CODES else "",
        text=said.text.strip(),
        speaks_as=said.speaks_as if said.speaks_as in PUBLIC_ELEMENTS else "other",
        name=said.name.strip() or None,
        contact=said.contact.strip() or None,
        on=row.government.today(),
    )
    _tell(None, "comment-received", made, {})
    return made


def _check(said: Said) -> None:
    if not SHORTEST <= len(said.text.strip()) <= LONGEST:
        raise refuse(
            Text("Tanggapan kosong atau terlalu panjang", "The comment is empty or too long"),
            Text(
                f"Tulis {SHORTEST} sampai {LONGEST} huruf",
                f"Write {SHORTEST} to {LONGEST} letters",
            ),
            column="text",
        )
    for column, value in (("name", said.name), ("contact", said.contact)):
        if len(value) > 150:
            raise refuse(
                Text("Isian terlalu panjang", "It is too long"),
                Text("Tulis paling banyak 150 huruf", "Write at most 150 letters"),
                column=column,
            )


def _check_flood(row: Standard) -> None:
    since = timezone.now() - timedelta(hours=1)
    if row.comments.filter(received_at__gt=since).count() >= MOST_AN_HOUR:
        raise refuse(
            Text("Terlalu banyak tanggapan masuk sekaligus", "Too many comments at once"),
            Text("Coba lagi satu jam lagi", "Try again in an hour"),
        )


@transaction.atomic
def answer(*, by: User, comment: DraftComment, state: str, words: str) -> DraftComment:
    """Adopted, in part, declined, each with its words; ``hidden`` takes what is unlawful or no
    comment out of sight, with the reason. Until the draft is repaired an answer may change."""
    rows = DraftComment.objects.select_related("standard__service__unit", "government")
    held = rows.select_for_update(of=("self",)).get(pk=comment.pk)
    check_may(by, WRITE, held.standard.service.unit)
    if held.standard.state not in (life.CONSULTING, life.REPAIRING):
        raise refuse(
            Text("Rancangan ini sudah diperbaiki", "This draft is repaired already"),
            Text("Jawabannya tetap seperti yang tercatat", "Its answers stay as they are"),
        )
    if state not in COMMENT_STATES or state == "new":
        raise refuse(
            Text("Keputusannya belum dipilih", "The decision is not chosen"),
            Text("Pilih diterima, sebagian, atau tidak", "Choose adopted, in part, or not"),
            column="state",
        )
    if not SHORTEST <= len(words.strip()) <= LONGEST:
        raise refuse(
            Text("Jawaban atau alasannya belum ditulis", "The answer or reason is missing"),
            Text("Tulis dalam satu dua kalimat", "Write it in a sentence or two"),
            column="words",
        )
    held.state, held.answer = state, words.strip()
    held.answered_by, held.answered_at = by, timezone.now()
    held.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    _tell(by, "comment-answered", held, {"decision": state})
    return held


def _tell(by: User | None, action: str, row: DraftComment, details: dict[str, Any]) -> None:
    """Nothing of who it was or what they said."""
    record_at(row.standard.service.unit, by=by, action=action, subject=row, details=details)
