"""Saving answers: nothing of a person's text is lost, nobody overwrites another unseen.

Many are saved in one transaction, counted and scored once and told to the audit trail once; each
keeps its own history, and one of them that cannot be kept keeps all from being written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments import policies
from zonahijau.assessments.actions.answers import Conflict, Written, locked, refresh
from zonahijau.assessments.models import Answer, AnswerRevision, Assessment
from zonahijau.audit import record
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.answers import known_indicator
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.catalogue.models import Service
    from zonahijau.lawbook.instruments import Node


@transaction.atomic
def save_answer(
    *,
    assessment: Assessment,
    indicator: str,
    written: Written,
    by: User,
    service: Service | None = None,
) -> Answer:
    """Save one answer, with its history, and bring the assessment's counts and bounds up to date.

    Refuses what is off the scale, answers outside the states in which they may change, and raises
    :class:`Conflict` when another revision was saved meanwhile. What stands there already is
    answered as it stands: sending twice is harmless.
    """
    writing = _Writing(assessment, by)
    answer = writing.write(indicator, service, written)
    if writing.keep():
        writing.tell(
            "answer-saved", indicator=indicator, value=answer.value, revision=answer.revision
        )
    return answer


@transaction.atomic
def save_answers(
    *, assessment: Assessment, answers: Iterable[tuple[str, Service | None, Written]], by: User
) -> list[Answer]:
    """Save many answers of one assessment, all of them or none, as :func:`save_answer` saves one.

    ``answers`` name the indicator, the service (None where services are not assessed) and what was
    written; they come back in that order. The audit trail gets one entry: how many were changed,
    and the sha256 of which indicator, of which service, now has which state, value and revision.
    """
    writing = _Writing(assessment, by)
    rows = [writing.write(*each) for each in answers]
    changed = writing.keep()
    if changed:
        writing.tell("answers-saved", count=len(changed), sha256=_digest(changed))
    return rows


def _digest(changed: Iterable[Answer]) -> str:
    """Of what :func:`save_answer` tells about each; notes may name people and stay out."""
    told = [
        [row.indicator, str(row.service.uid) if row.service else None, row.state, row.value,
         row.revision]
        for row in changed
    ]  # fmt: skip
    told.sort(key=lambda each: (each[0], each[1] or ""))
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


class _Writing:
    """An assessment held while a person writes: its answers are read once, and kept at the end."""

    def __init__(self, assessment: Assessment, by: User):
        self._held = held = locked(assessment)
        self._by = by
        check_may(by, policies.answer_capability(held.round.kind), held.unit)
        policies.check_open(held.state)
        self._rows = {(row.indicator, row.service_id): row for row in held.answers.order_by()}
        self._asked = {node.code for node in held.round.instrument.indicators(held.facets)}
        self._about: set[Service | None] = set()
        self._new: list[Answer] = []
        self._changed: dict[int, Answer] = {}
        self._history: list[AnswerRevision] = []

    def write(self, indicator: str, service: Service | None, written: Written) -> Answer:
        """The answer as it will stand, or stands already; refused like :func:`save_answer`."""
        checked = written.checked(self._node(indicator))
        self._check_service(service)
        answer = self._rows.get((indicator, service.pk if service else None))
        if answer is None:
            answer = self._begun(indicator, service)
        elif _says(answer, checked):
            return answer
        self._change(answer, checked)
        return answer

    def _node(self, indicator: str) -> Node:
        node = known_indicator(self._held.round.instrument, indicator)
        if node.code not in self._asked:
            raise refuse(
                Text(
                    f"{indicator} tidak berlaku bagi unit ini", f"{indicator} is not for this unit"
                ),
                Text("pilih indikator lain", "choose another indicator"),
            )
        return node

    def _check_service(self, service: Service | None) -> None:
        """An answer is about one of the assessment's services, or about the unit without one."""
        if service in self._about:
            return
        held = self._held
        if service is None:
            fits = held.round.instrument.scored != "product" or not held.services.exists()
        else:
            fits = held.services.filter(pk=service.pk).exists()
        if not fits:
            raise refuse(
                Text(
                    "layanan tidak sesuai dengan penilaian ini",
                    "the service is not of this assessment",
                ),
                Text("buka kembali daftar layanan", "open the list of services again"),
            )
        self._about.add(service)

    def _begun(self, indicator: str, service: Service | None) -> Answer:
        answer = Answer(
            government_id=self._held.government_id,
            assessment=self._held,
            indicator=indicator,
            service=service,
            revision=0,
        )
        self._rows[indicator, service.pk if service else None] = answer
        self._new.append(answer)
        return answer

    def _change(self, answer: Answer, written: Written) -> None:
        if answer.revision != written.revision:
            raise Conflict(answer)
        answer.state, answer.value, answer.note = written.state, written.value, written.note
        answer.by, answer.at = self._by, timezone.now()
        answer.revision += 1
        answer.review = answer.verified_state = answer.verified_value = ""
        if answer.pk:
            self._changed[answer.pk] = answer
        self._history.append(
            AnswerRevision(
                answer=answer,
                number=answer.revision,
                state=answer.state,
                value=answer.value,
                note=answer.note,
                by=answer.by,
                at=answer.at,
            )
        )

    def keep(self) -> list[Answer]:
        """Write what changed, its history, and the assessment's counts and bounds; says what."""
        changed = [*self._new, *self._changed.values()]
        if changed:
            Answer.objects.bulk_create(self._new)
            for each in self._changed.values():
                each.save()
            AnswerRevision.objects.bulk_create(self._history)
            refresh(self._held, self._rows.values())
        return changed

    def tell(self, action: str, **details: object) -> None:
        """The entry of the audit trail."""
        record(
            government=self._held.government,
            by=self._by,
            action=action,
            subject=self._held,
            details=details,
        )


def _says(answer: Answer, written: Written) -> bool:
    return (answer.state, answer.value, answer.note) == (written.state, written.value, written.note)
