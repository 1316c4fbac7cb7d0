"""Standards of services, short, usual and as long as they come, for tests of what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from tests.whole_standards import COMPLETE
from zonahijau.catalogue.prints.gathering import Gathered, Printed
from zonahijau.catalogue.standards.content import (
    Complaints,
    Content,
    Fees,
    Lines,
    Procedure,
    Requirements,
    Time,
)
from zonahijau.catalogue.standards.parts import Channel, Duration, Fee, Requirement, Step

LONG_NAME = (
    "Penerbitan Surat Keterangan Pindah Datang Penduduk Warga Negara Indonesia Antarkabupaten atau"
    " Antarkota dalam Satu Provinsi dan Antarprovinsi bagi Penduduk Rentan Administrasi"
)
LONG_HEAD = (
    "PEMERINTAH KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO",
    "DINAS PENANAMAN MODAL, PELAYANAN TERPADU SATU PINTU, TENAGA KERJA, TRANSMIGRASI, KOPERASI,"
    " USAHA KECIL DAN MENENGAH",
)
ACTORS = ("Pemohon", "Petugas loket", "Verifikator", "Kepala Bidang")


def content(
    *, requirements: int = 5, steps: int = 5, words: str = "", actors: tuple[str, ...] = ACTORS
) -> Content:
    """A whole standard; ``words`` are appended to whatever can be long."""
    return replace(
        COMPLETE,
        requirements=Requirements(
            tuple(
                Requirement(f"Fotokopi kartu keluarga {number} {words}".strip(), copies=2)
                for number in range(1, requirements + 1)
            )
        ),
        procedure=Procedure(
            tuple(
                Step(
                    f"Menyerahkan atau memeriksa berkas {words}".strip(),
                    actors[number % len(actors)],
                    Duration(15, "minutes"),
                    "Tanda terima",
                )
                for number in range(steps)
            )
        ),
        time=Time(Duration(3, "working-days"), f"sejak berkas lengkap {words}".strip()),
        fee=Fees("free"),
        product=Lines((f"Kartu tanda penduduk {words}".strip(),)),
        complaints=Complaints(
            (Channel("phone", "0511 4799000"), Channel("lapor", "www.lapor.go.id")),
            "Kepala Subbagian Umum",
            f"Ditanggapi paling lama 5 hari kerja {words}".strip(),
        ),
    )


def fees() -> Fees:
    """Three tariffs with their basis."""
    items = tuple(Fee(name, amount, "lembar") for name, amount in (("Baru", 25_000), ("Hilang", 0)))
    return Fees("priced", items, "Perda 5/2024", "by-law")


def printed(
    name: str = "Penerbitan KTP elektronik", of: Content | None = None, **more: Any
) -> Printed:
    """A service with its standard, without a database."""
    unit = SimpleNamespace(name="Dinas Kependudukan dan Pencatatan Sipil", public_code="ABCDEFG")
    service: Any = SimpleNamespace(
        name=name, code="", kind="administrative", is_electronic=False, unit=unit,
        public_code="23456789",
    )  # fmt: skip
    standard: Any = SimpleNamespace(
        state="set", set_on=date(2026, 3, 2), version=1,
        decree=SimpleNamespace(number="067/12", dated=date(2026, 3, 2), unit_id=1),
    )  # fmt: skip
    for key, value in more.items():
        setattr(standard, key, value)
    return Printed(service, standard, content() if of is None else of)


def gathered(lines: tuple[str, ...] = ("PEMERINTAH KABUPATEN", "DINAS KEPENDUDUKAN")) -> Gathered:
    """What prints of a unit share, without a database."""
    unit: Any = printed().service.unit
    head = {"lines": list(lines), "emblem": ""}
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return Gathered(unit, lambda code: f"https://contohkab.go.id/q/{code}", head, at)
