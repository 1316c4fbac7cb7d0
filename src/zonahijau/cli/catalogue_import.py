"""``zonahijau catalogue import``: a catalogue of our own open data, into a government here."""

from __future__ import annotations

from pathlib import Path

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text, refuse

GUIDE = Guide(
    Text(
        "Membaca layanan.jsonld dari halaman data terbuka ke pemerintah daerah yang sudah ada di "
        "sini: layanan, standar yang dipublikasikan, tempat dan kanal. Unitnya harus sudah ada. "
        "Yang sudah ada tidak diubah; bila satu baris ditolak, tidak ada yang ditulis.",
        "Reads layanan.jsonld of the open data into a government that is here: services, published "
        "standards, places and channels. Its units must be there. What is there is left alone; "
        "when a line is refused nothing is written.",
    ),
    examples=("zonahijau catalogue import layanan-63.04.jsonld --region 63.04",),
)


def add_options(options: Options) -> None:
    options.argument("file", "FILE", Text("berkas layanan.jsonld", "the file layanan.jsonld"))
    region = Text("kode wilayah pemerintah daerahnya", "the region's code of the government")
    options.option("--region", "CODE", region, required=True)


def run(given: Given) -> Report:
    """Import it; what came new and what was known."""
    load_django()
    from zonahijau.organisations.models import Government
    from zonahijau.portal.importing import import_catalogue

    government = Government.objects.filter(region=given.region).first()
    if government is None:
        what = Text(f"Pemerintah daerah {given.region} tidak ada", f"No government {given.region}")
        raise refuse(what, Text("Buat dengan zonahijau setup", "Make it by zonahijau setup"))
    try:
        with Path(given.file).open(encoding="utf-8") as lines:
            taken = import_catalogue(government=government, lines=lines)
    except OSError as error:
        what = Text("Berkas tidak dapat dibaca", "The file cannot be read")
        remedy = Text("Periksa letak dan haknya", "Check its place and rights")
        raise refuse(what, remedy, file=given.file) from error
    row = (taken.services, taken.known, taken.points, taken.channels)
    data = dict(zip(("services", "known", "points", "channels"), row, strict=True))
    return Report(data, [Table(_COLUMNS, [row])])


_COLUMNS = [
    Column(Text("Layanan baru", "New services"), "number"),
    Column(Text("Sudah ada", "Known"), "number"),
    Column(Text("Tempat baru", "New places"), "number"),
    Column(Text("Kanal baru", "New channels"), "number"),
]
