"""The papers that the life of standards leaves, drafted from what is known; registered in
``documents``, changed and signed there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from zonahijau.catalogue.consultation_papers import (
    attendance,
    attendance_table,
    forum,
    invitation,
    points_table,
)
from zonahijau.catalogue.kinds import COMMENT_STATES
from zonahijau.catalogue.paper_parts import (
    closing,
    consultation_of,
    is_uid,
    opening,
    services_table,
)
from zonahijau.documents.blocks import (
    BLANK,
    Annex,
    Block,
    empty_rows,
    facts,
    heading,
    listed,
    paragraph,
    table,
)
from zonahijau.documents.drafting import Choice, Draft, day_said, names_of, parts_of
from zonahijau.documents.kinds import MEETINGS, OTHERS, Kind, label_of
from zonahijau.documents.kinds.laws import SERVICE_RULES
from zonahijau.documents.words import TITLED, UNIT
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Standard
    from zonahijau.organisations.models import Unit

DISCUSSION, ANNOUNCEMENT, DECREE = (
    "ba-pembahasan-standar", "pengumuman-rancangan-standar", "sk-standar-pelayanan",
)  # fmt: skip
REPAIRED, EVALUATION, REVIEW = (
    "ba-perbaikan-standar", "ba-evaluasi-standar", "ba-peninjauan-standar",
)  # fmt: skip
INVITATION, ATTENDANCE = "undangan-konsultasi", "daftar-hadir-konsultasi"

PAPER_OF: Mapping[str, str] = {
    "discussed": DISCUSSION,
    "draft-published": ANNOUNCEMENT,
    "repaired": REPAIRED,
    "evaluated": EVALUATION,
    "reviewed": REVIEW,
}
"""Which paper a step leaves; a decree is one of the register."""

TITLES: Mapping[str, Text] = {
    DISCUSSION: Text("Berita acara pembahasan rancangan standar", "Minutes of the discussion"),
    ANNOUNCEMENT: Text("Pengumuman rancangan standar", "Announcement of the draft standard"),
    REPAIRED: Text("Berita acara perbaikan rancangan", "Minutes of the repair of the draft"),
    EVALUATION: Text("Berita acara evaluasi penerapan standar", "Minutes of the evaluation"),
    REVIEW: Text("Berita acara peninjauan ulang standar", "Minutes of the review"),
    INVITATION: Text("Undangan konsultasi publik", "Invitation to a consultation"),
    ATTENDANCE: Text("Daftar hadir konsultasi publik", "Attendance list of a consultation"),
}


def chosen_of(
    standards: Iterable[Standard], *, on: date | None = None, **more: str
) -> dict[str, str]:
    """What a drafter of these papers is told, as plain text."""
    said = {"standards": ",".join(str(each.uid) for each in standards), **more}
    return said | ({"day": on.isoformat()} if on else {})


def title_of_decree(unit: Unit, standards: Sequence[Standard]) -> str:
    """What a decree that lays them down is called in the register."""
    if len(standards) == 1:
        return f"Standar Pelayanan {standards[0].service.name} pada {unit.name}"[:300]
    return f"Standar Pelayanan {len(standards)} jenis layanan pada {unit.name}"[:300]


def services_said(standards: Sequence[Standard]) -> str:
    """The service's name, or how many there are; for papers that name one."""
    if len(standards) == 1:
        return standards[0].service.name
    return f"{len(standards)} jenis layanan" if standards else ""


def title_of(slug: str) -> Text | None:
    """What a paper is called; None for none."""
    return label_of(slug) if slug else None


def standards_of(where: Any, chosen: Mapping[str, Any]) -> list[Standard]:
    """The standards that the paper speaks of, of this unit only."""
    from zonahijau.catalogue.models import Standard

    keys = [uid for uid in str(chosen.get("standards", "")).split(",") if is_uid(uid)]
    _, unit = parts_of(where)
    rows = Standard.objects.filter(uid__in=keys, service__unit=unit)
    return list(rows.select_related("service").order_by("service__name"))


