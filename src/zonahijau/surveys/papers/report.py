"""The SKM report in its usual five chapters, as a kind of paper; every sentence can be changed
before it is issued. The chapters follow the practice of regencies: the annex of the regulation was
not readable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from zonahijau.documents.drafting import Choice, Draft, names_of, parts_of
from zonahijau.documents.kinds import FIELD, Kind
from zonahijau.documents.models import Paper
from zonahijau.documents.words import ISSUED, SIGNED, UNIT
from zonahijau.documents.words import REPORT as CHAPTERS
from zonahijau.organisations.models import Unit
from zonahijau.surveys.models import Campaign, Report
from zonahijau.surveys.papers.analysis import analysis, ending
from zonahijau.surveys.papers.annexes import annexes
from zonahijau.surveys.papers.beginning import gathering, introduction
from zonahijau.surveys.papers.findings import findings
from zonahijau.surveys.papers.told import Told, of_campaign, of_nothing, of_report
from zonahijau.surveys.papers.writing import period_of
from zonahijau.surveys.reporting import period_said
from zonahijau.wording import Text

REPORT = "laporan-skm"
SURVEY = "survey"
"""What a paper of this kind remembers: the uid of the survey or of the row of the register."""
MOST = 500
"""Surveys that are offered, the newest first."""


def draft(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """The report of the chosen survey; of the newest where none is chosen, blanks before any."""
    told = _chosen(where, str(chosen.get(SURVEY, "")))
    names = names_of(where)
    return Draft(
        subject=f"Survei kepuasan masyarakat {told.name} {period_of(told)}",
        blocks=(
            *introduction(told, names),
            *gathering(told),
            *findings(told),
            *analysis(told),
            *ending(told, names.government.today()),
        ),
        annexes=tuple(annexes(told)),
    )


def _chosen(where: Any, uid: str) -> Told:
    return told_of(where, uid or _newest(where)) or of_nothing(*parts_of(where))


def told_of(where: Any, uid: str) -> Told | None:
    """The survey or the row of the register of that uid in this place, if there is one."""
    uid = uid if _is_uid(uid) else ""
    campaign = _campaigns(where).filter(uid=uid).first() if uid else None
    if campaign is not None:
        return of_campaign(campaign)
    report = _reports(where).filter(uid=uid).first() if uid else None
    return of_report(report) if report is not None else None


def _is_uid(written: str) -> bool:
    try:
        UUID(written)
    except ValueError:
        return False
    return True


def surveys_of(where: Any, by: Any) -> Iterable[tuple[str, str]]:
    """The surveys that have closed and that somebody may see, then rows of the register from
    elsewhere, each with its unit."""
    for row in _campaigns(where).visible_to(by).filter(state="closed")[:MOST]:
        yield str(row.uid), f"{row.unit.name}: {row.title}"
    reports = _reports(where).visible_to(by).filter(campaign=None).exclude(state="due")
    for row in reports[:MOST]:
        said = period_said(row.start, row.until).id
        yield str(row.uid), f"{row.unit.name}: {said} (register)"


def _newest(where: Any) -> str:
    """The survey of a unit that closed last, else the newest row of its register."""
    _, unit = parts_of(where)
    if unit is None:
        return ""
    closed = _campaigns(where).filter(state="closed").first()
    row = closed or _reports(where).exclude(state="due").first()
    return str(row.uid) if row else ""


def _campaigns(where: Any) -> Any:
    return (
        _here(Campaign.objects.filter(withdrawn_at=None, kind="skm"), where)
        .select_related("unit", "government")
        .order_by("-until", "-pk")
    )


def _reports(where: Any) -> Any:
    return (
        _here(Report.objects.standing(), where)
        .select_related("unit", "government", "previous", "campaign")
        .order_by("-until")
    )


def _here(rows: Any, where: Any) -> Any:
    government, unit = parts_of(where)
    rows = rows.filter(government=government)
    return rows.filter(unit=unit) if unit else rows


def issued_for(unit: Unit, *uids: object) -> Paper | None:
    """The newest report on this survey or row of the register that was issued or signed."""
    rows = Paper.objects.filter(unit=unit, kind=REPORT, state__in=(ISSUED, SIGNED))
    known = rows.filter(**{f"chosen__{SURVEY}__in": [str(uid) for uid in uids]})
    return known.select_related("signed_file", "issued_file").order_by("-issued_at").first()


KIND = Kind(
    REPORT,
    Text("Laporan SKM", "SKM report"),
    draft,
    level=UNIT,
    layout=CHAPTERS,
    heading="Laporan",
    group=FIELD,
    choices=(Choice(SURVEY, Text("Survei", "Survey"), "options", surveys_of),),
    about=Text(
        "Lima bab dari hasil survei, dengan rencana tindak lanjut dan lampiran",
        "Five chapters from the results, with the follow-up plan and annexes",
    ),
)
