"""Letters and notes of the task force's office."""

from __future__ import annotations

from typing import Any

from zonahijau.documents.blocks import (
    BLANK,
    Annex,
    centred,
    clause,
    empty_rows,
    facts,
    heading,
    listed,
    paragraph,
    table,
)
from zonahijau.documents.drafting import Choice, Draft, day_said, filled, names_of
from zonahijau.documents.kinds import FIELD, MEETINGS, Kind
from zonahijau.documents.kinds.laws import OMBUDSMAN, SERVICE
from zonahijau.documents.kinds.meetings import invited
from zonahijau.documents.words import NOTE, ORDER
from zonahijau.wording import Text

ABOUT = Choice("about", Text("Tentang", "About"))
DUE = Choice("due", Text("Paling lambat", "Not later than"), "date")
THANKS = "Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih."


def data_request(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Surat permintaan data."""
    addressees, annexes = invited(where)
    names = names_of(where)
    about = filled(chosen.get("about") or "penyelenggaraan pelayanan publik")
    asked = table(("Data yang diminta", "Bentuk", "Keterangan"), empty_rows(3, 6), widths=(6, 3, 4))
    return Draft(
        subject=f"Permintaan data {about}",
        blocks=(
            paragraph(
                f"Dalam rangka pembinaan dan evaluasi {about} di lingkungan"
                f" {names.government_name} sesuai dengan {SERVICE}, kami mohon Saudara"
                " menyampaikan data sebagaimana tercantum dalam lampiran surat ini."
            ),
            paragraph(
                f"Data disampaikan paling lambat {day_said(chosen.get('due'))} melalui {BLANK}."
                f" Penjelasan dapat diperoleh dari narahubung kami, {BLANK}."
            ),
            paragraph(THANKS),
        ),
        annexes=(Annex("Daftar data yang diminta", (asked,)), *annexes),
        addressees=addressees,
        nature="penting",
    )


def reminder(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Surat pengingat: what was asked, by when, and what is still missing."""
    addressees, annexes = invited(where)
    about = filled(chosen.get("about"))
    return Draft(
        subject=f"Pengingat penyampaian {about}",
        blocks=(
            paragraph(
                f"Menunjuk surat kami nomor {BLANK} tanggal {BLANK} tentang {about}, bersama ini"
                " disampaikan hal-hal sebagai berikut:"
            ),
            listed(
                "Sampai dengan tanggal surat ini kami belum menerima kelengkapan dari Saudara,"
                f" yaitu: {BLANK}.",
                "Kelengkapan tersebut agar disampaikan paling lambat"
                f" {day_said(chosen.get('due'))}.",
                "Apabila terdapat kendala, agar disampaikan secara tertulis beserta rencana"
                " penyelesaiannya.",
            ),
            paragraph(THANKS),
        ),
        annexes=annexes,
        addressees=addressees,
        nature="segera",
        copies=(names_of(where).regent,),
    )


def order(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Surat perintah tugas."""
    names = names_of(where)
    task = filled(chosen.get("about"))
    team = ("Nama", "Pangkat, golongan", "NIP", "Jabatan")
    return Draft(
        subject=task,
        blocks=(
            clause("Dasar", SERVICE, BLANK, style="numbers"),
            centred("MEMERINTAHKAN"),
            clause("Kepada", "nama-nama berikut ini:"),
            table(team, empty_rows(4, 3), widths=(5, 4, 5, 5)),
            clause(
                "Untuk",
                f"melaksanakan {task} di {filled(chosen.get('venue'))}"
                f" pada {day_said(chosen.get('day'))};",
                f"melaporkan hasilnya secara tertulis kepada {names.head_of_office} paling lambat"
                f" {BLANK} hari kerja setelah tugas selesai;",
                "melaksanakan perintah ini dengan penuh tanggung jawab, tanpa menerima imbalan"
                " dalam bentuk apa pun dari unit yang dikunjungi.",
                style="numbers",
            ),
        ),
        copies=(names.regent,),
    )


def note(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Nota dinas to the head of the region."""
    names = names_of(where)
    about = filled(chosen.get("about"))
    return Draft(
        subject=about,
        blocks=(
            paragraph(f"Bersama ini dengan hormat dilaporkan mengenai {about} sebagai berikut:"),
            heading("1. Dasar"),
            paragraph(f"{SERVICE}; {BLANK}."),
            heading("2. Keadaan sekarang"),
            listed(BLANK, BLANK, style="letters"),
            heading("3. Pertimbangan"),
            listed(BLANK, BLANK, style="letters"),
            heading("4. Saran"),
            listed(
                f"Kiranya {names.head_word} berkenan menyetujui {BLANK}.",
                f"Memerintahkan {BLANK} untuk {BLANK} paling lambat {BLANK}.",
                style="letters",
            ),
            paragraph("Demikian dilaporkan, mohon arahan lebih lanjut."),
        ),
        addressees=(names.regent,),
        through="Sekretaris Daerah" if names.unit else "",
    )


def ombudsman_report(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Laporan tindak lanjut to the Ombudsman's provincial office."""
    names = names_of(where)
    header = ("Temuan atau tindakan korektif", "Tindak lanjut", "Bukti", "Keadaan", "Selesai pada")
    done = table(header, empty_rows(5, 5), widths=(5, 5, 4, 3, 3))
    return Draft(
        subject="Laporan tindak lanjut hasil pemeriksaan Ombudsman",
        blocks=(
            paragraph(
                "Menindaklanjuti"
                f" {filled(chosen.get('about') or 'surat Ombudsman Republik Indonesia')} nomor"
                f" {BLANK} tanggal {BLANK}, dan sesuai dengan {OMBUDSMAN}, bersama ini"
                f" disampaikan laporan pelaksanaannya oleh {names.government_name}:"
            ),
            facts(
                ("Pokok laporan", BLANK),
                ("Unit yang dilaporkan", names.unit.name if names.unit else BLANK),
                ("Batas waktu pelaksanaan", BLANK),
            ),
            paragraph(
                "Rincian tindak lanjut beserta buktinya tercantum dalam lampiran. Hal yang belum"
                " selesai diselesaikan menurut jadwal pada lampiran yang sama."
            ),
            paragraph("Demikian disampaikan, atas perhatian Bapak/Ibu diucapkan terima kasih."),
        ),
        annexes=(Annex("Rincian tindak lanjut", (done,), wide=True),),
        addressees=(f"Kepala Perwakilan Ombudsman Republik Indonesia Provinsi {_province(where)}",),
        copies=(names.regent, f"Inspektur {names.government.name}"),
        nature="penting",
    )


def _province(where: Any) -> str:
    from zonahijau.organisations.models import Region

    region = names_of(where).government.region
    if not region.province_code:
        return region.name
    found = Region.objects.filter(code=region.province_code).values_list("name", flat=True)
    return found.first() or BLANK


KINDS = (
    Kind(
        "surat-permintaan-data",
        Text("Surat permintaan data", "Request for data"),
        data_request,
        group=MEETINGS,
        choices=(ABOUT, DUE),
    ),
    Kind(
        "surat-pengingat",
        Text("Surat pengingat", "Reminder"),
        reminder,
        group=MEETINGS,
        choices=(ABOUT, DUE),
    ),
    Kind(
        "nota-dinas",
        Text("Nota dinas kepada kepala daerah", "Note to the head of the region"),
        note,
        layout=NOTE,
        group=MEETINGS,
        choices=(ABOUT,),
    ),
    Kind(
        "surat-perintah-tugas",
        Text("Surat perintah tugas", "Letter of assignment"),
        order,
        layout=ORDER,
        heading="Surat Perintah Tugas",
        group=FIELD,
        choices=(
            Choice("about", Text("Tugas", "Task")),
            Choice("day", Text("Hari, tanggal", "Day"), "date"),
            Choice("venue", Text("Tempat", "Place")),
        ),
    ),
    Kind(
        "laporan-ombudsman",
        Text("Laporan tindak lanjut kepada Ombudsman", "Follow-up report to the Ombudsman"),
        ombudsman_report,
        group=FIELD,
        choices=(Choice("about", Text("Surat atau rekomendasi", "Letter or recommendation")),),
        about=Text("UU 37/2008 Pasal 33 dan 38", "UU 37/2008 articles 33 and 38"),
    ),
)
