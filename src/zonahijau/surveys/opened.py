"""Survey results as open data: accepted reports that their units have published, small cells
hidden; each column with what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import islice

from django.db.models import Q

from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.models import Government
from zonahijau.statistics.suppression import suppress_line
from zonahijau.surveys.figures import INSTRUMENT
from zonahijau.surveys.models import PublishedCell, Report
from zonahijau.surveys.papers.told import figures_of
from zonahijau.surveys.policies import LEAST
from zonahijau.surveys.respondents import GROUPS, options_of
from zonahijau.tables.output import Cell
from zonahijau.web.formatting import number
from zonahijau.wording import Text

_TOGETHER = 500
"""Reports that are read as one: two queries for so many."""
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Opened:
    """A published report; ``groups`` is {question: {option: respondents}} without what is hidden,
    ``means`` {element: mean}."""

    report: Report
    groups: Mapping[str, Mapping[str, int]]
    means: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """A column of the table: what it means, which kind of value it holds, how it is filled."""

    meaning: Text
    kind: str
    read: Callable[[Opened], Cell]


def opened(government: Government) -> Iterator[Opened]:
    """What a government has published, the newest first. Reports of fewer than five respondents
    are not given away."""
    few = Q(respondents__lt=LEAST)
    rows = Report.objects.standing().filter(
        government=government, state="accepted", published_on__lte=government.today()
    )
    found = rows.exclude(few).select_related("unit", "government").order_by("-until", "unit__path")
    each = found.iterator(chunk_size=_TOGETHER)
    while chunk := list(islice(each, _TOGETHER)):
        cells = _cells(chunk)
        yield from (_opened(row, cells) for row in chunk)


def _cells(rows: Sequence[Report]) -> Mapping[int, dict[str, dict[str, int]]]:
    """The shown groups of surveys that were held here, by survey."""
    campaigns = [row.campaign_id for row in rows if row.campaign_id]
    cells = PublishedCell.objects.filter(campaign__in=campaigns, table__in=GROUPS)
    found: dict[int, dict[str, dict[str, int]]] = defaultdict(dict)
    for cell in cells.only("campaign_id", "table", "label", "n").order_by("pk"):
        found[cell.campaign_id].setdefault(cell.table, {})[cell.label] = cell.n
    return found


def _opened(row: Report, cells: Mapping[int, dict[str, dict[str, int]]]) -> Opened:
    groups = cells.get(row.campaign_id, {}) if row.campaign_id else _given(row)
    figures = figures_of(row)
    rated = {code: sum(each) for code, each in figures.counts.items()}
    means = {
        code: Fraction(sum(rung * n for rung, n in enumerate(figures.counts[code], 1)), total)
        for code, total in rated.items()
        if total
    }
    return Opened(row, groups, means or figures.means)


def _given(row: Report) -> dict[str, dict[str, int]]:
    """As the report counts them, small cells hidden and what would give them away."""
    shown: dict[str, dict[str, int]] = {}
    for code, rows in row.groups.items():
        known = [(label, count) for label, count in rows if count]
        cells = suppress_line([count for _, count in known]).cells if known else ()
        pairs = zip(known, cells, strict=True)
        shown[code] = {label: n for (label, _), n in pairs if n is not None}
    return shown


def _index(row: Opened) -> Cell:
    return (row.report.index_printed or row.report.index_computed).replace(",", ".")


def _mean(code: str) -> Callable[[Opened], Cell]:
    def read(row: Opened) -> Cell:
        mean = row.means.get(code)
        return None if mean is None else number(mean, _PLACES, "en")

    return read


def _group(code: str, option: str) -> Callable[[Opened], Cell]:
    return lambda row: row.groups.get(code, {}).get(option)


def _columns() -> dict[str, OpenColumn]:
    plain = {
        "kode_wilayah": OpenColumn(
            Text("Kode wilayah pemerintah daerah", "Code of the government's region"), "teks",
            lambda row: row.report.government.region_id),
        "pemerintah_daerah": OpenColumn(
            Text("Nama pemerintah daerah", "Name of the government"), "teks",
            lambda row: row.report.government.name),
        "kode_unit": OpenColumn(
            Text("Kode tetap unit di halaman publik", "Permanent code of the unit"), "teks",
            lambda row: row.report.unit.public_code),
        "unit": OpenColumn(
            Text("Nama unit penyelenggara", "Name of the providing unit"), "teks",
            lambda row: row.report.unit.name),
        "mulai": OpenColumn(
            Text("Hari pertama masa survei", "First day of the survey"), "tanggal",
            lambda row: row.report.start.isoformat()),
        "sampai": OpenColumn(
            Text("Hari terakhir masa survei", "Last day of the survey"), "tanggal",
            lambda row: (row.report.until - timedelta(days=1)).isoformat()),
        "peraturan": OpenColumn(
            Text("Versi peraturan yang dipakai menghitung", "Version of the rule that computed it"),
            "teks", lambda row: row.report.instrument or INSTRUMENT),
        "bobot": OpenColumn(
            Text("Bobot tiap unsur: exact adalah 1/9 tidak dibulatkan",
                 "Weight of an element: exact is 1/9, not rounded"), "teks",
            lambda row: row.report.convention),
        "responden": OpenColumn(
            Text("Jumlah responden", "Respondents"), "bilangan bulat",
            lambda row: row.report.respondents),
        "ikm": OpenColumn(
            Text("Indeks Kepuasan Masyarakat, 25 sampai 100", "Satisfaction index, 25 to 100"),
            "desimal", _index),
        "mutu": OpenColumn(
            Text("Mutu pelayanan, A sampai D", "Grade, A to D"), "teks",
            lambda row: row.report.grade_printed or row.report.grade_computed),
        "dipublikasikan": OpenColumn(
            Text("Hari hasilnya dipublikasikan", "Day on which it was published"), "tanggal",
            lambda row: row.report.published_on.isoformat() if row.report.published_on else None),
    }  # fmt: skip
    return plain | _of_elements() | _of_groups()


def _of_elements() -> dict[str, OpenColumn]:
    return {
        f"nilai_{node.code.lower()}": OpenColumn(
            Text("Nilai rata-rata {name}, 1 sampai 4", "Mean of {name}, 1 to 4").fill(
                name=node.label
            ),
            "desimal",
            _mean(node.code),
        )
        for node in load_instrument(INSTRUMENT).indicators()
    }


def _of_groups() -> dict[str, OpenColumn]:
    meaning = Text(
        "Responden, {group}: {option}; kosong bila tidak diketahui atau disembunyikan",
        "Respondents, {group}: {option}; empty where unknown or hidden",
    )
    return {
        f"{code}_{_slug(option.id)}": OpenColumn(
            meaning.fill(group=title, option=option), "bilangan bulat", _group(code, option.id)
        )
        for code, title in GROUPS.items()
        for option in options_of(code)
    }


def _slug(label: str) -> str:
    return "".join(each if each.isalnum() else "_" for each in label.lower())


COLUMNS: Mapping[str, OpenColumn] = _columns()


def row_of(each: Opened) -> list[Cell]:
    """A line of the table."""
    return [column.read(each) for column in COLUMNS.values()]


def node_of(each: Opened) -> dict[str, object]:
    """The same as an object: what is empty is left out, groups and elements by their names."""
    flat = [name for name in COLUMNS if not name.startswith(("nilai_", *(f"{g}_" for g in GROUPS)))]
    said: dict[str, object] = {name: COLUMNS[name].read(each) for name in flat}
    means = {code: number(mean, _PLACES, "en") for code, mean in each.means.items()}
    said |= {"unsur": means, "menurut_kelompok": {k: dict(v) for k, v in each.groups.items()}}
    return {name: value for name, value in said.items() if value not in (None, "", {})}
