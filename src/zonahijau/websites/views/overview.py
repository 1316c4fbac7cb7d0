"""How the sites of a government stand, in words, as a picture and unit by unit."""

from __future__ import annotations

import io
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zonahijau.organisations.modules import is_on
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government
from zonahijau.tables.output import Cell, write_csv
from zonahijau.web.downloads import download, xlsx
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.pictures.bars import Bar, bar_picture
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import step
from zonahijau.websites import actions
from zonahijau.websites.actions.sites import unlisted
from zonahijau.websites.actions.turns import is_fetching
from zonahijau.websites.checking.points import points
from zonahijau.websites.findings import Findings, findings_of
from zonahijau.websites.queries import (
    REQUIRED,
    STATES,
    Overview,
    UnitSites,
    mark_of,
    required_labels,
    seen_units,
    unit_sites,
)
from zonahijau.websites.views.frame import by, crumbs_of
from zonahijau.wording import Text

UNIT, ADDRESS = Text("Unit", "Unit"), Text("Alamat", "Address")
NAME = Text("Nama domain", "Domain name")
CONTENTS = Text("Muatan wajib", "Required contents")
CHECKED = Text("Diperiksa", "Checked")
_POINTS = ("answers", "https", "fresh")


def _overview(request: HttpRequest) -> Overview:
    held, government = authority(request), must_government(request)
    return Overview(unit_sites(seen_units(held, government)))


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The overview: who has none comes first."""
    government, held = must_government(request), authority(request)
    seen = _overview(request)
    may_manage = held.may("manage_websites", government)
    context = {
        "overview": seen,
        "picture": _picture(seen),
        "listing": _listing(request, seen.rows),
        "required": len(REQUIRED),
        "may_manage": may_manage,
        "may_check": may_manage and is_fetching(),
        "may_export": held.may("export", government),
        "unlisted": len(unlisted(government)) if may_manage else 0,
        "crumbs": crumbs_of(),
    }
    return render(request, "websites/overview.html", context)


def _picture(seen: Overview) -> object:
    bars = [
        Bar(Text("Punya situs", "Has a site"), seen.with_site, is_subject=True),
        Bar(Text("Nama resmi", "Official name"), seen.count("official")),
        *(Bar(points()[code].label, seen.passing(code)) for code in _POINTS),
        *(Bar(label, seen.passing(code)) for code, label in required_labels()),
    ]
    return bar_picture(bars, greatest=len(seen.rows) or 1)


def _listing(request: HttpRequest, rows: list[UnitSites]) -> Listing:
    columns = (
        Column("name", UNIT, order_by=("name",), template="websites/name.html"),
        Column("rank", NAME, order_by=("rank",), template="websites/mark.html"),
        *(_point_column(code) for code in _POINTS),
        Column("contents", CONTENTS, order_by=("contents",), template="websites/contents.html"),
        Column("checked", CHECKED, lambda row: row.check.at if row.check else None, kind="moment"),
    )  # fmt: skip
    states = Filter("nama", NAME, [(state, mark.word) for state, mark in STATES.items()], "state")
    missing = Filter(
        "belum",
        Text("Belum ada", "Missing"),
        required_labels(),
        lambda found, chosen: [row for row in found if row.outcome(chosen) != "passes"],
    )
    return Listing(
        request, rows, columns, search_fields=("name",), filters=[states, missing], per_page=50
    )


def _point_column(code: str) -> Column:
    return Column(
        code,
        points()[code].label,
        lambda row: mark_of(row.outcome(code)) if row.check else None,
        kind="class",
    )


@require_safe
def table(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The same as a spreadsheet, every point in a column."""
    rows, today = _overview(request).rows, must_government(request).today()
    header = [said(UNIT), said(ADDRESS), said(NAME), *(said(p.label) for p in points().values()),
              said(CHECKED)]  # fmt: skip
    if ending == "xlsx":
        return xlsx(f"situs-{today}.xlsx", header, _cells(rows), "Situs")
    if ending != "csv":
        raise Http404
    return download(_csv(header, rows), "text/csv; charset=utf-8", f"situs-{today}.csv")


def _cells(rows: list[UnitSites]) -> Iterator[list[Cell]]:
    for row in rows:
        outcomes = [said(mark_of(row.outcome(code)).word) if row.check else "" for code in points()]
        day = row.unit.government.day_of(row.check.at) if row.check else None
        yield [row.name, row.main.address if row.main else "", said(row.mark.word), *outcomes,
               day.isoformat() if day else ""]  # fmt: skip


def _csv(header: list[str], rows: list[UnitSites]) -> bytes:
    stream = io.StringIO(newline="")
    write_csv(stream, header, _cells(rows))
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """What is missing, unit by unit, with the words for a letter."""
    government = must_government(request)
    found: Findings = findings_of(_overview(request).rows)
    may = authority(request).may_anywhere("make_promise")
    may_promise = may and is_on(government, "monitoring")
    context = {
        "findings": found,
        "listing": _findings_listing(request, found, may_promise),
        "government": government,
        "may_promise": may_promise,
        "crumbs": crumbs_of(None, Crumb(Text("Temuan", "Findings"))),
    }
    return render(request, "websites/findings.html", context)


def _findings_listing(request: HttpRequest, found: Findings, may_promise: bool) -> Listing:
    columns = [
        Column("name", UNIT, order_by=("name",),
               link=lambda each: reverse("websites:unit", args=[each.row.unit.uid])),
        Column("lacks", Text("Yang kurang", "What is missing"), template="websites/lacks.html"),
    ]  # fmt: skip
    if may_promise:
        promise = Text("Janji", "Promise")
        column = Column("unit_key", promise, template="websites/promise.html")
        columns.append(column)
    return Listing(request, found.rows, columns, search_fields=("name",), per_page=100)


@require_POST
def seed(request: HttpRequest) -> HttpResponse:
    """Take over the addresses of the list of units."""
    government = must_government(request)
    return step(
        request,
        lambda: actions.seed_sites(by=by(request), government=government),
        Text("Alamat dari data unit sudah dicatat.", "The addresses of the units are listed."),
        reverse("websites:overview"),
    )


@require_POST
def check_all(request: HttpRequest) -> HttpResponse:
    """Have every site checked; those that wait already are left alone."""
    government = must_government(request)
    done = Text(
        "Pemeriksaan semua situs diminta. Hasilnya masuk satu per satu.",
        "A check of all sites was asked for. The results come one by one.",
    )
    return step(
        request,
        lambda: actions.ask_all(by=by(request), government=government),
        done,
        reverse("websites:overview"),
    )
