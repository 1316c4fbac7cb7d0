"""Chapters I and II: why the survey was held, by whom, how, where, when, and of how many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from zonahijau.documents.blocks import (
    BLANK,
    Block,
    chapter,
    facts,
    heading,
    listed,
    paragraph,
    table,
)
from zonahijau.documents.drafting import Names, title_of_head
from zonahijau.documents.kinds.laws import SERVICE, SERVICE_RULES
from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.calendars import calendar_of
from zonahijau.surveys.papers.told import Told
from zonahijau.surveys.papers.writing import figure, joined, period_of, span_of_days, whole

_HOW = (
    "Krejcie dan Morgan: S = λ²·N·P·Q / (d²·(N−1) + λ²·P·Q), dengan λ² = 3,841, P = Q = 0,5, dan"
    " d = 0,05"
)


def introduction(told: Told, names: Names) -> Iterator[Block]:
    """Bab I."""
    unit = told.name
    yield chapter("Bab I. Pendahuluan")
    yield heading("A. Latar belakang")
    yield paragraph(
        f"{unit} menyelenggarakan pelayanan kepada masyarakat {names.government.name}. Mutu"
        " pelayanan itu dinilai oleh mereka yang menerimanya. Karena itu setiap penyelenggara"
        " melaksanakan survei kepuasan masyarakat paling sedikit satu kali setahun, mengumumkan"
        " hasilnya, dan memperbaiki apa yang dinilai kurang."
    )
    yield paragraph(
        f"Laporan ini memuat hasil survei {period_of(told)} beserta rencana tindak lanjutnya."
    )
    yield heading("B. Dasar")
    yield listed(SERVICE, SERVICE_RULES, _regulation(told))
    yield heading("C. Maksud dan tujuan")
    yield paragraph(
        "Survei dimaksudkan untuk mengetahui Indeks Kepuasan Masyarakat (IKM) unit. Tujuannya:"
    )
    yield listed(
        "mengukur kepuasan pengguna layanan pada setiap unsur pelayanan;",
        "menemukan unsur yang harus didahulukan perbaikannya;",
        "menyusun rencana tindak lanjut dan memeriksa rencana sebelumnya;",
        "memberi masyarakat gambaran yang jujur tentang mutu pelayanan.",
        style="letters",
    )


def _regulation(told: Told) -> str:
    source = next(iter(load_instrument(told.instrument).sources.values()))
    return source.title


def gathering(told: Told) -> Iterator[Block]:
    """Bab II."""
    yield chapter("Bab II. Pengumpulan data")
    yield heading("A. Pelaksana dan metode")
    yield facts(
        ("Pelaksana", told.name),
        ("Penanggung jawab", title_of_head(told.unit) if told.unit else BLANK),
        ("Cara menjawab", joined([each.id for each in told.channels]) or BLANK),
        ("Kuesioner", f"{len(told.elements) or 9} unsur, pilihan jawaban bernilai 1 sampai 4"),
        ("Bobot tiap unsur", weight_of(told)),
    )
    yield paragraph(_confidential(told))
    yield heading("B. Lokasi dan waktu")
    yield paragraph(f"Survei dilaksanakan di {told.name}, dengan tahapan sebagai berikut:")
    yield table(("Kegiatan", "Waktu", "Hari kerja"), _steps(told), widths=(5, 6, 3))
    yield heading("C. Penentuan jumlah responden")
    yield paragraph(_sample(told))
    if len(told.services) > 1:
        yield table(
            ("Layanan", "Pengguna setahun", "Diperlukan", "Menjawab", "Sesuai"),
            [
                (each.name, whole(each.users), whole(each.required), whole(each.n), _enough(each))
                for each in told.services
            ],
            widths=(6, 3, 2, 2, 2),
        )


def _confidential(told: Told) -> str:
    """What is known of a survey that was held here; of another one its office has to say."""
    if told.campaign is None:
        return f"Kerahasiaan jawaban dijaga dengan cara {BLANK}."
    return (
        "Responden menjawab tanpa nama. Jawaban tidak dapat dihubungkan dengan orang yang"
        " memberikannya, dan kelompok dengan kurang dari lima responden tidak ditampilkan."
    )


def weight_of(told: Told) -> str:
    """The convention by its value; it stands wherever the index does."""
    return {"exact": "1/9, tidak dibulatkan", "0.111": "0,111", "0.11": "0,11"}[told.convention]


def _steps(told: Told) -> list[tuple[str, str, str]]:
    last = told.until - timedelta(days=1)
    days = calendar_of(told.government).working_days_between(told.start - timedelta(days=1), last)
    return [
        ("Persiapan", BLANK, BLANK),
        ("Pengumpulan data", span_of_days(told), str(days)),
        ("Pengolahan dan analisis", BLANK, BLANK),
        ("Penyusunan laporan", BLANK, BLANK),
    ]


def _sample(told: Told) -> str:
    n = whole(told.n)
    if told.required is None:
        return (
            f"Responden berjumlah {n} orang. Jumlah pengguna layanan dalam setahun belum dicatat,"
            " sehingga kecukupan jumlah responden belum dapat dinilai."
        )
    verdict = "sudah sesuai" if (told.n or 0) >= told.required else "belum sesuai"
    if any(_enough(each).startswith("kurang") for each in told.services):
        verdict = "belum sesuai pada setiap layanan"
    return (
        f"Pengguna layanan dalam setahun berjumlah {whole(told.population)} orang. Menurut rumus"
        f" {_HOW}, diperlukan {whole(told.required)} responden. Yang menjawab {n} orang; jumlah itu"
        f" {verdict}."
    )


def _enough(line: object) -> str:
    n, required = getattr(line, "n", None), getattr(line, "required", None)
    if n is None or required is None:
        return "–"
    return "ya" if n >= required else f"kurang {figure(required - n, 0)}"
