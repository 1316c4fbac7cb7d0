"""The workbook that a local instrument is written in: columns, an example, the list of facts."""

from __future__ import annotations

import io

from zonahijau.instruments.local import COLUMNS
from zonahijau.lawbook.library import load_facts
from zonahijau.web.language import said
from zonahijau.wording import Text

_NOTES = (
    Text("kode: kode pendek yang hanya ada sekali, misalnya input.1",
         "kode: a short code that occurs once, for instance input.1"),
    Text("induk: kode bagian di atasnya; kosong untuk bagian teratas",
         "induk: the code of the part above; empty at the top"),
    Text("bobot: persen dari induknya, berjumlah 100; kosongkan semua agar sama besar",
         "bobot: percent of its parent, adding up to 100; leave all empty for equal shares"),
    Text("anak0 sampai anak5: isi tangga dari yang terendah; hanya untuk indikator",
         "anak0 to anak5: the ladder from the lowest rung on; for indicators only"),
    Text("bukti: bukti dukung yang diminta, dipisah titik koma",
         "bukti: the evidence asked for, parted by semicolons"),
    Text("fakta: kunci dari lembar “fakta”, agar yang sudah diketahui ditawarkan",
         "fakta: a key of the sheet “fakta”, so that what is known is offered"),
)  # fmt: skip
_EXAMPLE = (
    {"kode": "standar", "nama": "Standar pelayanan", "nama_en": "Service standard", "bobot": "60"},
    {"kode": "standar.1", "nama": "Persyaratan dipublikasikan", "induk": "standar",
     "nama_en": "Requirements are published", "anak0": "Tidak ada", "anak1": "Ada di satu tempat",
     "anak2": "Ada di tempat layanan dan di situs", "bukti": "Foto papan; tangkapan layar",
     "fakta": "standard.requirements.published", "pasal": "Pasal 21 UU 25/2009"},
    {"kode": "maklumat", "nama": "Maklumat pelayanan", "nama_en": "Service pledge", "bobot": "40",
     "anak0": "Tidak ada", "anak1": "Ada dan dipublikasikan", "fakta": "pledge.published"},
)  # fmt: skip


def template_file() -> io.BytesIO:
    """An XLSX workbook: the table with an example, how to fill it in, and the keys of facts."""
    import xlsxwriter

    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("instrumen")
        sheet.write_row(0, 0, COLUMNS, bold)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS), 18)
        for number, example in enumerate(_EXAMPLE, start=1):
            sheet.write_row(number, 0, [example.get(column, "") for column in COLUMNS])
        notes = book.add_worksheet("petunjuk")
        notes.write_column(0, 0, [said(note) for note in _NOTES])
        facts = book.add_worksheet("fakta")
        for number, (key, meaning) in enumerate(load_facts().items()):
            facts.write_row(number, 0, (key, said(meaning)))
    memory.seek(0)
    return memory
