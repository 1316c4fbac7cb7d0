"""What a survey says, gathered for papers: from one that was held here, or from the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zonahijau.documents.blocks import BLANK
from zonahijau.lawbook.instruments.model import Band
from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.models import Government, Unit
from zonahijau.statistics.interval import Interval
from zonahijau.statistics.sample import required_sample
from zonahijau.statistics.skm import EXACT
from zonahijau.statistics.suppression import suppress_line
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.figures import INSTRUMENT, Figures, compute, element_means, rule_of
from zonahijau.surveys.models import Campaign, Report
from zonahijau.surveys.reporting import lowest
from zonahijau.surveys.respondents import GROUPS
from zonahijau.surveys.results import change_since, groups_of, results_of
from zonahijau.surveys.words import CHANNELS
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Element:
    """An element; the last two are None where only means are known."""

    code: str
    label: Text
    mean: Fraction
    converted: Fraction
    grade: str
    importance: Fraction | None = None
    quadrant: Text | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """How many of each kind answered; None where a cell is hidden."""

    code: str
    title: Text
    rows: tuple[tuple[Text, int | None], ...]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service: users a year, the sample that they need, who answered, their index and grade."""

    name: str
    users: int | None
    required: int | None
    n: int | None
    index: Decimal | None
    grade: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that a paper says of a survey. ``index`` is None where there is none yet, ``unit`` where
    a paper is drafted before anybody says of whom."""

    government: Government
    unit: Unit | None
    start: date
    until: date
    instrument: str
    convention: str
    n: int | None = None
    population: int | None = None
    required: int | None = None
    index: Decimal | None = None
    exact: Fraction | None = None
    band: Band | None = None
    elements: tuple[Element, ...] = ()
    groups: tuple[Group, ...] = ()
    services: tuple[ServiceLine, ...] = ()
    channels: tuple[Text, ...] = ()
    interval: Interval | None = None
    alpha: Fraction | None = None
    change: Text | None = None
    campaign: Campaign | None = None
    report: Report | None = None

    @property
    def name(self) -> str:
        """What the unit is called."""
        return self.unit.name if self.unit else BLANK

    @property
    def lowest(self) -> list[Element]:
        """From the lowest on; of equals those that come first."""
        return sorted(self.elements, key=lambda each: each.mean)

    @property
    def first(self) -> list[Element]:
        """Where to begin: the three lowest, and others with the value of the third."""
        codes = set(lowest({each.code: each.mean for each in self.elements}))
        return [each for each in self.lowest if each.code in codes]

    @property
    def is_settled(self) -> bool:
        """Whether it may be shown to everybody: its report was accepted."""
        return self.report is not None and self.report.state == "accepted"

    def group(self, code: str) -> Group | None:
        """The respondents by one of the groups of the form."""
        return next((each for each in self.groups if each.code == code), None)


def of_nothing(government: Government, unit: Unit | None) -> Told:
    """Before there is a survey: this year, and blanks."""
    year = government.today().year
    return Told(government, unit, date(year, 1, 1), date(year + 1, 1, 1), INSTRUMENT, EXACT)


def of_campaign(campaign: Campaign) -> Told:
    """A survey that was held here, as it may be shown today."""
    found = results_of(campaign)
    report = Report.objects.standing().filter(campaign=campaign).first()
    tables = groups_of(campaign)
    codes = {each.text["id"]: each.code for each in Asking.of(campaign.questions).about}
    by_service = [lines for title, lines in tables if title.id not in codes]
    change = change_since(campaign, found) if found else None
    services = _services(campaign, by_service[0] if by_service else [])
    users = [each.users for each in services]
    required = [each.required for each in services]
    return Told(
        government=campaign.government,
        unit=campaign.unit,
        start=campaign.start,
        until=campaign.until,
        instrument=campaign.instrument,
        convention=found.convention if found else EXACT,
        n=found.result.n if found else None,
        population=_sum(users),
        required=_sum(required),
        index=found.result.index if found else None,
        exact=found.result.index_exact if found else None,
        band=found.result.grade if found else None,
        elements=_ordered(campaign.instrument, _elements(found.elements if found else ())),
        groups=tuple(
            _group(codes[title.id], title, lines) for title, lines in tables if title.id in codes
        ),
        services=services,
        channels=tuple(CHANNELS[each] for each in campaign.channels if each in CHANNELS),
        interval=found.result.interval if found else None,
        alpha=found.result.alpha if found else None,
        change=change[1].sentence if change else None,
        campaign=campaign,
        report=report,
    )


def _sum(numbers: list[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _elements(lines: Iterable[Any]) -> dict[str, Element]:
    return {
        line.code: Element(
            line.code,
            line.label,
            line.mean,
            line.converted,
            line.grade,
            line.importance,
            line.quadrant,
        )
        for line in lines
        if line.mean is not None
    }


def _ordered(instrument: str, known: Mapping[str, Element]) -> tuple[Element, ...]:
    """In the order of the regulation, which is not that of the questionnaire."""
    nodes = load_instrument(instrument).indicators()
    return tuple(known[node.code] for node in nodes if node.code in known)


def _group(code: str, title: Text, lines: Iterable[Any]) -> Group:
    return Group(code, GROUPS.get(code, title), tuple((line.label, line.n) for line in lines))


def _services(campaign: Campaign, lines: list[Any]) -> tuple[ServiceLine, ...]:
    shown = {line.label.id: line for line in lines}
    return tuple(_service(each, shown.get(each.name)) for each in campaign.services.all())


def _service(each: Any, line: Any) -> ServiceLine:
    result = line.result if line else None
    grade = (result.grade.code or "") if result and result.grade else ""
    index = result.index if result else None
    n = line.n if line else None
    return ServiceLine(each.name, each.users_a_year, each.required, n, index, grade)


def of_report(report: Report) -> Told:
    """A report of the register; one of a survey that was held here says what its survey says."""
    if report.campaign is not None:
        return of_campaign(report.campaign)
    figures = figures_of(report)
    computed = compute(figures)
    said = report.index_printed or report.index_computed
    rule = rule_of(figures)
    exact = computed.exact if computed else None
    return Told(
        government=report.government,
        unit=report.unit,
        start=report.start,
        until=report.until,
        instrument=figures.instrument,
        convention=report.convention,
        n=report.respondents,
        population=report.population,
        required=required_sample(report.population) if report.population else None,
        index=Decimal(said) if said else None,
        exact=exact,
        band=rule.grade(Fraction(said)) if said else None,
        elements=_of_means(figures),
        groups=tuple(_counted(report)),
        report=report,
    )


def figures_of(report: Report) -> Figures:
    """Its figures as they are kept."""
    return Figures(
        means={code: Fraction(mean) for code, mean in report.means.items()},
        counts={code: tuple(each) for code, each in report.counts.items()},
        printed=Decimal(report.index_printed) if report.index_printed else None,
        convention=report.convention,
        instrument=report.instrument or INSTRUMENT,
    )


def _of_means(figures: Figures) -> tuple[Element, ...]:
    rule, means = rule_of(figures), element_means(figures)
    nodes = load_instrument(figures.instrument).indicators()
    return tuple(
        Element(
            node.code,
            node.label,
            means[node.code],
            means[node.code] * rule.conversion,
            rule.grade(means[node.code] * rule.conversion).code or "",
        )
        for node in nodes
        if node.code in means
    )


def _counted(report: Report) -> Iterable[Group]:
    """The groups as the report gives them, small cells hidden and what would give them away."""
    for code, rows in report.groups.items():
        known = [(label, count) for label, count in rows if count]
        shown = suppress_line([count for _, count in known]).cells if known else ()
        cells = tuple(
            (Text(label, label), count) for (label, _), count in zip(known, shown, strict=True)
        )
        if cells:
            yield Group(code, GROUPS.get(code, Text(code, code)), cells)
