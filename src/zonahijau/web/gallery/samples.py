"""Invented contents for the gallery; nothing here was ever published about anyone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.marks import Mark, mark
from zonahijau.web.navigation import Way
from zonahijau.web.pictures import Band, Bar, Point, bar_picture, range_picture, small_multiples
from zonahijau.web.pictures.quadrants import quadrants
from zonahijau.web.tables import Column, Filter
from zonahijau.wording import Text

MARKS = (
    mark("hijau"),
    mark("kuning"),
    mark("merah"),
    mark(None),
    mark("hijau", Text("Tertinggi", "Highest"), "A"),
    mark("hijau", Text("Tinggi", "High"), "B"),
    mark("kuning", Text("Sedang", "Medium"), "C"),
    mark("merah", Text("Rendah", "Low"), "D"),
    mark("merah", Text("Terendah", "Lowest"), "E"),
    mark(None, Text("Tidak dapat dihitung", "Cannot be computed")),
)
EVIDENCE_MARKS = (
    mark("hijau", Text("Diterima", "Accepted")),
    mark(None, Text("Menunggu pemeriksaan", "Waiting for review")),
)
BANDS = (
    Band(0, "merah", Text("merah", "red")),
    Band(54, "kuning", Text("kuning", "yellow")),
    Band(78, "hijau", Text("hijau", "green")),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the sample table."""

    name: str
    kind: str
    services: int
    complete: int
    score: Decimal | None
    sent_on: date | None

    @property
    def mark(self) -> Mark:
        if self.score is None:
            return mark(None)
        return mark("hijau" if self.score >= 78 else "kuning" if self.score >= 54 else "merah")

    @property
    def share(self) -> Decimal:
        return Decimal(round(Fraction(self.complete, self.services) * 100))


UNITS = (
    Unit("Dinas Kependudukan dan Pencatatan Sipil", "dinas", 24, 24, Decimal("88.40"),
         date(2026, 3, 2)),
    Unit("Dinas Penanaman Modal dan PTSP", "dinas", 112, 97, Decimal("84.15"), date(2026, 3, 4)),
    Unit("Dinas Kesehatan", "dinas", 18, 11, Decimal("71.05"), date(2026, 3, 9)),
    Unit("Puskesmas Contoh Hulu", "puskesmas", 14, 14, Decimal("80.00"), date(2026, 3, 3)),
    Unit("Puskesmas Contoh Hilir", "puskesmas", 14, 3, Decimal("48.72"), date(2026, 3, 11)),
    Unit("Dinas Sosial", "dinas", 9, 5, None, None),
    Unit("Kecamatan Contoh", "kecamatan", 11, 8, Decimal("69.39"), date(2026, 3, 5)),
    Unit("RSUD Contoh", "rsud", 31, 27, Decimal("79.60"), date(2026, 3, 6)),
)  # fmt: skip
KINDS = (
    ("dinas", Text("Dinas", "Agency")),
    ("puskesmas", Text("Puskesmas", "Health centre")),
    ("kecamatan", Text("Kecamatan", "Subdistrict")),
    ("rsud", Text("RSUD", "Hospital")),
)
COLUMNS = (
    Column("name", Text("Unit", "Unit"), order_by=("name",), link=lambda unit: "#tabel"),  # noqa: ARG005
    Column("services", Text("Layanan", "Services"), order_by=("services",), kind="number"),
    Column(
        "complete",
        Text("Standar lengkap", "Standards complete"),
        order_by=("complete",),
        kind="number",
        share=lambda unit: unit.share,
    ),
    Column("score", Text("Nilai", "Score"), order_by=("score",), kind="number", places=2),
    Column("mark", Text("Zona", "Zone"), kind="class"),
    Column("sent_on", Text("Diserahkan", "Submitted"), order_by=("sent_on",), kind="date"),
)
FILTERS = (Filter("jenis", Text("Jenis", "Kind"), KINDS, "kind"),)

FIGURES = (
    {"value": 14, "places": None, "address": "#tabel",
     "label": Text("dari 18 perangkat daerah lengkap standarnya",
                   "of 18 agencies have complete standards")},
    {"value": 3, "places": None, "address": "#tabel",
     "label": Text("puskesmas belum menyerahkan laporan SKM",
                   "health centres have not handed in their SKM report")},
    {"value": Decimal("87.59"), "places": 2, "address": "",
     "label": Text("nilai resmi terakhir", "last official value")},
)  # fmt: skip
FACTS = (
    (Text("Perangkat daerah", "Agency"), "Dinas Contoh"),
    (Text("Kepala", "Head"), Text("Belum ditetapkan", "Not appointed")),
    (Text("Layanan", "Services"), Text("12, semuanya elektronik", "12, all electronic")),
)
WAYS = (
    Way(Text("Beranda", "Home"), "#isi"),
    Way(Text("Unit", "Units"), "#tabel", is_current=True),
    Way(Text("Putaran", "Rounds"), "#isi"),
    Way(Text("Bukti", "Evidence"), "#isi"),
    Way(Text("Instrumen", "Instruments"), "#isi"),
    Way(Text("Pemberitahuan", "Notices"), "#isi", badge=3),
)
RANGE = range_picture(78, 84, BANDS)


