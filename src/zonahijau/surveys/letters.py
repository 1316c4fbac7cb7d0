"""Papers drafted from what surveys know: the reminder to units whose report is late."""

from __future__ import annotations

from typing import Any

from zonahijau.documents.blocks import Annex, paragraph, table
from zonahijau.documents.drafting import Draft, day_said, names_of, title_of_head
from zonahijau.documents.kinds import MEETINGS, Kind
from zonahijau.documents.kinds.letters import DUE, THANKS
from zonahijau.documents.kinds.meetings import addressed
from zonahijau.surveys.models import Report
from zonahijau.surveys.reporting import period_said
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text

REMINDER = "surat-pengingat-skm"
_HEADER = ("Unit", "Masa survei", "Ditunggu paling lambat", "Keadaan")


def remind(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """The letter to the units whose report is late, each with its period and day in the annex."""
    names = names_of(where)
    today = names.government.today()
    held = Report.objects.filter(government=names.government).late_on(today)
    rows = list(held.select_related("unit").order_by("unit__path", "due_on"))
    heads = dict.fromkeys(title_of_head(row.unit) for row in rows)
    addressees, behind = addressed(list(heads))
    return Draft(
        subject="Pengingat penyampaian laporan survei kepuasan masyarakat",
        blocks=(
            paragraph(
                "Setiap penyelenggara pelayanan publik melakukan survei kepuasan masyarakat paling"
                " sedikit satu kali setahun (Peraturan Menteri PANRB Nomor 14 Tahun 2017 Pasal 1)."
                f" Sampai dengan {plain_date(today)} laporan dari {len(heads)} unit belum kami"
                " terima, sebagaimana tercantum dalam lampiran."
            ),
            paragraph(
                "Saudara diminta menyampaikan laporan beserta rencana tindak lanjutnya paling"
                f" lambat {day_said(chosen.get('due'))}. Unit yang terkendala agar menyampaikan"
                " kendalanya secara tertulis."
            ),
            paragraph(THANKS),
        ),
        annexes=(*behind, _annex(rows)),
        addressees=addressees,
        nature="segera",
        copies=(names.regent,),
    )


def _annex(rows: list[Report]) -> Annex:
    lines = [
        (
            row.unit.name,
            period_said(row.start, row.until).id,
            plain_date(row.due_on),
            "Dikembalikan" if row.state == "returned" else "Belum diterima",
        )
        for row in rows
    ]
    return Annex("Laporan yang ditunggu", (table(_HEADER, lines, widths=(6, 3, 4, 3)),))


KINDS = (
    Kind(
        REMINDER,
        Text("Pengingat laporan SKM", "Reminder of SKM reports"),
        remind,
        group=MEETINGS,
        choices=(DUE,),
    ),
)
