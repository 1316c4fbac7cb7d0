"""What the standards of services answer for indicators: of one service, or of all of a unit.

Of all, a fact holds where it holds for every service, and a level is the lowest of them. Where the
standard of a service is known by hand only, what it says is not known and nothing is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zonahijau.catalogue import running
from zonahijau.catalogue.models import Consultation, Participant, Service, Standard
from zonahijau.catalogue.standards.content import CODES, read_content
from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.calendars import calendar_of
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Publication, StandardStep
    from zonahijau.lawbook.working_days import WorkingCalendar
    from zonahijau.organisations.models import Unit

PREFIX = "standard"
ONLINE = frozenset({"website", "portal"})
"""The official website or application; social media and SIPPN are media of their own."""

NAMED_IN_LAW = ("user", "figure", "academic", "business", "profession", "society")
"""The elements of PP 96/2012 art. 23."""

_ORIGIN = Text("Standar pelayanan di katalog", "Service standards in the catalogue")
_YES, _NO = Text("ya", "yes"), Text("belum", "not yet")
_YEAR = timedelta(days=366)
_WHOLE = 14
Answer = tuple[bool | int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """A service with its standard in force, else the one in work, and what stands around it; None
    where it has none."""

    service: Service
    standard: Standard | None
    steps: tuple[StandardStep, ...] = ()
    publications: tuple[Publication, ...] = ()
    elements: frozenset[str] = frozenset()
    forum: bool = False

    @property
    def is_set(self) -> bool:
        return self.standard is not None and self.standard.state == "set"

    @property
    def filled(self) -> frozenset[str]:
        return read_content(self.standard.content).filled if self.standard else frozenset()

    @property
    def media(self) -> frozenset[str]:
        """Where it can be read, once it is set."""
        return frozenset(each.medium for each in self.publications) if self.is_set else frozenset()

    def shown_by(self, *media: str) -> tuple[int, ...]:
        """The evidence of its publications there."""
        rows = (each for each in self.publications if not media or each.medium in media)
        return tuple(each.evidence_id for each in rows if each.evidence_id)

    def of_step(self, kind: str) -> tuple[int, ...]:
        """The evidence of a step."""
        return tuple(s.evidence_id for s in self.steps if s.kind == kind and s.evidence_id)


Ask = Callable[[Known, date, "WorkingCalendar"], Answer]


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterator[KnownFact]:
    """Answers ``standard.*`` from the standards; seven queries at most, however many keys."""
    asked = {key: ask for key in keys if (ask := _asked(key))}
    if not asked:
        return
    rows = _known(unit, service)
    if not rows or any(row.standard is None and row.service.has_standard for row in rows):
        return
    today, calendar = unit.government.today(), calendar_of(unit.government)
    link = _link(unit, rows)
    for key, ask in asked.items():
        answers = [ask(row, today, calendar) for row in rows]
        yield _fact(key, answers, today, link)


def _fact(key: str, answers: list[Answer], today: date, link: str) -> KnownFact:
    evidence = tuple(dict.fromkeys(pk for _, shown in answers for pk in shown))
    values = [value for value, _ in answers]
    if all(isinstance(value, bool) for value in values):
        held = sum(values)
        return KnownFact(key, held == len(values), _counted(held, len(values)), _ORIGIN, today,
                         link, evidence=evidence)  # fmt: skip
    least = Fraction(min(values))
    if key.endswith(".published"):
        held = sum(value >= _SOMEWHERE for value in values)
        return KnownFact(key, held == len(values), _counted(held, len(values)), _ORIGIN, today,
                         link, least, evidence)  # fmt: skip
    said = Text(f"tingkat {least} dari katalog", f"level {least} by the catalogue")
    return KnownFact(key, least, said, _ORIGIN, today, link, evidence=evidence)


def _counted(held: int, of: int) -> Text:
    if of == 1:
        return _YES if held else _NO
    return Text("{held} dari {of} layanan", "{held} of {of:service|services}").fill(
        held=held, of=of
    )


def _link(unit: Unit, rows: list[Known]) -> str:
    if len(rows) == 1 and rows[0].standard is not None:
        return reverse("catalogue:standard", kwargs={"standard": rows[0].standard.uid})
    return reverse("catalogue:standards", kwargs={"unit": unit.uid})


def _known(unit: Unit, service: Service | None) -> list[Known]:
    services = [service] if service else list(Service.objects.offered().filter(unit=unit))
    rows = Standard.objects.filter(service__in=services)
    rows = rows.exclude(state__in=("replaced", "withdrawn")).prefetch_related(
        "steps", "publications"
    )
    found: dict[int, Standard] = {}
    for row in rows.order_by("version"):
        if row.service_id not in found or found[row.service_id].state != "set":
            found[row.service_id] = row
    came = _who_came(found.values())
    forums = Consultation.objects.filter(
        unit=unit, kind="forum", held_on__isnull=False, withdrawn_at=None
    ).exists()
    return [_one(each, found.get(each.pk), came, forums) for each in services]


def _one(
    service: Service, standard: Standard | None, came: Mapping[int, frozenset[str]], forum: bool
) -> Known:
    if standard is None:
        return Known(service, None, forum=forum)
    return Known(
        service,
        standard,
        tuple(each for each in standard.steps.all() if each.withdrawn_at is None),
        tuple(each for each in standard.publications.all() if each.withdrawn_at is None),
        came.get(standard.pk, frozenset()),
        forum,
    )


def _who_came(standards: Iterable[Standard]) -> Mapping[int, frozenset[str]]:
    """Which elements of the public took part in the discussion of each standard."""
    wanted = [each.pk for each in standards]
    rows = Participant.objects.filter(
        consultation__standards__in=wanted,
        consultation__withdrawn_at=None,
        came=True,
        element__in=NAMED_IN_LAW,
    ).values_list("consultation__standards", "element")
    found: dict[int, set[str]] = {}
    for standard, element in rows:
        found.setdefault(standard, set()).add(element)
    return {standard: frozenset(elements) for standard, elements in found.items()}


# -- what each key asks ---------------------------------------------------------------------------

_DOCUMENT, _SOMEWHERE, _BOTH = 1, 2, 3


def _published(row: Known, code: str) -> Answer:
    """0 nowhere written, 1 in a document, 2 on site or online, 3 both."""
    if code not in row.filled:
        return 0, ()
    onsite, online = "onsite" in row.media, bool(ONLINE & row.media)
    is_out = bool(row.media) or bool(row.is_set and row.standard and row.standard.published_on)
    level = _BOTH if onsite and online else _SOMEWHERE if is_out else _DOCUMENT
    return level, row.shown_by()


def _lifecycle(row: Known, _today: date, _calendar: Any) -> Answer:
    """IPP A1: standard, fourteen components, set, made with the public, evaluated."""
    held = row.standard
    if held is None:
        return 0, ()
    if len(row.filled) < _WHOLE:
        return 1, ()
    if not row.is_set:
        return 2, ()
    if held.minutes_on is None:
        return 3, ()
    return (5 if held.evaluated_on else 4), row.of_step("discussed")


def _media(row: Known, _today: date, _calendar: Any) -> Answer:
    """IPP A3: how many media carry it, with SIPPN or without."""
    others, sippn = len(row.media - {"sippn"}), "sippn" in row.media
    if not row.media or len(row.filled) < _WHOLE:
        return int(bool(row.media)), row.shown_by()
    most = 5
    reached = min(others + 1, most) if sippn and others > 1 else 2 if others > 1 else 1
    return reached, row.shown_by()


def _frequency(row: Known, today: date, _calendar: Any) -> Answer:
    """IPP A4, of one service: 5 within a year, 3 within two, 1 within three or later."""
    held = row.standard
    if held is None or held.reviewed_on is None:
        return 0, ()
    years = (today - held.reviewed_on) / _YEAR
    return (5 if years <= 1 else 3 if years <= 2 else 1), row.of_step("reviewed")


def _in_time(clock: str, day: str) -> Ask:
    def ask(row: Known, today: date, calendar: WorkingCalendar) -> Answer:
        held = row.standard
        on = getattr(held, day) if held and row.is_set else None
        if on is None:
            return False, ()
        return not running.run(clock, on, today, calendar).is_late, row.of_step(_STEP[day])

    return ask


_STEP = {
    "evaluated_on": "evaluated",
    "reviewed_on": "reviewed",
    "minutes_on": "discussed",
    "draft_published_on": "draft-published",
    "repaired_on": "repaired",
    "published_on": "published",
}


def _day(name: str) -> Ask:
    return lambda row, _today, _calendar: (
        bool(row.standard and getattr(row.standard, name)),
        row.of_step(_STEP[name]),
    )


def _medium(*media: str) -> Ask:
    return lambda row, _today, _calendar: (bool(row.media & set(media)), row.shown_by(*media))


_ASKED: Mapping[str, Ask] = {
    "standard.document.set": lambda row, _t, _c: (row.is_set, row.of_step("set")),
    "standard.document.complete": lambda row, _t, _c: (len(row.filled) == _WHOLE, ()),
    "standard.document.published": lambda row, _t, _c: (
        bool(row.is_set and row.standard and row.standard.published_on), row.shown_by(),
    ),
    "standard.lifecycle.reached": _lifecycle,
    "standard.participation.elements": lambda row, _t, _c: (
        len(row.elements), row.of_step("discussed"),
    ),
    "standard.discussion.minutes": _day("minutes_on"),
    "standard.draft.published": _day("draft_published_on"),
    "standard.draft.repaired": _day("repaired_on"),
    "standard.publication.media": _media,
    "standard.sippn.entered": _medium("sippn"),
    "standard.evaluation.held": _in_time(running.EVALUATION, "evaluated_on"),
    "standard.review.held": _in_time(running.REVIEW, "reviewed_on"),
    "standard.review.frequency": _frequency,
    "standard.consultation.held": lambda row, _t, _c: (row.forum, ()),
}  # fmt: skip


def _asked(key: str) -> Ask | None:
    if key in _ASKED:
        return _ASKED[key]
    code, _, state = key.removeprefix(f"{PREFIX}.").partition(".")
    code = code.replace("_", "-")
    if code not in CODES:
        return None
    return _OF_COMPONENT[state](code) if state in _OF_COMPONENT else None


def _component_at(code: str, *media: str) -> Ask:
    return lambda row, _t, _c: (
        code in row.filled and bool(row.media & set(media)),
        row.shown_by(*media),
    )


_OF_COMPONENT: Mapping[str, Callable[[str], Ask]] = {
    "set": lambda code: lambda row, _t, _c: (row.is_set and code in row.filled, ()),
    "published": lambda code: lambda row, _t, _c: _published(row, code),
    "published_onsite": lambda code: _component_at(code, "onsite"),
    "published_online": lambda code: _component_at(code, *ONLINE),
}
