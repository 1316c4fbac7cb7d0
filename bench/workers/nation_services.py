"""A made-up nation's public services: 552 governments of 23 units each, written in bulk."""

import uuid
from datetime import timedelta
from itertools import islice, product

from django.db import connection, models, transaction

from zonahijau.catalogue.models import Service, Standard
from zonahijau.cli.demonstration.standards import written
from zonahijau.organisations.models import Government, Region, Unit

UNITS = 23
ONE_STANDARD_IN = 20
"""One service in so many has a standard of fourteen components; all of the first government."""
ACTS = ("Penerbitan", "Perpanjangan", "Perubahan", "Pencabutan", "Legalisasi", "Pendaftaran",
        "Rekomendasi", "Pengesahan", "Pelayanan", "Permohonan")  # fmt: skip
THINGS = (
    "kartu keluarga", "kartu tanda penduduk", "akta kelahiran", "akta kematian", "surat pindah",
    "izin praktik dokter", "izin klinik", "izin apotek", "persetujuan bangunan gedung",
    "sertifikat laik fungsi", "tanda daftar usaha pariwisata", "izin trayek", "uji kendaraan",
    "legalisasi ijazah", "beasiswa", "kartu pencari kerja", "surat keterangan tidak mampu",
    "bantuan sosial lanjut usia", "alat bantu disabilitas", "pupuk bersubsidi", "vaksin ternak",
    "pemeriksaan umum", "imunisasi balita", "rujukan rumah sakit", "pajak bumi dan bangunan",
    "retribusi pasar", "izin reklame", "pengelolaan limbah", "sampah rumah tangga", "air bersih",
    "perpustakaan keliling", "arsip daerah", "kenaikan pangkat pegawai", "pensiun pegawai",
    "penelitian", "pemakaman", "pemadam kebakaran", "informasi publik", "perlindungan perempuan",
    "koperasi simpan pinjam",
)  # fmt: skip
NEEDS = ("kependudukan", "kesehatan", "usaha", "pendidikan", "pekerjaan")
KINDS = ("Dinas", "Puskesmas", "Kecamatan", "Badan")


def make(services):
    """So many services of every government that there is; the governments."""
    governments = Government.objects.bulk_create(
        Government(
            region=row, name=row.name, short_name=row.name[:40],
            settings={"modules": ["services", "portal"]},
        )
        for row in Region.objects.all()
    )  # fmt: skip
    _write_units(governments)
    units = list(Unit.objects.order_by("pk").values_list("pk", "government_id"))
    _write(Service, _services(services, units))
    keys = list(Service.objects.order_by("pk").values_list("pk", "government_id"))
    _write(Standard, _standards(governments[0], keys))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return governments


def _write_units(governments):
    _write(
        Unit,
        (
            {
                "government_id": row.pk, "code": f"U{n}", "kind": "dinas",
                "public_code": f"U{row.pk:06X}{n:02X}", "uid": uuid.UUID(int=row.pk * 100 + n),
                "name": f"{KINDS[n % 4]} {THINGS[n].title()} {row.short_name}",
            }
            for row in governments for n in range(UNITS)
        ),
    )  # fmt: skip


def _services(services, units):
    each, count = -(-services // len(units)), 0
    for number, (unit, government) in enumerate(units):
        names = product(THINGS[number % 7 :] + THINGS[: number % 7], ACTS)
        for thing, act in islice(names, min(each, services - count)):
            count += 1
            yield {
                "government_id": government, "unit_id": unit, "name": f"{act} {thing}",
                "public_code": f"S{count:06X}00", "uid": uuid.UUID(int=count),
                "has_standard": True, "standard_published": True,
                "summary": f"Untuk warga yang memerlukan {thing}",
                "needs": [NEEDS[count % len(NEEDS)]],
            }  # fmt: skip


def _standards(first, keys):
    content, today = written("Dokumen", 3).as_json(), first.today()
    for key, government in keys:
        if government == first.pk or key % ONE_STANDARD_IN == 0:
            yield {
                "government_id": government, "service_id": key, "state": "set", "filled": 14,
                "content": content, "set_on": today - timedelta(days=9), "published_on": today,
                "uid": uuid.UUID(int=key), "code": f"S{key:08X}",
            }  # fmt: skip


def _write(model, rows):
    """Rows as fast as the database takes them: what a row does not say is as in a new one."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    template, table = model(), connection.ops.quote_name(model._meta.db_table)
    usual = {each.attname: _stored(each, getattr(template, each.attname)) for each in fields}
    kinds = {each.attname: each for each in fields}
    names = ", ".join(connection.ops.quote_name(each.column) for each in fields)
    stored = (
        list((usual | {name: _stored(kinds[name], row[name]) for name in row}).values())
        for row in rows
    )
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in stored:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(fields))
        while piece := list(islice(stored, 20_000)):
            sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            cursor.executemany(sql, piece)


def _stored(field: models.Field, value):
    return field.get_db_prep_save(value, connection)
