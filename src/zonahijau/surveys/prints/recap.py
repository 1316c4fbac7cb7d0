"""The recap of a year on paper: a line for each report, lying, with what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from zonahijau.documents.letterheads import head_at
from zonahijau.documents.typesetting import typeset
from zonahijau.documents.words import MILLIMETRES, SECRETARY
from zonahijau.organisations.models import Government
from zonahijau.surveys.models import Report
from zonahijau.surveys.papers.writing import figure, whole
from zonahijau.surveys.recap import SHORT, means_of
from zonahijau.surveys.recap import whole as whole_of
from zonahijau.surveys.reporting import period_said
from zonahijau.web.formatting import plain_date

TEMPLATE = Path(__file__).parent.parent / "paper" / "recap.typ"
SIZES = MILLIMETRES
_LATE = "Terlambat"


def recap_pdf(
    government: Government, year: int, reports: Sequence[Report], size: str, at: datetime
) -> bytes:
    """The paper; ``size`` is one of ``SIZES``."""
    today = government.today()
    total = whole_of(government, reports, today)
    content = {
        "paper": MILLIMETRES[size],
        "head": head_at(government, SECRETARY),
        "title": f"Rekapitulasi Survei Kepuasan Masyarakat {year}",
        "author": government.name,
        "at": at.timetuple()[:3],
        "said": (
            f"{total.came} dari {total.expected} laporan sudah diterima,"
            f" {total.accepted} disetujui, {total.late} terlambat. Keadaan {plain_date(today)}."
        ),
        "header": ["Unit", "Masa", "Resp.", *(each.id for each in SHORT.values()), "IKM", "Mutu",
                   "Keadaan"],
        "rows": [_row(report, today) for report in reports],
        "total": {
            "label": f"Semua unit ({total.rule.id}, laporan yang disetujui)",
            "index": figure(total.index),
            "grade": total.grade,
        },
    }  # fmt: skip
    return typeset(TEMPLATE, content, at, name="recap")


def _row(report: Report, today: Any) -> list[str]:
    means = means_of(report)
    said = report.index_printed or report.index_computed
    waits = report.state in ("due", "returned")
    late = waits and report.due_on < today
    return [
        report.unit.name,
        period_said(report.start, report.until).id,
        whole(report.respondents),
        *(figure(means.get(code)) for code in SHORT),
        figure(Decimal(said)) if said else "–",
        report.grade_printed or report.grade_computed,
        _LATE if late else report.state_label.id,
    ]
