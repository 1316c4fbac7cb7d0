"""The catalogue as one flat table: its columns with their meaning, and a row a service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zonahijau.catalogue.hours import Hours
from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS, FEE_KINDS, TIME_UNITS
from zonahijau.portal.linked import Writer, spoken
from zonahijau.portal.records import Record
from zonahijau.tables.output import Cell
from zonahijau.wording import Text

_BETWEEN = " | "
Read = Callable[[Record, Writer], Cell]


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: what it means, what kind of value it holds, and how a record fills it."""

    meaning: Text
    read: Read
    kind: str = "teks"


def _lines(*items: str) -> str:
    return _BETWEEN.join(item for item in items if item)


def _day(value: object) -> str:
    return str(value) if value else ""


def _fees(record: Record) -> str:
    fee = record.content.fee
    if fee.kind == "free":
        return FEE_KINDS["free"].id
    return _lines(*(f"{each.name}: {each.amount}{f' {each.per}' if each.per else ''}"
                    for each in fee.items))  # fmt: skip


def _requirements(record: Record) -> str:
    content = record.content.requirements
    return _lines(*(each.text for each in content.items), content.note)


def _hours(record: Record) -> str:
    known = (row for row in record.points if row.opening.is_known)
    return _lines(*(f"{row.name}: {_week(row.opening)}" for row in known))


def _closed(record: Record) -> str:
    return _lines(*(
        f"{row.name}: {each.start} – {each.last}{f' ({each.note})' if each.note else ''}"
        for row in record.points for each in row.opening.closed
    ))  # fmt: skip


def _week(hours: Hours) -> str:
    return "; ".join(f"{days.id} {spans}" for days, spans in hours.lines)


def _complaints(record: Record) -> str:
    ways = (f"{CHANNEL_KINDS[each.kind].id}: {each.value}" for each in record.ways_to_complain)
    return _lines(f"SP4N-LAPOR!: {record.lapor}", *ways)


def _decree(name: str) -> Read:
    def read(record: Record, _: Writer) -> Cell:
        decree = record.standard.decree if record.standard else None
        return _day(getattr(decree, name)) if decree else ""

    return read


def _content(read: Callable[[Record], Cell]) -> Read:
    return lambda record, _: read(record)


