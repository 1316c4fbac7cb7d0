"""The recap of a year: a line for each report that is due, with its elements; and the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.models import Government
from zonahijau.statistics.skm import index_rule
from zonahijau.surveys.above.reading import to_exact
from zonahijau.surveys.actions.choosing import rule_of
from zonahijau.surveys.figures import INSTRUMENT, element_means
from zonahijau.surveys.models import Report
from zonahijau.surveys.papers.told import figures_of
from zonahijau.surveys.rolling_up import ROLL_UPS, UnitIndex, roll_up
from zonahijau.wording import Text

SHORT = {
    "PERSYARATAN": Text("Syarat", "Requirements"),
    "PROSEDUR": Text("Prosedur", "Procedure"),
    "WAKTU": Text("Waktu", "Time"),
    "BIAYA": Text("Biaya", "Fee"),
    "PRODUK": Text("Produk", "Product"),
    "KOMPETENSI": Text("Kompetensi", "Competence"),
    "PERILAKU": Text("Perilaku", "Conduct"),
    "PENGADUAN": Text("Pengaduan", "Complaints"),
    "SARANA": Text("Sarana", "Facilities"),
}
"""The nine elements in one word each, for the heads of columns, in the regulation's order."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What all lines come to. ``index`` is None where none was accepted, or versions are mixed."""

    expected: int
    came: int
    late: int
    accepted: int
    index: Decimal | None
    grade: str
    rule: Text


def means_of(report: Report) -> dict[str, Fraction]:
    """The element means of a report of the regulation in force; of another one nothing, for its
    elements are others."""
    if (report.instrument or INSTRUMENT) != INSTRUMENT:
        return {}
    return element_means(figures_of(report))


def whole(government: Government, reports: Iterable[Report], today: date) -> Whole:
    """The totals of a year's reports, the index rolled up as the government chose."""
    rows = list(reports)
    accepted = [row for row in rows if row.state == "accepted"]
    indices = [index for row in _last(accepted) if (index := _index(row)) is not None]
    rule = rule_of(government)
    exact = roll_up(indices, rule).exact if indices else None
    version = index_rule(load_instrument(indices[0].series)) if indices else None
    return Whole(
        expected=len(rows),
        came=sum(row.state in ("received", "accepted") for row in rows),
        late=sum(row.state in ("due", "returned") and row.due_on < today for row in rows),
        accepted=len(accepted),
        index=version.rounding.apply(exact) if version and exact is not None else None,
        grade=(version.grade(exact).code or "") if version and exact is not None else "",
        rule=ROLL_UPS[rule],
    )


def _last(rows: Iterable[Report]) -> Iterable[Report]:
    """Of several reports of a unit in the year, the one that ends last."""
    return {row.unit_id: row for row in sorted(rows, key=lambda row: row.until)}.values()


def _index(row: Report) -> UnitIndex | None:
    """Under the exact weight, as the index of the region counts it."""
    said = row.index_exact or row.index_printed
    if not said:
        return None
    series = row.instrument or INSTRUMENT
    exact = Fraction(said.replace(",", ".")) * to_exact(series, row.convention)
    return UnitIndex(row.unit_id, row.unit.path, row.unit.name, exact, row.respondents, series)
