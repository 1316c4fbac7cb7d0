"""``zonahijau search index``: the search of public services, made anew from the catalogue."""

from __future__ import annotations

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Membuat ulang indeks pencarian layanan publik. Biasanya tidak perlu: indeks ikut setiap "
        "perubahan. Perlu sesudah daftar kata pencarian berubah, atau sesudah data diisi langsung.",
        "Makes the index of public services anew. Usually needless, for it follows every change; "
        "needed after the list of search words has changed, or after data was filled in directly.",
    ),
    examples=("zonahijau search index",),
)


def add_options(options: Options) -> None:
    """It has none."""


def run(given: Given) -> Report:  # noqa: ARG001
    """Make it; how many services can be found."""
    load_django()
    from zonahijau.catalogue.search import rebuild

    count = rebuild()
    columns = [Column(Text("Layanan yang dapat dicari", "Services that can be found"), "number")]
    return Report({"services": count}, [Table(columns, [(count,)])])