COLUMNS: Mapping[str, DataColumn] = {
    "kode": DataColumn(
        Text("Kode tetap layanan, bagian alamatnya", "Permanent code, part of its address"),
        _content(lambda r: r.service.public_code),
    ),
    "tautan": DataColumn(
        Text("Alamat halaman layanan", "Address of the page"),
        lambda r, w: w.service_address(r.service),
        "alamat",
    ),
    "nama": DataColumn(Text("Nama layanan", "Name"), _content(lambda r: r.service.name)),
    "jenis": DataColumn(
        Text("Jenis menurut Pasal 5 UU 25/2009", "Kind by article 5 of UU 25/2009"),
        _content(lambda r: SERVICE_KINDS[r.service.kind].id),
    ),
    "elektronik": DataColumn(
        Text("Dapat diurus secara elektronik: ya atau tidak", "Electronic: ya (yes), tidak (no)"),
        _content(lambda r: "ya" if r.service.is_electronic else "tidak"),
    ),
    "ringkasan": DataColumn(
        Text("Untuk apa layanan ini", "What it is for"), _content(lambda r: r.service.summary)
    ),
    "kebutuhan": DataColumn(
        Text("Kode peristiwa hidup atau usaha", "Codes of life or business events"),
        _content(lambda r: _lines(*r.service.needs)),
        "daftar",
    ),
    "pemda_kode": DataColumn(
        Text("Kode wilayah Kemendagri", "Region code of the Ministry of Home Affairs"),
        _content(lambda r: r.service.government.region_id),
    ),
    "pemda": DataColumn(
        Text("Pemerintah daerah", "Government"), _content(lambda r: r.service.government.name)
    ),
    "unit_kode": DataColumn(
        Text("Kode tetap unit", "Permanent code of the unit"),
        _content(lambda r: r.service.unit.public_code),
    ),
    "unit": DataColumn(
        Text("Unit penyelenggara", "Responsible unit"), _content(lambda r: r.service.unit.name)
    ),
    "persyaratan": DataColumn(
        Text("Persyaratan, dipisah |", "Requirements, parted by |"),
        _content(_requirements),
        "daftar",
    ),
    "prosedur": DataColumn(
        Text("Langkah berurutan, dipisah |", "Steps in order, parted by |"),
        _content(lambda r: _lines(*(step.text for step in r.content.procedure.steps))),
        "daftar",
    ),
    "waktu": DataColumn(
        Text("Jangka waktu penyelesaian", "Time"),
        _content(lambda r: spoken(r.content.time.duration)),
    ),
    "waktu_angka": DataColumn(
        Text("Jangka waktu paling lama, angkanya", "The longest time, its number"),
        _content(lambda r: r.content.time.duration.most if r.content.time.duration else None),
        "bilangan",
    ),
    "waktu_satuan": DataColumn(
        Text("Satuan jangka waktu", "Unit of the time"),
        _content(
            lambda r: TIME_UNITS[r.content.time.duration.unit].id if r.content.time.duration else ""
        ),
    ),
    "biaya": DataColumn(
        Text("Biaya dalam rupiah, dipisah |", "Fees in rupiah, parted by |"),
        _content(_fees),
        "daftar",
    ),
    "biaya_dasar": DataColumn(
        Text("Dasar hukum biaya", "Legal basis of the fee"),
        _content(lambda r: r.content.fee.basis),
    ),
    "produk": DataColumn(
        Text("Produk pelayanan, dipisah |", "Products, parted by |"),
        _content(lambda r: _lines(*r.content.product.items)),
        "daftar",
    ),
    "pengaduan": DataColumn(
        Text("Kanal pengaduan, SP4N-LAPOR! lebih dahulu", "Complaint channels, SP4N-LAPOR! first"),
        _content(_complaints),
        "daftar",
    ),
    "dasar_hukum": DataColumn(
        Text("Dasar hukum, dipisah |", "Legal basis, parted by |"),
        _content(lambda r: _lines(*r.content.legal_basis.items)),
        "daftar",
    ),
    "tempat": DataColumn(
        Text("Tempat layanan dan alamatnya, dipisah |", "Places and addresses, parted by |"),
        _content(lambda r: _lines(*(f"{p.name}: {p.address}" for p in r.points))),
        "daftar",
    ),
    "jam": DataColumn(
        Text("Jam layanan tiap tempat, dipisah |", "Opening hours by place, parted by |"),
        _content(_hours),
        "daftar",
    ),
    "tutup": DataColumn(
        Text("Hari tutup tiap tempat, dipisah |", "Days closed by place, parted by |"),
        _content(_closed),
        "daftar",
    ),
    "telepon": DataColumn(
        Text("Telepon tempat layanan, dipisah |", "Telephones, parted by |"),
        _content(lambda r: _lines(*(p.phone for p in r.points))),
        "daftar",
    ),
    "sk_nomor": DataColumn(
        Text("Nomor keputusan penetapan standar", "Number of the decree"), _decree("number")
    ),
    "sk_tanggal": DataColumn(
        Text("Tanggal keputusan", "Date of the decree"), _decree("dated"), "tanggal"
    ),
    "ditetapkan_pada": DataColumn(
        Text("Standar ditetapkan pada", "Standard laid down on"),
        _content(lambda r: _day(r.standard.set_on) if r.standard else ""),
        "tanggal",
    ),
    "dipublikasikan_pada": DataColumn(
        Text("Standar dipublikasikan pada", "Standard published on"),
        _content(lambda r: _day(r.standard.published_on) if r.standard else ""),
        "tanggal",
    ),
    "diperiksa_pada": DataColumn(
        Text("Unit menyatakan isinya masih benar pada", "The unit said it is still true on"),
        _content(lambda r: _day(r.service.assured_on)),
        "tanggal",
    ),
}


def row_of(record: Record, writer: Writer) -> list[Cell]:
    """A service in the order of :data:`COLUMNS`."""
    return [column.read(record, writer) for column in COLUMNS.values()]