def discussion(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Berita acara pembahasan (PP 96/2012 art. 26) with those who were there as its annex."""
    standards = standards_of(where, chosen)
    held = consultation_of(where, chosen)
    day = chosen.get("day") or (held.held_on if held else None)
    if held and held.kind == "forum":
        return forum(where, held, standards, day)
    return Draft(
        subject="Pembahasan Rancangan Standar Pelayanan",
        blocks=[
            opening(
                where,
                "pembahasan rancangan standar pelayanan dengan mengikutsertakan masyarakat dan"
                " pihak terkait",
                day,
                held.place if held else "",
            ),
            heading("A. Rancangan yang dibahas"),
            services_table(standards),
            heading("B. Pokok pembahasan"),
            points_table(held),
            heading("C. Kesepakatan"),
            listed(
                "Rancangan standar pelayanan tersebut disepakati untuk dipublikasikan paling lambat"
                " 5 (lima) hari kerja sejak berita acara ini ditandatangani.",
                "Masyarakat dapat menanggapinya paling lama 7 (tujuh) hari kerja sejak"
                " dipublikasikan.",
            ),
            *closing(),
        ],
        annexes=[Annex("Daftar hadir pembahasan", (attendance_table(held),))],
    )


def announcement(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Pengumuman rancangan: where it can be read, until when and how it is commented on."""
    standards = standards_of(where, chosen)
    names = names_of(where)
    until = _until(where, chosen.get("day"))
    return Draft(
        subject="Rancangan Standar Pelayanan untuk Ditanggapi Masyarakat",
        blocks=[
            paragraph(
                f"{names.office} mengumumkan rancangan standar pelayanan berikut ini untuk"
                f" ditanggapi masyarakat sesuai dengan Pasal 27 {SERVICE_RULES}."
            ),
            _drafts(standards),
            facts(
                ("Dipublikasikan", day_said(chosen.get("day"))),
                ("Ditanggapi paling lambat", until),
                ("Cara menanggapi", "melalui alamat di atas tanpa akun, atau langsung di kantor"),
                ("Narahubung", BLANK),
            ),
            paragraph(
                "Setiap tanggapan dijawab. Nama pemberi tanggapan tidak diumumkan. Rancangan yang"
                " sudah diperbaiki ditetapkan dengan keputusan."
            ),
        ],
    )


_NO_ADDRESS = "(alamat situs belum diatur: isi ZONAHIJAU_ADDRESS, lalu susun lagi) "
"""Stands where people would else be led to half an address."""


def _drafts(standards: Sequence[Standard]) -> Block:
    from django.conf import settings

    header = ("Jenis layanan", "Alamat untuk membaca dan menanggapi")
    base = settings.ADDRESS or _NO_ADDRESS
    rows = [(each.service.name, f"{base}/rancangan/{each.code}/") for each in standards]
    return table(header, rows or empty_rows(2, 3), widths=(5, 6))


def _until(where: Any, day: object) -> str:
    """The last day of the public's time, by the working calendar of the government."""
    if not day:
        return BLANK
    from zonahijau.catalogue.running import first_close
    from zonahijau.organisations.calendars import calendar_of

    published = day if isinstance(day, date) else date.fromisoformat(str(day))
    return day_said(first_close(published, calendar_of(names_of(where).government)))


def repaired(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Berita acara perbaikan with every comment and its answer; without the names of people."""
    standards = standards_of(where, chosen)
    return Draft(
        subject="Perbaikan Rancangan Standar Pelayanan",
        blocks=[
            opening(
                where,
                "perbaikan rancangan standar pelayanan berdasarkan tanggapan masyarakat",
                chosen.get("day"),
            ),
            heading("A. Rancangan yang diperbaiki"),
            services_table(standards),
            heading("B. Tanggapan masyarakat dan jawabannya"),
            _comments(standards),
            *closing("Kepala unit"),
        ],
    )


def _comments(standards: Sequence[Standard]) -> Block:
    from zonahijau.catalogue.models import DraftComment

    rows = DraftComment.objects.filter(standard__in=standards).exclude(state="hidden")
    said = [
        (
            each.standard.service.name,
            each.text,
            COMMENT_STATES[each.state].id,
            each.answer,
        )
        for each in rows.select_related("standard__service")
    ]
    if not said:
        return paragraph("Tidak ada tanggapan selama masa tanggapan.")
    header = ("Layanan", "Tanggapan", "Keputusan", "Jawaban")
    return table(header, said, widths=(3, 5, 3, 5))


def evaluation(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Berita acara evaluasi tahunan (PP 96/2012 art. 32)."""
    return _looked_at(
        where,
        chosen,
        "Evaluasi Penerapan Standar Pelayanan",
        "evaluasi tahunan atas penerapan standar pelayanan (Pasal 32)",
        ("Apakah dilaksanakan sesuai standar", "Hambatan", "Penyempurnaan yang diperlukan"),
    )


def review(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Berita acara peninjauan ulang every three years (PP 96/2012 art. 33)."""
    return _looked_at(
        where,
        chosen,
        "Peninjauan Ulang Standar Pelayanan",
        "peninjauan ulang standar pelayanan yang dilakukan setiap 3 (tiga) tahun (Pasal 33)",
        ("Perubahan keadaan", "Pendapat masyarakat", "Tetap atau diubah"),
    )


def _looked_at(
    where: Any, chosen: Mapping[str, Any], subject: str, what: str, columns: tuple[str, ...]
) -> Draft:
    standards = standards_of(where, chosen)
    blank = [(each.service.name, *("",) * len(columns)) for each in standards]
    rows = blank or empty_rows(len(columns) + 1, 3)
    return Draft(
        subject=subject,
        blocks=[
            opening(where, what, chosen.get("day")),
            heading("A. Hasil"),
            table(("Jenis layanan", *columns), rows, widths=(5, 4, 4, 4), tall=True),
            heading("B. Tindak lanjut"),
            listed(BLANK, BLANK),
            *closing("Kepala unit"),
        ],
    )


DAY = Choice("day", Text("Tanggal", "Day"), "date")


def _kind(slug: str, draft: Any, group: str = OTHERS, **more: Any) -> Kind:
    """Offered on the pages of standards and consultations, where it is known what it is about."""
    return Kind(slug, TITLES[slug], draft, level=UNIT, group=group, in_menu=False, **more)


KINDS = (
    _kind(DISCUSSION, discussion, MEETINGS, layout=TITLED, heading="Berita Acara", choices=(DAY,)),
    _kind(ANNOUNCEMENT, announcement, layout=TITLED, heading="Pengumuman", choices=(DAY,)),
    _kind(REPAIRED, repaired, layout=TITLED, heading="Berita Acara", choices=(DAY,)),
    _kind(EVALUATION, evaluation, layout=TITLED, heading="Berita Acara", choices=(DAY,)),
    _kind(REVIEW, review, layout=TITLED, heading="Berita Acara", choices=(DAY,)),
    _kind(INVITATION, invitation, MEETINGS),
    _kind(ATTENDANCE, attendance, MEETINGS, layout=TITLED, heading="Daftar Hadir"),
)
