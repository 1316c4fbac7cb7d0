"""``zonahijau surveys recount``: the tallies of surveys, counted anew from their answers."""

from __future__ import annotations

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Menghitung ulang rekap setiap survei dari jawabannya dan memperbaiki yang berbeda, lalu "
        "menulis ulang angka yang dijumlahkan menjadi indeks perangkat daerah, daerah, provinsi, "
        "dan nasional. Rekap disimpan saat jawaban dicampur, sehingga biasanya tidak ada yang "
        "berbeda. Yang sudah terbit tidak berubah.",
        "Counts the tallies of every survey anew from its answers and puts right what differs, "
        "then writes anew the figures that add up to the index of agencies, regions, provinces "
        "and the nation. Tallies are kept as answers are mixed, so usually nothing differs. What "
        "was issued stays.",
    ),
    examples=("zonahijau surveys recount",),
)


def add_options(options: Options) -> None:
    """It has none."""


def run(given: Given) -> Report:  # noqa: ARG001
    """Count every survey; which cells were wrong."""
    load_django()
    from zonahijau.surveys.actions.counting import recount
    from zonahijau.surveys.actions.publishing import publish
    from zonahijau.surveys.models import Campaign

    rows = []
    for campaign in Campaign.objects.order_by("pk"):
        wrong = recount(campaign=campaign)
        campaign.refresh_from_db(fields=["answers"])
        publish(campaign)
        rows.append((campaign.title, campaign.answers, len(wrong)))
    data = {
        "surveys": len(rows),
        "answers": sum(row[1] for row in rows),
        "wrong": sum(row[2] for row in rows),
    }
    return Report(data, [Table(_COLUMNS, rows)])


_COLUMNS = [
    Column(Text("Survei", "Survey")),
    Column(Text("Jawaban", "Answers"), "number"),
    Column(Text("Sel yang diperbaiki", "Cells put right"), "number"),
]
