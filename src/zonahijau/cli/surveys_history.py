"""``zonahijau surveys history``: answers of surveys that ended long ago leave the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options, whole_number
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.surveys.models import PastAnswers

GUIDE = Guide(
    Text(
        "Memindahkan jawaban survei yang sudah lama ditutup dari basis data ke riwayat: berkas "
        "Parquet menurut tahun dan daerah, di folder berkas. Pekerja latar melakukannya setiap "
        "malam; perintah ini untuk yang tidak ingin menunggu. Angka yang terbit tidak berubah.",
        "Moves the answers of surveys that closed long ago from the database into the history: "
        "Parquet files by year and region, in the folder of files. The worker does so every night; "
        "this command is for those who would not wait. No figure that was shown changes.",
    ),
    examples=("zonahijau surveys history", "zonahijau surveys history --after 90"),
    notes=(
        Text(
            "Sesudah pindah, bundel kertas survei itu tidak dapat ditambah atau ditarik lagi.",
            "Once moved, no bundle of paper can be added to the survey or taken back.",
        ),
    ),
)


def add_options(options: Options) -> None:
    """How long ago they closed."""
    options.option(
        "--after",
        "DAYS",
        Text(
            "hari sejak ditutup; semula ZONAHIJAU_SURVEYS_HISTORY_AFTER",
            "days since they closed; otherwise ZONAHIJAU_SURVEYS_HISTORY_AFTER",
        ),
    )


def run(given: Given) -> Report:
    """Move what is due; which surveys, and all that the history holds by now."""
    load_django()
    from django.db.models import Sum

    from zonahijau.organisations.models import Government
    from zonahijau.surveys.actions.moving import movable, move
    from zonahijau.surveys.models import PastAnswers

    after = None if given.after is None else whole_number("--after", given.after, least=0)
    moved: list[PastAnswers] = []
    for government in Government.objects.order_by("pk"):
        today = government.today()
        for campaign in movable(government, today, after):
            if done := move(campaign=campaign, on=today):
                moved.append(done)
    held = PastAnswers.objects.aggregate(answers=Sum("answers"))["answers"] or 0
    rows = [(each.campaign.title, each.answers, each.year, each.region) for each in moved]
    data = {
        "surveys": len(moved),
        "answers": sum(each.answers for each in moved),
        "held": held,
    }
    said = Text(
        "Riwayat kini memuat {held} jawaban.", "The history holds {held:answer|answers} by now."
    )
    return Report(data, [Table(_COLUMNS, rows)], [said.fill(held=held)])


_COLUMNS = [
    Column(Text("Survei", "Survey")),
    Column(Text("Jawaban", "Answers"), "number"),
    Column(Text("Tahun", "Year")),
    Column(Text("Kode daerah", "Code of the region")),
]
