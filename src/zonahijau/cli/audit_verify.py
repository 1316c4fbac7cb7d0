"""``zonahijau audit verify``: whether the audit chains say what was written, in its order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Refusal, Refused, Text

if TYPE_CHECKING:
    from zonahijau.audit.chain import Verification

GUIDE = Guide(
    Text(
        "Memeriksa rantai audit: di basis data pemasangan ini, atau di berkas bundel tanpa basis "
        "data. Kepala rantai yang dicatat di tempat lain membuktikan tidak ada yang dipotong.",
        "Verifies the audit chains: in this installation's database, or in a bundle without any "
        "database. A head written down elsewhere proves that nothing was cut off.",
    ),
    examples=("zonahijau audit verify", "zonahijau audit verify jejak-audit-63.04.zip --json"),
)


def add_options(options: Options) -> None:
    text = Text("berkas bundel (kosong: basis data)", "bundle file (none: the database)")
    options.argument("bundles", "BUNDLE", text, optional=True)
    head = Text("kepala rantai yang dicatat (64 huruf)", "the head that was written down")
    options.option("--head", "HASH", head)


def run(given: Given) -> Report:
    """Each chain with its entries, head and faults; refused when one does not hold."""
    proven = [_of_bundle(name) for name in given.bundles] or _of_database()
    refusals = [
        Refusal(fault.what, _KEEP, file=name, row=fault.number)
        for name, chain in proven
        for fault in chain.breaks
    ]
    if given.head and given.head not in {chain.head for _, chain in proven}:
        refusals.append(Refusal(_OTHER_HEAD, _KEEP))
    rows = [(name, chain.entries, chain.head, _said(chain)) for name, chain in proven]
    data = [
        {"chain": name, "entries": chain.entries, "head": chain.head, "holds": chain.holds}
        for name, chain in proven
    ]
    columns = [Column(_CHAIN), Column(_ENTRIES, "number"), Column(_HEAD), Column(_HOLDS)]
    return Report(data, [Table(columns, rows)], refused=Refused(*refusals) if refusals else None)


def _of_bundle(name: str) -> tuple[str, Verification]:
    from zonahijau.audit.bundle import verify_bundle

    return name, verify_bundle(Path(name))


def _of_database() -> list[tuple[str, Verification]]:
    from zonahijau.cli.django import load_django

    load_django()
    from zonahijau import audit
    from zonahijau.audit.queries import chains
    from zonahijau.organisations.models import Government

    names = dict(Government.objects.values_list("pk", "name"))
    return [(names.get(chain, "zonahijau"), audit.verify(chain)) for chain in chains()]


def _said(chain: Verification) -> Text:
    return Text("utuh", "holds") if chain.holds else Text("tidak utuh", "does not hold")


_CHAIN, _ENTRIES = Text("Rantai", "Chain"), Text("Catatan", "Entries")
_HEAD, _HOLDS = Text("Kepala", "Head"), Text("Hasil", "Outcome")
_KEEP = Text(
    "Simpan cadangan terakhir yang utuh dan laporkan kepada Inspektorat",
    "Keep the last sound backup and report it to the Inspektorat",
)
_OTHER_HEAD = Text(
    "Kepala rantai berbeda dari yang dicatat", "The head is not the one that was written down"
)
