"""What each component asks: its fields, and its list with the columns of a row. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zonahijau.catalogue.standards.checking import EVALUATION_MONTHS
from zonahijau.catalogue.standards.parts import (
    CHANNEL_KINDS,
    COUNCIL_STATES,
    FEE_KINDS,
    REQUIREMENT_KINDS,
    TIME_UNITS,
)
from zonahijau.wording import Text

TEXT, LONG, CHOICE, WHOLE, RUPIAH, CHECK = "text", "long", "choice", "whole", "rupiah", "check"
_NONE = {"": Text("–", "–")}
_ITEM = Text("Butir", "Item")


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that is typed or chosen."""

    name: str
    label: Text
    kind: str = TEXT
    choices: Mapping[str, Text] = field(default_factory=dict)
    hint: Text | None = None
    first: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a component is asked: single fields, and at most one list of rows, each called so."""

    fields: tuple[Cell, ...] = ()
    columns: tuple[Cell, ...] = ()
    row: Text = _ITEM
    fields_first: bool = False


def _lines(row: Text, hint: Text | None = None) -> Shape:
    return Shape(columns=(Cell("text", row, LONG, hint=hint),), row=row)


def _words(label: Text) -> Shape:
    return Shape(fields=(Cell("text", label, LONG),))


_NOTE = Cell("note", Text("Catatan", "Note"), LONG)
_UNIT = {**_NONE, **TIME_UNITS}
_MONTHS = _NONE | {
    str(each): Text(f"setiap {each} bulan", f"every {each} months") for each in EVALUATION_MONTHS
}

SHAPES: Mapping[str, Shape] = {
    "requirements": Shape(
        columns=(
            Cell("text", Text("Syarat", "Requirement"), LONG),
            Cell("kind", Text("Jenis", "Kind"), CHOICE, REQUIREMENT_KINDS, first="administrative"),
            Cell("original", Text("Asli ditunjukkan", "Original shown"), CHECK),
            Cell("copies", Text("Salinan", "Copies"), WHOLE),
        ),
        fields=(
            Cell(
                "note",
                Text("Catatan", "Note"),
                LONG,
                hint=Text(
                    "Bila tidak ada syarat, tulis “Tanpa persyaratan”",
                    "Where nothing is required, say so",
                ),
            ),
        ),
        row=Text("Syarat", "Requirement"),
    ),
    "procedure": Shape(
        columns=(
            Cell("text", Text("Langkah", "Step"), LONG),
            Cell("actor", Text("Siapa", "Who")),
            Cell("most", Text("Lama", "Time"), WHOLE),
            Cell("unit", Text("Satuan", "Unit"), CHOICE, _UNIT),
            Cell("output", Text("Hasil langkah", "What comes out")),
        ),
        fields=(_NOTE,),
        row=Text("Langkah", "Step"),
    ),
    "time": Shape(
        fields=(
            Cell("most", Text("Paling lama", "At most"), WHOLE),
            Cell("unit", Text("Satuan", "Unit"), CHOICE, _UNIT),
            Cell(
                "least",
                Text("Paling cepat", "At least"),
                WHOLE,
                hint=Text("Kosongkan bila hanya satu angka", "Leave it for one number"),
            ),
            Cell(
                "starts",
                Text("Dihitung sejak", "Counted from"),
                hint=Text("Misalnya: berkas dinyatakan lengkap", "Such as: the file is complete"),
            ),
            _NOTE,
        ),
    ),
    "fee": Shape(
        fields=(
            Cell("kind", Text("Biaya", "Fee"), CHOICE, {**_NONE, **FEE_KINDS}),
            Cell("basis", Text("Dasar hukum tarif", "Legal basis of the fee")),
            Cell(
                "council",
                Text("Persetujuan DPRD", "Approval by the council"),
                CHOICE,
                {**_NONE, **COUNCIL_STATES},
                hint=Text(
                    "Tarif baru belum dapat ditetapkan selama menunggu; tarif lama tetap berlaku",
                    "A new fee cannot be laid down while it waits; the old one stays",
                ),
            ),
            Cell("old", Text("Tarif lama selama menunggu", "The old fee meanwhile")),
        ),
        columns=(
            Cell("name", Text("Untuk", "For")),
            Cell("amount", Text("Rupiah", "Rupiah"), RUPIAH),
            Cell("per", Text("Per", "Per")),
        ),
        row=Text("Tarif", "Fee"),
        fields_first=True,
    ),
    "product": _lines(Text("Produk", "Product")),
    "complaints": Shape(
        columns=(
            Cell("kind", Text("Saluran", "Channel"), CHOICE, CHANNEL_KINDS, first="phone"),
            Cell("value", Text("Nomor atau alamat", "Number or address")),
        ),
        fields=(
            Cell("officer", Text("Pejabat pengelola pengaduan", "Who answers complaints")),
            Cell("handling", Text("Cara menanganinya", "How they are handled"), LONG),
        ),
        row=Text("Saluran", "Channel"),
    ),
    "legal-basis": _lines(Text("Peraturan", "Legislation")),
    "facilities": Shape(
        columns=(
            Cell("text", Text("Sarana", "Facility"), LONG),
            Cell("vulnerable", Text("Bagi kelompok rentan", "For vulnerable groups"), CHECK),
        ),
        row=Text("Sarana", "Facility"),
    ),
    "competence": _lines(Text("Kompetensi", "Competence")),
    "supervision": _words(Text("Siapa mengawasi, bagaimana", "Who supervises, and how")),
    "staffing": Shape(
        fields=(
            Cell("number", Text("Jumlah orang", "Number of people"), WHOLE),
            Cell("text", Text("Uraian", "Details"), LONG),
        )
    ),
    "guarantee": _words(Text("Yang dijamin", "What is guaranteed")),
    "safety": _words(Text("Yang menjamin rasa aman", "What keeps it safe")),
    "evaluation": Shape(
        fields=(
            Cell("months", Text("Seberapa sering", "How often"), CHOICE, _MONTHS),
            Cell("text", Text("Cara menilainya", "How it is done"), LONG),
        )
    ),
}
"""In the order of the law's two groups; a test holds the codes to those of the law."""
