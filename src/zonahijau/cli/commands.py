"""The commands there are; the module of a command is loaded when it is called, not before."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Report
from zonahijau.wording import Text


class Command(Protocol):
    """What the module of a command offers."""

    GUIDE: Guide

    def add_options(self, options: Options) -> None: ...

    def run(self, given: Given) -> Report: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in the list: what it is for in one line, and the module that does it."""

    summary: Text
    module: str

    def load(self) -> Command:
        return cast(Command, importlib.import_module(f"zonahijau.cli.{self.module}"))


COMMANDS: Mapping[str, Entry] = {
    "instruments list": Entry(
        Text("instrumen yang tersedia", "the instruments there are"), "instruments"
    ),
    "instruments show": Entry(
        Text("isi satu instrumen, dengan pasal dan asalnya", "one instrument with its sources"),
        "instrument",
    ),
    "instruments check": Entry(
        Text("periksa berkas peraturan (YAML)", "check law files (YAML)"), "instruments_check"
    ),
    "score": Entry(
        Text("nilai dari jawaban, dengan penjelasannya", "score answers, and explain the score"),
        "score",
    ),
    "rollup": Entry(
        Text("nilai daerah dari nilai unit", "totals of regions out of those of units"), "rollup"
    ),
    "classify": Entry(
        Text("kelas dan zona dari nilai terbit", "class and zone of published totals"), "classify"
    ),
    "recap": Entry(
        Text("rekapitulasi dan peringkat daerah", "recapitulation and ranking of regions"), "recap"
    ),
    "repair": Entry(
        Text("perbaikan termurah yang mencapai kelas", "cheapest repairs that reach a class"),
        "repair",
    ),
    "simulate": Entry(
        Text("peluang kelas bila sebagian yang dinilai", "chances of a class when some are drawn"),
        "simulation",
    ),
    "ipp": Entry(
        Text("indeks pelayanan publik dari F-02 dan F-03", "public service index of F-02 and F-03"),
        "ipp",
    ),
    "ikm": Entry(
        Text("hitung IKM dari jawaban survei (SKM)", "compute the IKM of a survey (SKM)"), "ikm"
    ),
    "sample-size": Entry(
        Text("banyaknya responden yang diperlukan", "how many respondents are needed"),
        "sample_size",
    ),
    "surveys recount": Entry(
        Text("hitung ulang rekap jawaban survei", "count the tallies of surveys anew"),
        "surveys_recount",
    ),
    "surveys history": Entry(
        Text("pindahkan jawaban survei lama ke riwayat", "move old survey answers to the history"),
        "surveys_history",
    ),
    "surveys index": Entry(
        Text(
            "IKM unit, daerah, tahun dari riwayat", "indices of units, regions, years of the past"
        ),
        "surveys_index",
    ),
    "search index": Entry(
        Text("buat ulang pencarian layanan publik", "make the search of services anew"),
        "search_index",
    ),
    "catalogue import": Entry(
        Text("impor katalog dari data terbuka", "import a catalogue of the open data"),
        "catalogue_import",
    ),
    "demo": Entry(Text("jalankan peragaan", "run the demonstration"), "demo"),
    "setup": Entry(
        Text("siapkan pemasangan dari mesin kosong", "install on an empty machine"), "care.setup"
    ),
    "serve": Entry(Text("jalankan aplikasi web", "run the web application"), "serve"),
    "worker": Entry(Text("kerjakan pekerjaan latar", "do the background jobs"), "worker"),
    "backup": Entry(
        Text("buat cadangan sambil tetap melayani", "back up while serving"), "care.backup"
    ),
    "restore": Entry(
        Text("pulihkan cadangan ke pemasangan kosong", "restore into an empty installation"),
        "care.restore",
    ),
    "keys rotate": Entry(
        Text("ganti kunci data pribadi", "change the key of personal data"), "keys_rotate"
    ),
    "doctor": Entry(
        Text("periksa pemasangan dan cara memperbaikinya", "say what is wrong and how to mend it"),
        "care.doctor",
    ),
    "upgrade": Entry(
        Text("mutakhirkan data sesudah program diganti", "upgrade the data after the program"),
        "care.upgrade",
    ),
    "dossier": Entry(
        Text("cetak keterangan aplikasi untuk Diskominfo", "print the dossier of the application"),
        "care.dossier",
    ),
    "audit verify": Entry(
        Text("periksa rantai jejak audit", "verify the audit chains"), "audit_verify"
    ),
}
"""By the words that are typed, in the order of the help."""
