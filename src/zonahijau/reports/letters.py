"""Papers drafted from what the reports know: the secretary's letter to all agencies with what each
of them lacks, and the note to the head of the region on the published results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from zonahijau.documents.blocks import Annex, Block, facts, heading, listed, paragraph, table
from zonahijau.documents.drafting import Draft, day_said, names_of, title_of_head
from zonahijau.documents.kinds import FIELD, MEETINGS, Kind
from zonahijau.documents.kinds.laws import SERVICE
from zonahijau.documents.kinds.letters import DUE, THANKS
from zonahijau.documents.kinds.meetings import addressed
from zonahijau.documents.words import NOTE
from zonahijau.organisations.models import Unit
from zonahijau.reports import officials
from zonahijau.reports.completeness import Completeness, Extent, UnitRow
from zonahijau.web.formatting import number
from zonahijau.wording import Text

LETTER_TO_ALL = "surat-kelengkapan"

_WHAT = {
    "standards": "Menyusun standar pelayanan untuk setiap jenis layanan",
    "decrees": "Menetapkan standar pelayanan dengan keputusan",
    "published": "Memublikasikan standar pelayanan",
    "pledge": "Menetapkan dan memublikasikan maklumat pelayanan",
    "survey": "Melaksanakan survei kepuasan masyarakat dan menyampaikan laporannya",
    "head": "Menyampaikan nama kepala unit yang menjabat",
    "operator": "Menunjuk operator unit",
}
"""What a unit is asked to do about an item that it has not, as letters say it."""


def request_completion(where: Any, by: Any, **chosen: Any) -> Draft:
    """The letter to all agencies: in the body how the region stands, in an annex for each agency
    what it and the units below it lack, and by when."""
    names = names_of(where)
    rows = [row for row in Completeness(names.government, by).rows if row.lacking]
    tops = _by_top(rows)
    addressees, listed_behind = addressed([title_of_head(top) for top, _ in tops])
    due = day_said(chosen.get("due"))
    return Draft(
        subject="Kelengkapan penyelenggaraan pelayanan publik",
        blocks=(
            paragraph(
                f"Sesuai dengan {SERVICE}, setiap penyelenggara menyusun dan menetapkan standar"
                " pelayanan, serta menyusun, menetapkan, dan memublikasikan maklumat pelayanan."
                f" Menurut data {names.government_name}, {len(rows)} unit belum lengkap."
            ),
            paragraph(
                "Saudara diminta melengkapi hal-hal yang tercantum dalam lampiran untuk unit"
                f" Saudara paling lambat {due}, dan memperbaiki data yang tidak sesuai."
            ),
            paragraph(THANKS),
        ),
        annexes=(*listed_behind, *(_annex(top, under, due) for top, under in tops)),
        addressees=addressees,
        nature="penting",
        copies=(names.regent,),
    )


def _by_top(rows: Iterable[UnitRow]) -> list[tuple[Unit, list[UnitRow]]]:
    """The rows under the agency right below the government that they belong to, by its name; the
    secretary does not write to the own secretariat."""
    under: dict[int, list[UnitRow]] = {}
    for row in rows:
        under.setdefault((row.unit.ancestor_ids or [row.unit.pk])[0], []).append(row)
    units = Unit.objects.filter(pk__in=under).exclude(kind="setda").order_by("name")
    return [(unit, sorted(under[unit.pk], key=lambda row: row.unit.path)) for unit in units]


def _annex(top: Unit, rows: Sequence[UnitRow], due: str) -> Annex:
    blocks: list[Block] = []
    for row in rows:
        if len(rows) > 1:
            blocks.append(heading(row.name))
        lines = [(_WHAT[i.key], _state(row.extents[i.key]), due) for i in row.open_items]
        header = ("Yang diminta", "Keadaan menurut data kami", "Paling lambat")
        blocks.append(table(header, lines, widths=(6, 4, 3)))
    return Annex(title_of_head(top), tuple(blocks))


def _state(extent: Extent) -> str:
    """How it stands, in the words of a letter, with the sheet from which it was copied."""
    if extent.state == "unknown":
        return "belum ada data"
    said = "belum ada" if extent.of == 1 else f"{extent.have} dari {extent.of} layanan"
    return f"{said} ({extent.copy.said.id})" if extent.copy else said


def official_note(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """The note to the head of the region: what was published, with its source, what changed in
    the instrument, and what is asked to be decided."""
    names = names_of(where)
    history = officials.of_region(names.government)
    rows = [_result(each) for each in history]
    latest = [
        (str(each.result.year), f"{_value(each)} ({each.result.source_title})")
        for each in officials.latest_of_each_series(history)
    ]
    return Draft(
        subject="Hasil resmi penilaian pelayanan publik",
        blocks=(
            paragraph("Bersama ini dengan hormat dilaporkan hasil resmi sebagai berikut:"),
            heading("1. Hasil terakhir"),
            facts(*latest) if latest else paragraph("Belum ada hasil resmi yang tercatat."),
            heading("2. Hasil dari tahun ke tahun"),
            table(("Tahun", "Instrumen", "Nilai", "Sumber"), rows, widths=(2, 4, 3, 6)),
            paragraph(_about_instruments(history)),
            heading("3. Saran"),
            listed(
                "Memerintahkan Sekretaris Daerah menyurati semua unit yang belum lengkap.",
                "Menetapkan jadwal pemantauan bulanan.",
                style="letters",
            ),
            paragraph("Demikian dilaporkan, mohon arahan lebih lanjut."),
        ),
        addressees=(names.regent,),
        through="Sekretaris Daerah" if names.unit else "",
    )


def _about_instruments(history: Iterable[officials.Published]) -> str:
    """Whether the years may be compared: never across a change of the instrument."""
    used = list(dict.fromkeys(map(_instrument, history)))
    if len(used) < 2:
        return "Semua nilai berasal dari instrumen yang sama."
    return (
        f"Instrumennya berganti ({'; '.join(reversed(used))}), sehingga nilai dari instrumen yang"
        " berbeda tidak dapat dibandingkan langsung."
    )


def _value(each: officials.Published) -> str:
    value = number(each.value, each.places) if each.value is not None else ""
    return " ".join(filter(None, (value, each.result.band or "", each.result.zone or "")))


def _result(each: officials.Published) -> tuple[str, str, str, str]:
    row = each.result
    return str(row.year), _instrument(each), _value(each), row.source_title


def _instrument(each: officials.Published) -> str:
    return each.instrument.title.id if each.instrument else each.result.instrument_id


KINDS = (
    Kind(
        LETTER_TO_ALL,
        Text("Surat kelengkapan ke semua perangkat daerah", "Letter on what each agency lacks"),
        request_completion,
        group=MEETINGS,
        about=Text(
            "Lampiran tiap perangkat daerah terisi dari matriks kelengkapan",
            "An annex for each agency, filled from the matrix of completeness",
        ),
        choices=(DUE,),
    ),
    Kind(
        "nota-hasil-resmi",
        Text("Nota dinas hasil resmi", "Note on the official results"),
        official_note,
        layout=NOTE,
        group=FIELD,
        about=Text(
            "Hasil yang terbit beserta sumbernya, dan instrumen yang berganti",
            "The published results with their sources, and where the instrument changed",
        ),
    ),
)