def _rounds(*values: str | None) -> tuple[Point, ...]:
    """Four rounds, the first of them under the instrument before."""
    years = zip((2021, 2022, 2023, 2024), values, strict=True)
    return tuple(
        Point(str(year), Decimal(value) if value else None, "before" if year < 2022 else "after")
        for year, value in years
    )


MULTIPLES = small_multiples(
    [
        ("dukcapil", "Dinas Kependudukan", _rounds("81.20", "86.40", "84.00", "88.40")),
        ("dpmptsp", "DPMPTSP", _rounds("70.30", "77.90", "79.10", "84.15")),
        ("dinkes", "Dinas Kesehatan", _rounds("52.00", "60.50", "66.20", "71.05")),
        ("hilir", "Puskesmas Contoh Hilir", _rounds(None, "41.30", "44.90", "48.72")),
    ],
    BANDS,
)
_RANKED = sorted((u for u in UNITS if u.score), key=lambda u: u.score or 0, reverse=True)
BARS = bar_picture(
    [Bar(unit.name, unit.score or 0, unit.name == "Dinas Kesehatan") for unit in _RANKED],
    greatest=100,
    places=2,
)


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung as the ladder component wants it."""

    value: str
    label: str
    text: Text
    worth: Text


LADDER = tuple(
    Rung(str(i), str(i), text, Text("{n} poin", "{n} points").fill(n=i * 2))
    for i, text in enumerate(
        (
            Text("Belum ada standar pelayanan.", "There is no service standard."),
            Text(
                "Standar pelayanan disusun, tetapi belum ditetapkan dengan keputusan kepala unit.",
                "A service standard is drafted but not laid down by a decision of the head.",
            ),
            Text(
                "Standar pelayanan ditetapkan dan memuat sebagian komponen Pasal 21 UU 25/2009.",
                "A service standard is laid down with some components of article 21 of UU 25/2009.",
            ),
            Text(
                "Standar pelayanan memuat keempat belas komponen dan dipasang di ruang pelayanan.",
                "The standard has all fourteen components and hangs where people are served.",
            ),
        )
    )
)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, for the timeline component."""

    at: datetime
    what: Text
    who: str = ""
    note: Text | None = None
    is_now: bool = False


EVENTS = (
    Event(datetime(2026, 3, 2, 1, 41, tzinfo=UTC), Text("Jawaban mulai diisi", "Answers begun"),
          "Operator Contoh"),
    Event(datetime(2026, 3, 4, 7, 5, tzinfo=UTC), Text("Diserahkan oleh kepala unit",
          "Submitted by the head of unit"), "Kepala Contoh"),
    Event(datetime(2026, 3, 9, 2, 30, tzinfo=UTC), Text("Dikembalikan", "Returned"),
          "Verifikator Contoh", Text("Maklumat pelayanan belum bertanggal. Janji: 16 Maret.",
          "The service pledge has no date. Promise: 16 March.")),
    Event(datetime(2026, 3, 16, 3, 0, tzinfo=UTC), Text("Diserahkan kembali", "Submitted again"),
          "Kepala Contoh", is_now=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A state on the status line: ``done``, ``now`` or empty."""

    label: Text
    state: str = ""

    @property
    def tone(self) -> str:
        return "hijau" if self.state else "abu"


STEPS = (
    Step(Text("Draf", "Draft"), "done"),
    Step(Text("Diserahkan", "Submitted"), "done"),
    Step(Text("Diperiksa", "In review"), "now"),
    Step(Text("Terverifikasi", "Verified")),
    Step(Text("Ditetapkan", "Sealed")),
)

ELEMENTS = (
    Text("Persyaratan", "Requirements"),
    Text("Biaya", "Fee"),
    Text("Perilaku petugas", "Conduct of staff"),
    Text("Sarana", "Facilities"),
)
QUADRANTS = quadrants(
    [
        (Fraction(62, 100), Fraction(34, 10)),
        (Fraction(81, 100), Fraction(27, 10)),
        (Fraction(74, 100), Fraction(36, 10)),
        (Fraction(55, 100), Fraction(31, 10)),
    ],
    Text("Biaya penting dan nilainya rendah", "The fee matters and scores low"),
)
ACROSS, UP = Text("penting", "importance"), Text("nilai", "score")
