"""``zonahijau surveys index``: the indices of units, regions or years out of the history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.surveys.asking import Asking
    from zonahijau.surveys.history.indices import GroupIndex

GUIDE = Guide(
    Text(
        "Menghitung IKM dari riwayat: survei yang sudah lama ditutup, sebanyak apa pun unitnya. "
        "Semua responden satu kelompok digabung; jawaban yang tidak lengkap tidak ikut.",
        "Computes indices out of the history: surveys that closed long ago, of any number of "
        "units. All respondents of a group are pooled; incomplete answers are left out.",
    ),
    examples=("zonahijau surveys index", "zonahijau surveys index --by region --json"),
    notes=(
        Text(
            "Kelompok dengan kurang dari lima responden tidak ditampilkan nilainya.",
            "Of a group of fewer than five respondents no value is shown.",
        ),
    ),
)
BY = ("unit", "region", "year")


def add_options(options: Options) -> None:
    """What the groups are."""
    grouped = Text("satu baris untuk setiap unit, daerah, atau tahun", "a row each of these")
    options.choice("--by", BY, grouped, default="unit")


def run(given: Given) -> Report:
    """One table for each instrument that the history knows."""
    load_django()
    from zonahijau.lawbook.library import load_instrument
    from zonahijau.statistics.skm import index_rule
    from zonahijau.surveys.history.engines import embedded
    from zonahijau.surveys.history.indices import indices

    data, tables = [], []
    for history, asking in sorted(_histories().items()):
        rule = index_rule(load_instrument(asking.instrument), elements=asking.elements)
        found = indices(embedded(history), rule, [given.by])
        rows = list(_rows(found, _names(given.by)))
        title = Text(asking.instrument, asking.instrument)
        tables.append(Table(_COLUMNS, rows, title))
        data += [
            {"instrument": asking.instrument, "group": name, "n": n, "index": index, "grade": grade}
            for name, n, index, grade in rows
        ]
    return Report(data, tables, () if tables else (_EMPTY,))


def _histories() -> Mapping[Path, Asking]:
    """The folder of each SKM instrument and set of elements, and what was asked in it."""
    from zonahijau.surveys.asking import Asking
    from zonahijau.surveys.models import PastAnswers
    from zonahijau.surveys.past import history_of

    rows = PastAnswers.objects.filter(campaign__kind="skm").select_related("campaign")
    return {history_of(row.campaign): Asking.of(row.campaign.questions) for row in rows}


def _names(by: str) -> Mapping[str, str]:
    """What people call a unit or region, by how the history does."""
    from zonahijau.organisations.models import Region, Unit

    if by == "unit":
        return {str(key): name for key, name in Unit.objects.values_list("pk", "name")}
    if by == "region":
        rows = Region.objects.values_list("code", "name")
        return {code.replace(".", ""): name for code, name in rows}
    return {}


def _rows(found: list[GroupIndex], names: Mapping[str, str]) -> Iterator[tuple[Value, ...]]:
    from zonahijau.surveys.policies import LEAST

    for each in found:
        key = str(each.key[0])
        shown = each.n >= LEAST
        grade = (each.grade.code or "") if each.grade and shown else ""
        yield names.get(key, key), each.n if shown else None, each.index if shown else None, grade


_COLUMNS = [
    Column(Text("Kelompok", "Group")),
    Column(Text("Responden", "Respondents"), "number"),
    Column(Text("IKM", "Index"), "number"),
    Column(Text("Mutu", "Grade")),
]
_EMPTY = Text("Belum ada riwayat jawaban survei.", "There is no history of answers yet.")
