"""A nation's public catalogue in a process of its own: made, searched, exported."""

import resource
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice, product

from serving import serve

from zonahijau.cli.django import prepare

prepare()

from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from zonahijau.catalogue.models import SearchEntry, Service, Standard  # noqa: E402
from zonahijau.catalogue.search import find, rebuild  # noqa: E402
from zonahijau.cli.demonstration.standards import written  # noqa: E402
from zonahijau.organisations.models import Government, Region, Unit  # noqa: E402
from zonahijau.portal import exporting  # noqa: E402
from zonahijau.portal.linked import Writer  # noqa: E402
from zonahijau.wording import Text  # noqa: E402

SERVICES = int(sys.argv[1])
UNITS, BATCH = 23, 5_000
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
KINDS = ("Dinas", "Puskesmas", "Kecamatan", "Badan")
QUESTIONS = (
    "ktp", "mengurus kartu keluarga", "akta lahir", "izin dokter", "bayar pajak", "imunisasi",
    "surat miskin", "perpanjangan izin praktik", "kartu kuning", "beasiswa sekolah", "surat",
    "pelayanan", "kelahirna", "sertifikat tanah xyz", "pupk",
)  # fmt: skip


class Work:
    """What the bench may ask for, and what it last found."""

    def __init__(self) -> None:
        regions = Region.objects.all()
        made = Government.objects.bulk_create(
            Government(
                region=row, name=row.name, short_name=row.name[:40],
                settings={"modules": ["services", "portal"]},
            )
            for row in regions
        )  # fmt: skip
        self.governments = list(made)
        self._units()
        self._services()
        self.one = self.governments[0]
        self._standards()

    def _units(self) -> None:
        Unit.objects.bulk_create(
            (
                Unit(government=row, code=f"U{n}", kind="dinas", public_code=_code("U", row.pk, n),
                     name=f"{KINDS[n % 4]} {THINGS[n].title()} {row.short_name}")
                for row in self.governments for n in range(UNITS)
            ),
            batch_size=BATCH,
        )  # fmt: skip

    def _services(self) -> None:
        units = list(Unit.objects.order_by("pk").values_list("pk", "government_id"))
        each = -(-SERVICES // len(units))
        rows = self._named(units, each)
        while batch := list(islice(rows, BATCH)):
            Service.objects.bulk_create(batch)

    def _named(self, units: list[tuple[int, int]], each: int) -> Iterator[Service]:
        count = 0
        for number, (unit, government) in enumerate(units):
            names = product(THINGS[number % 7 :] + THINGS[: number % 7], ACTS)
            for thing, act in islice(names, each):
                if count == SERVICES:
                    return
                count += 1
                yield Service(
                    government_id=government, unit_id=unit, name=f"{act} {thing}",
                    public_code=_code("S", count, 0), has_standard=True, standard_published=True,
                    summary=f"Untuk warga yang memerlukan {thing}", needs=["kependudukan"],
                )  # fmt: skip

    def _standards(self) -> None:
        content = written("Dokumen", 3).as_json()
        today = self.one.today()
        Standard.objects.bulk_create(
            Standard(government=self.one, service=row, state="set", content=content, filled=14,
                     set_on=today, published_on=today)
            for row in Service.objects.filter(government=self.one)
        )  # fmt: skip

    def indexed(self, _: object) -> object:
        """The whole index made anew."""
        start = time.perf_counter()
        count = rebuild()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE catalogue_searchentry")
                cursor.execute("ANALYZE catalogue_service")
        return {"count": count, "seconds": time.perf_counter() - start}

    def searched(self, whole: object) -> object:
        """Questions of one government, or of the nation: median and p95, and hits in all."""
        where = None if whole == "nation" else self.one
        among = {row.pk for row in self.governments} if where is None else None
        seconds, hits = [], 0
        for turn in range(8):
            for question in QUESTIONS:
                start = time.perf_counter()
                found = find(question, self.one.today(), where, among)
                if turn:
                    seconds.append(time.perf_counter() - start)
                hits += found.count
        return {
            "least": min(seconds), "median": statistics.median(seconds),
            "p95": statistics.quantiles(seconds, n=20)[-1], "hits": hits,
        }  # fmt: skip

    def nation(self, _: object) -> object:
        """Search of all governments."""
        return self.searched("nation")

    def exported(self, kind: str, government: Government | None) -> object:
        """A file streamed to nowhere: its size, and the peak memory of this process so far."""
        writer, start = Writer("https://contoh.example"), time.perf_counter()
        rows = exporting.all_records(government)
        title = Text("Katalog", "Catalogue")
        if kind == "csv":
            pieces = exporting.csv_pieces(rows, writer)
        else:
            pieces = exporting.linked_pieces(rows, writer, title, writer.base, "contoh")
        size = sum(len(piece.encode()) for piece in pieces)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"bytes": size, "seconds": time.perf_counter() - start, "peak": peak}

    def regency_linked(self, _: object) -> object:
        return self.exported("linked", self.one)

    def nation_csv(self, _: object) -> object:
        return self.exported("csv", None)

    def nation_linked(self, _: object) -> object:
        return self.exported("linked", None)

    def pages(self, _: object) -> object:
        """Addresses of public pages of one government."""
        row = Service.objects.filter(government=self.one).select_related("unit").first()
        assert row is not None
        region = {"region": self.one.region_id}
        return {
            "service page": reverse("portal:service", kwargs={"code": row.public_code}),
            "unit page": reverse("portal:unit", kwargs={"code": row.unit.public_code}),
            "search": reverse("portal:search", kwargs=region) + "?q=mengurus+ktp",
            "first page": reverse("portal:government", kwargs=region),
            "entries": SearchEntry.objects.count(),
        }


def _code(letter: str, one: int, other: int) -> str:
    return f"{letter}{one:06X}{other:02X}"[:12]


def main() -> None:
    """Make the nation, then wait for orders."""
    work = Work()
    names = ("indexed", "searched", "nation", "regency_linked", "nation_csv", "nation_linked",
             "pages")  # fmt: skip
    works = {name: (lambda: None, getattr(work, name)) for name in names}
    serve(works, lambda found: found, {"database": connection.vendor})


main()
