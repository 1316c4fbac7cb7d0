"""What surveys know for indicators: held, handed in, the index, where it can be read, how the plan
was followed up and how fast; and the users' mean of F-03 with the way in which it was computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.urls import reverse

from zonahijau.instruments.facts import KnownFact
from zonahijau.organisations.models import Unit
from zonahijau.statistics.sample import required_sample
from zonahijau.statistics.tally import Missing
from zonahijau.surveys import plans, queries
from zonahijau.surveys.actions.choosing import USERS_MEANS, users_mean_of
from zonahijau.surveys.answered import users_means
from zonahijau.surveys.models import Campaign, FollowUp, Publication, Report
from zonahijau.surveys.reporting import outdated, period_said
from zonahijau.web.formatting import number
from zonahijau.wording import Text

PREFIX = "survey"
ORIGIN = Text("Register laporan SKM", "Register of SKM reports")
HELD_HERE = Text("Survei yang diadakan di sini", "Surveys held here")
MEANS, USERS = "survey.means.available", "survey.f03.mean"
ON_SCREEN = frozenset({"website", "portal", "social", "sippn"})
_MONTHS = ((1, 5), (3, 4), (6, 3), (9, 2), (12, 1))
"""Within so many months of the report, which rung of PEKPPP (F-02 no. 9 of 2022)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a key, in words; ``level`` as in :class:`KnownFact`."""

    holds: bool | Fraction
    said: Text
    level: Fraction | None = None
    evidence: tuple[int, ...] = ()


class Told:
    """The newest report of a unit that came, with what hangs on it; each is read once."""

    def __init__(self, report: Report):
        self.report = report

    @cached_property
    def period(self) -> Text:
        return period_said(self.report.start, self.report.until)

    @cached_property
    def publications(self) -> list[Publication]:
        return list(self.report.publications.standing())

    @cached_property
    def plan(self) -> tuple[Report, list[FollowUp]]:
        """The plan that this report has to tell about: that of the report before; where that has
        none its own."""
        own, before = self.report, self.report.previous
        if before is not None and (rows := list(FollowUp.objects.of_report(before))):
            return before, rows
        return own, list(FollowUp.objects.of_report(own))

    @cached_property
    def standing(self) -> plans.Standing:
        return plans.standing(self.plan[1], self.report.unit.government.today())


def provide(unit: Unit, service: Any, keys: frozenset[str]) -> Iterable[KnownFact]:  # noqa: ARG001
    """Answers from the newest report of the unit that came, from a survey that runs, and from the
    newest F-03; says nothing where there is none. At most seven queries."""
    if MEANS in keys:
        yield from _means(unit)
    if USERS in keys:
        yield from _users(unit)
    wanted = [key for key in _FACTS if key in keys]
    report = _newest(unit) if wanted else None
    if report is None:
        return
    told = Told(report)
    link = reverse("surveys:report", args=[report.uid])
    on = report.accepted_on or report.received_on or report.until
    for key in wanted:
        known = _FACTS[key](told)
        if known is not None:
            yield KnownFact(
                key, known.holds, known.said, ORIGIN, on, link, known.level, known.evidence
            )


def _newest(unit: Unit) -> Report | None:
    came = Report.objects.standing().filter(unit=unit, state__in=("received", "accepted"))
    rows = came.select_related("unit__government", "previous")
    found: Report | None = rows.order_by("-until", "-pk").first()
    return found


def _means(unit: Unit) -> Iterable[KnownFact]:
    """A survey that takes answers today is a means of measuring satisfaction."""
    today = unit.government.today()
    running = Campaign.objects.answerable_on(today).filter(unit=unit, withdrawn_at=None)
    survey = running.order_by("-start").first()
    if survey is not None:
        last = survey.title
        said = Text(f"Survei berjalan: {last}", f"A survey runs: {last}")
        link = reverse("surveys:survey", args=[survey.uid])
        yield KnownFact(MEANS, True, said, HELD_HERE, today, link)


def _users(unit: Unit) -> Iterable[KnownFact]:
    """What the users answered on form F-03, from the newest survey that has closed. The guideline
    does not say how their answers become one number, so the words name the way, and whose choice
    it is."""
    closed = Campaign.objects.filter(unit=unit, kind="f03", state="closed", withdrawn_at=None)
    survey = closed.select_related("government").order_by("-until", "-pk").first()
    shown = queries.whole(survey) if survey else None
    if survey is None or shown is None:
        return
    how = users_mean_of(survey.government)
    mean = users_means(survey, shown.counted)[how.rule]
    if mean is None:
        return
    people = shown.counted.scored.under(Missing.DROP_ROW).n
    said, value = USERS_MEANS[how.rule], {each: number(mean, 2, each) for each in ("id", "en")}
    words = Text(
        f"Rata-rata F-03 {value['id']} dari {people} pengguna; cara setempat: {said.id},"
        f" {how.whose.id}",
        f"F-03 mean {value['en']} of {people} users; local way: {said.en}, {how.whose.en}",
    )
    link = reverse("surveys:results", args=[survey.uid])
    yield KnownFact(USERS, mean, words, HELD_HERE, shown.on, link)


def _conducted(told: Told) -> Known | None:
    period = told.period
    return Known(
        True, Text(f"Survei {period.id} dilaksanakan", f"The survey of {period.en} was held")
    )


def _handed_in(told: Told) -> Known | None:
    period = told.period
    return Known(True, Text(f"Laporan {period.id} diterima", f"The report of {period.en} has come"))


def _index(told: Told) -> Known | None:
    """Of accepted reports only: what nobody has checked is no answer yet."""
    report = told.report
    said = report.index_printed or report.index_computed
    if not said or report.state != "accepted":
        return None
    index = Fraction(said)
    words = Text(f"IKM {number(index, 2, 'id')}", f"IKM {number(index, 2, 'en')}")
    return Known(index, words)


def _share(told: Told) -> Known | None:
    """How much of the plan that the report tells about is done; in percent."""
    share, of = told.standing.share, told.standing
    if share is None:
        return None
    period = period_said(told.plan[0].start, told.plan[0].until)
    words = Text(
        f"{of.done} dari {of.lines} tindak lanjut survei {period.id} selesai",
        f"{of.done} of {of.lines} follow-ups of the survey of {period.en} done",
    )
    if of.dropped:
        words = Text(f"{words.id}; {of.dropped} lain dibatalkan dengan alasan",
                     f"{words.en}; {of.dropped} more dropped, with reasons")  # fmt: skip
    return Known(share, words, evidence=_shown_by(told.plan[1]))


def _speed(told: Told) -> Known | None:
    """How many months after the report the whole plan was done; nothing before all of it is. After
    a year no rung fits, and the fact only informs."""
    report, rows = told.plan
    last, begun = told.standing.last, _came_out(report)
    if last is None or begun is None:
        return None
    months = max(plans.months_between(begun, last), 0)
    rung = next((rung for most, rung in _MONTHS if months <= most), None)
    words = Text(
        f"Seluruh rencana selesai dalam {months} bulan sesudah laporan",
        f"The whole plan was done within {months} months of the report",
    )
    holds = False if rung is None else Fraction(months)
    level = None if rung is None else Fraction(rung)
    return Known(holds, words, level, _shown_by(rows))


def _came_out(report: Report) -> date | None:
    """The day of a report: when it was published, else handed in."""
    days = [day for day in (report.published_on, report.received_on) if day is not None]
    return min(days, default=None)


def _media(told: Told) -> Known | None:
    """In how many media the results can be read; nothing where nobody has entered any."""
    rows = told.publications
    if not rows:
        return None
    labels = [row.medium_label for row in rows]
    words = Text(", ".join(each.id for each in labels), ", ".join(each.en for each in labels))
    return Known(Fraction(len({row.medium for row in rows})), words, None, _shown_by(rows))


def _lifecycle(told: Told) -> Known | None:
    """IPP A6: held, as the regulation asks, published on paper, on a screen as well, followed up.
    Of accepted reports only."""
    if told.report.state != "accepted":
        return None
    reached, words = 1, [_HELD]
    steps = (
        (_is_lawful(told.report), _LAWFUL),
        (bool(_media_of(told) - ON_SCREEN), _ON_PAPER),
        (bool(_media_of(told) & ON_SCREEN), _ON_SCREEN),
        (told.standing.is_complete, _FOLLOWED),
    )
    for holds, said in steps:
        if not holds:
            break
        reached, words = reached + 1, [*words, said]
    text = Text(", ".join(each.id for each in words), ", ".join(each.en for each in words))
    evidence = (*_shown_by(told.publications), *_shown_by(told.plan[1]))
    return Known(Fraction(reached), text, None, evidence)


def _media_of(told: Told) -> frozenset[str]:
    return frozenset(row.medium for row in told.publications)


def _is_lawful(report: Report) -> bool:
    """By the version in force, of all its elements, with the sample that its users ask for where
    both are known."""
    if outdated(report.instrument, report.basis, report.until) or not report.index_computed:
        return False
    if not report.population or not report.respondents:
        return True
    return report.respondents >= required_sample(report.population)


def _shown_by(rows: Iterable[Any]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row.evidence_id for row in rows if row.evidence_id))


_HELD = Text("dilaksanakan", "held")
_LAWFUL = Text("sesuai peraturan", "as the regulation asks")
_ON_PAPER = Text("terbit nonelektronik", "published on paper")
_ON_SCREEN = Text("terbit elektronik", "published electronically")
_FOLLOWED = Text("seluruh rencana ditindaklanjuti", "the whole plan followed up")

_FACTS: Mapping[str, Callable[[Told], Known | None]] = {
    "survey.conducted": _conducted,
    "survey.handed_in": _handed_in,
    "survey.ikm": _index,
    "survey.followup.share": _share,
    "survey.followup.speed": _speed,
    "survey.publication.media": _media,
    "survey.lifecycle.reached": _lifecycle,
}
