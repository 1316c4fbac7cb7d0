"""What happened to an assessment, step by step, and whether promises were kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from zonahijau.assessments import policies
from zonahijau.assessments.models import Assessment, Return, Step
from zonahijau.organisations.authority import today_in
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text

SENDING = frozenset({"submit", "submit_to_parent"})
RETURNING = frozenset({"return", "hand_back"})
PROMISES = {
    "kept": Text("Ditepati", "Kept"),
    "late": Text("Ditepati terlambat", "Kept late"),
    "open": Text("Belum jatuh tempo", "Not due yet"),
    "overdue": Text("Lewat janji", "Overdue"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline."""

    at: datetime
    what: Text
    who: str
    note: Text | str = ""
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A return and what became of its day: kept, late, or still open."""

    what: str
    promised_on: date
    by: str
    kept_on: date | None
    state: str

    @property
    def label(self) -> Text:
        return PROMISES[self.state]


@dataclass(frozen=True, slots=True)
class History:
    """All events and all promises of an assessment, the latest first."""

    events: list[Event]
    promises: list[Promise]


def history(assessment: Assessment) -> History:
    """Two queries, however long it has gone on."""
    steps = list(assessment.steps.select_related("by"))
    promises = _promises(assessment, steps)
    told = iter(promises)
    events = [Event(assessment.round.created_at, Text("Dibuka", "Opened"), "")]
    for step in steps:
        note = _said(next(told)) if step.action in RETURNING else step.note
        events.append(Event(step.at, policies.transition(step.action).label, step.by.name, note))
    events[-1] = replace(events[-1], is_now=True)
    return History(events[::-1], promises[::-1])


def last_return(assessment: Assessment) -> Return | None:
    """Why it lies with the unit again; None where it was not returned."""
    if assessment.state != policies.RETURNED:
        return None
    return assessment.returns.select_related("by").order_by("at", "pk").last()


def _promises(assessment: Assessment, steps: Iterable[Step]) -> list[Promise]:
    """In the order of the returning steps: each of them writes one return."""
    zone = assessment.government.time_zone
    sent = [step.at for step in steps if step.action in SENDING]
    rows = assessment.returns.select_related("by").order_by("at", "pk")
    return [_promise(row, sent, zone) for row in rows]


def _promise(row: Return, sent: Iterable[datetime], zone: str) -> Promise:
    after = [at for at in sent if at > row.at]
    kept_on = today_in(zone, min(after)) if after else None
    if kept_on is not None:
        state = "kept" if kept_on <= row.promised_on else "late"
    else:
        state = "overdue" if today_in(zone) > row.promised_on else "open"
    return Promise(row.what, row.promised_on, row.by.name, kept_on, state)


def _said(promise: Promise) -> Text:
    day = promise.promised_on
    return Text(
        f"{promise.what} (janji {plain_date(day)}: {promise.label.id.lower()})",
        f"{promise.what} (promised for {plain_date(day, 'en')}: {promise.label.en.lower()})",
    )
