"""Minutes, reports and plans of monitoring, and the minutes of a handover."""

from __future__ import annotations

from typing import Any

from zonahijau.documents.blocks import (
    BLANK,
    Annex,
    empty_rows,
    facts,
    heading,
    listed,
    paragraph,
    signatures,
    table,
)
from zonahijau.documents.drafting import Choice, Draft, day_said, filled, names_of
from zonahijau.documents.kinds import FIELD, OTHERS, Kind
from zonahijau.documents.kinds.handovers import handover, open_handovers
from zonahijau.documents.kinds.laws import SERVICE, SERVICE_RULES
from zonahijau.documents.words import TITLED, UNIT
from zonahijau.wording import Text

DAY = Choice("day", Text("Hari, tanggal", "Day"), "date")
FINDINGS = ("Permasalahan", "Rekomendasi", "Batas", "Penanggung jawab")
PLAN = ("Permasalahan", "Rencana aksi", "Keluaran", "Penanggung jawab", "Batas waktu", "Anggaran")


def visit_minutes(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Berita acara monitoring dan evaluasi, signed by both sides."""
    names = names_of(where)
    place = names.unit.name if names.unit else BLANK
    return Draft(
        subject=f"Monitoring dan evaluasi pelayanan publik pada {place}",
        blocks=(
            paragraph(
                f"Pada hari ini, {day_said(chosen.get('day'))}, bertempat di {place}, telah"
                f" dilaksanakan monitoring dan evaluasi pelayanan publik berdasarkan surat perintah"
                f" tugas nomor {BLANK}, dengan hasil sebagai berikut:"
            ),
            table(FINDINGS, empty_rows(4, 5), widths=(5, 5, 3, 4)),
            paragraph(
                "Rekomendasi di atas disepakati untuk dilaksanakan paling lambat pada batas"
                " masing-masing dan diperiksa kembali pada kunjungan berikutnya."
            ),
            paragraph("Berita acara ini dibuat dengan sebenarnya untuk dipergunakan seperlunya."),
            signatures(
                ("Tim monitoring", BLANK, BLANK, BLANK, BLANK),
                (place, names.head_of_office, BLANK, BLANK, BLANK),
            ),
        ),
    )


def visit_report(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Laporan monitoring dan evaluasi."""
    names = names_of(where)
    place = names.unit.name if names.unit else f"unit pelayanan di {names.government.name}"
    return Draft(
        subject=f"Monitoring dan evaluasi pelayanan publik pada {place}",
        blocks=(
            heading("A. Dasar"),
            listed(SERVICE, SERVICE_RULES, f"Surat perintah tugas nomor {BLANK} tanggal {BLANK}"),
            heading("B. Pelaksanaan"),
            facts(
                ("Hari, tanggal", day_said(chosen.get("day"))),
                ("Tempat", place),
                ("Pelaksana", BLANK),
                ("Ditemui", BLANK),
            ),
            heading("C. Hasil"),
            paragraph("Permasalahan yang ditemukan dan rekomendasinya:"),
            table(FINDINGS, empty_rows(4, 6), widths=(5, 5, 3, 4)),
            heading("D. Kesimpulan dan saran"),
            listed(BLANK, BLANK),
            heading("E. Penutup"),
            paragraph("Demikian laporan ini disampaikan sebagai bahan pengambilan keputusan."),
        ),
    )


def action_plan(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Rencana aksi."""
    names = names_of(where)
    about = filled(chosen.get("about") or "perbaikan pelayanan publik")
    plan = table(PLAN, empty_rows(6, 8), widths=(5, 5, 4, 4, 3, 3))
    return Draft(
        subject=about,
        blocks=(
            paragraph(
                f"Rencana aksi {about} pada {names.office} disusun berdasarkan hasil penilaian"
                f" {BLANK} dan menjadi acuan perbaikan sampai dengan {day_said(chosen.get('due'))}."
            ),
            paragraph(
                "Rincian rencana aksi tercantum dalam lampiran. Kemajuannya dilaporkan setiap bulan"
                f" kepada {names.regent} melalui Sekretaris Daerah."
            ),
        ),
        annexes=(Annex(f"Rencana aksi {about}", (plan,), wide=True),),
    )


KINDS = (
    Kind(
        "berita-acara-monev",
        Text("Berita acara monitoring dan evaluasi", "Minutes of a monitoring visit"),
        visit_minutes,
        layout=TITLED,
        heading="Berita Acara",
        group=FIELD,
        choices=(DAY,),
    ),
    Kind(
        "laporan-monev",
        Text("Laporan monitoring dan evaluasi", "Report of monitoring and evaluation"),
        visit_report,
        layout=TITLED,
        heading="Laporan",
        group=FIELD,
        choices=(DAY,),
    ),
    Kind(
        "rencana-aksi",
        Text("Rencana aksi", "Action plan"),
        action_plan,
        layout=TITLED,
        heading="Rencana Aksi",
        group=FIELD,
        choices=(
            Choice("about", Text("Tentang", "About")),
            Choice("due", Text("Sampai dengan", "Until"), "date"),
        ),
    ),
    Kind(
        "berita-acara-serah-terima",
        Text("Berita acara serah terima tugas", "Minutes of a handover"),
        handover,
        level=UNIT,
        layout=TITLED,
        heading="Berita Acara Serah Terima",
        group=OTHERS,
        choices=(
            Choice(
                "handover",
                Text("Serah terima yang terbuka", "Open handover"),
                "options",
                open_handovers,
            ),
            DAY,
        ),
        about=Text("Pada mutasi pejabat atau operator", "At a transfer"),
    ),
)
