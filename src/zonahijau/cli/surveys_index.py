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
            "Yang dihitung hanya survei yang seluruh jawabannya sudah pernah ditampilkan; berkas "
            "yang hilang atau berubah ditolak.",
            "Only surveys count of which all answers have been shown; a file that is missing or "
            "altered is refused.",
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
    histories, left_out = _histories()
    for history, (asking, parts) in sorted(histories.items()):
        rule = index_rule(load_instrument(asking.instrument), elements=asking.elements)
        found = indices(embedded(history, parts=parts), rule, [given.by])
        rows = list(_rows(found, _names(given.by)))
        title = Text(asking.instrument, asking.instrument)
        tables.append(Table(_COLUMNS, rows, title))
        data += [
            {"instrument": asking.instrument, "group": name, "n": n, "index": index, "grade": grade}
            for name, n, index, grade in rows
        ]
    notes = [] if tables else [_EMPTY]
    if left_out:
        notes.append(_LEFT_OUT.fill(count=left_out))
    return Report(data, tables, tuple(notes))


def _histories() -> tuple[Mapping[Path, tuple[Asking, list[Path]]], int]:
    """The folder of each SKM instrument and set of elements, what was asked in it and the files
    that count; and how many surveys are left out, for not all their answers were ever shown."""
    from zonahijau.surveys import past
    from zonahijau.surveys.asking import Asking
    from zonahijau.surveys.models import PastAnswers
    from zonahijau.surveys.queries import has_shown_all

    found: dict[Path, tuple[Asking, list[Path]]] = {}
    left_out = 0
    rows = PastAnswers.objects.filter(campaign__kind="skm", campaign__withdrawn_at=None)
    for row in rows.select_related("campaign").iterator(chunk_size=500):
        file = past.file_of(row)
        if past.fingerprint_of(file) != row.sha256:
            raise past.lost(file)
        if not has_shown_all(row.campaign):
            left_out += 1
            continue
        asking = Asking.of(row.campaign.questions)
        found.setdefault(past.history_of(row.campaign), (asking, []))[1].append(file)
    return found, left_out


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
    for each in found:
        key = str(each.key[0])
        grade = (each.grade.code or "") if each.grade else ""
        yield names.get(key, key), each.n, each.index, grade


_COLUMNS = [
    Column(Text("Kelompok", "Group")),
    Column(Text("Responden", "Respondents"), "number"),
    Column(Text("IKM (responden digabung)", "Index (respondents pooled)"), "number"),
    Column(Text("Mutu", "Grade")),
]
_EMPTY = Text("Belum ada riwayat jawaban survei.", "There is no history of answers yet.")
_LEFT_OUT = Text(
    "{count} survei tidak ikut: sebagian jawabannya terlalu sedikit untuk pernah ditampilkan.",
    "{count:survey is|surveys are} left out: some of the answers were too few ever to be shown.",
)
