"""Invented standards of two units, each as far as another: through the actions that people use."""

from __future__ import annotations

from datetime import date, timedelta

from zonahijau.accounts.models import User
from zonahijau.catalogue.actions import comments, consultations, life, standards
from zonahijau.catalogue.actions.consultations import ConsultationFacts, Invited, Point
from zonahijau.catalogue.actions.life import Medium, Traces
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.running import COMMENTS, PUBLICATION, last_day
from zonahijau.catalogue.standards.content import (
    Complaints,
    Content,
    Evaluation,
    Facilities,
    Fees,
    Lines,
    Procedure,
    Requirements,
    Staffing,
    Time,
    Words,
)
from zonahijau.catalogue.standards.parts import (
    Channel,
    Duration,
    Facility,
    Fee,
    Requirement,
    Step,
)
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.lawbook.working_days import WorkingCalendar
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government, Unit

NOTE = "Contoh untuk peragaan."


def written(product: str, days: int) -> Content:
    """A whole standard such as an office would write it, invented."""
    return Content(
        requirements=Requirements(
            (
                Requirement("Surat permohonan bermaterai"),
                Requirement("Kartu tanda penduduk pemohon", original=True, copies=1),
                Requirement("Kartu keluarga", copies=1),
            )
        ),
        procedure=Procedure(
            (
                Step("Menyerahkan berkas di loket", "Pemohon", Duration(10, "minutes")),
                Step("Memeriksa kelengkapan berkas", "Petugas loket", Duration(15, "minutes")),
                Step("Meneliti dan memaraf", "Kepala seksi", Duration(1, "working-days")),
                Step("Menandatangani", "Kepala dinas", Duration(1, "working-days")),
                Step("Menerima hasil atau menyampaikan keluhan", "Pemohon"),
            )
        ),
        time=Time(Duration(days, "working-days"), "berkas dinyatakan lengkap"),
        fee=Fees("free", basis="Peraturan daerah tentang pajak dan retribusi"),
        product=Lines((product,)),
        complaints=Complaints(
            (
                Channel("lapor", "lapor.go.id"),
                Channel("counter", "Loket pengaduan, Senin sampai Jumat"),
                Channel("box", "Kotak saran di ruang tunggu"),
            ),
            officer="Kepala Subbagian Umum dan Kepegawaian",
            handling="Ditanggapi paling lambat 14 hari sejak berkas pengaduan lengkap.",
        ),
        legal_basis=Lines(
            (
                "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
                "Peraturan Pemerintah Nomor 96 Tahun 2012",
            )
        ),
        facilities=Facilities(
            (
                Facility("Ruang tunggu dengan 20 kursi"),
                Facility("Jalur landai dan kursi roda", vulnerable=True),
                Facility("Ruang laktasi", vulnerable=True),
            )
        ),
        competence=Lines(("Paling rendah D3", "Memahami peraturan yang mendasari layanan")),
        supervision=Words("Kepala seksi memeriksa buku layanan setiap Jumat."),
        staffing=Staffing(4, "2 di loket, 1 pemeriksa, 1 penyelia"),
        guarantee=Words("Selesai sesuai waktu; bila terlambat, hasil diantar tanpa biaya."),
        safety=Words("Berkas disimpan terkunci dan data pribadi hanya dibuka petugas."),
        evaluation=Evaluation("Dari survei kepuasan dan catatan pengaduan.", 6),
    )


class _Author:
    """Somebody of the task force who writes for a unit on days before today."""

    def __init__(self, by: User, unit: Unit, calendar: WorkingCalendar, today: date):
        self.by, self.unit, self.calendar, self.today = by, unit, calendar, today

    def before(self, working_days: int) -> date:
        """The working day that many before today."""
        return self.calendar.working_day(self.today, -working_days)

    def begin(self, name: str, content: Content | None, reuse: Standard | None = None) -> Standard:
        """A draft of the service of that name."""
        service = Service.objects.get(unit=self.unit, name=name)
        draft = standards.begin(by=self.by, service=service, reuse=reuse)
        if content is None:
            return draft
        parts = {code: content.component(code) for code in sorted(content.filled)}
        return standards.fill(
            by=self.by, standard=draft, components=parts, revision=draft.revision, source=NOTE
        )

    def take(self, standard: Standard, kind: str, on: date, **traces: object) -> None:
        """A step on its day."""
        held = Traces(note=NOTE, **traces)  # type: ignore[arg-type]
        life.take_step(by=self.by, standards=[standard], kind=kind, on=on, traces=held)

    def to_comments(self, standard: Standard, minutes: date) -> date:
        """Discussed, and published on the last lawful day; that day."""
        self.take(standard, "discussed", minutes)
        published = last_day(PUBLICATION, minutes, self.calendar)
        self.take(standard, "draft-published", min(published, self.today))
        return min(published, self.today)

    def to_repairing(self, standard: Standard, minutes: date) -> date:
        """The time for comments over as well; its last day."""
        closed = last_day(COMMENTS, self.to_comments(standard, minutes), self.calendar)
        self.take(standard, "comments-closed", closed)
        return closed

    def set_and_publish(self, standard: Standard, number: str, on: date) -> None:
        """Laid down by a decree of that number, and published."""
        facts = DecreeFacts(
            "service_standard",
            f"{number} (contoh)",
            on,
            f"Standar Pelayanan {standard.service.name}",
            "Kepala dinas (contoh)",
            on,
        )
        decree = enter(by=self.by, where=self.unit, facts=facts)
        self.take(standard, "set", on, decree=decree)
        media = [Medium("onsite"), Medium("website", "https://contoh.go.id/standar")]
        life.publish(by=self.by, standards=[standard], on=on, media=media)


def write_standards(government: Government, units: dict[str, Unit], by: User) -> None:
    """One standard in each state of its life."""
    calendar, today = calendar_of(government), government.today()
    _of_licences(_Author(by, units["DPMPTSP"], calendar, today))
    _of_registration(_Author(by, units["DUKCAPIL"], calendar, today))


def _of_licences(author: _Author) -> None:
    clinic = author.begin("Izin mendirikan klinik", written("Izin klinik", 5))
    closed = author.to_repairing(clinic, author.before(60))
    author.take(clinic, "repaired", closed + timedelta(days=10))
    author.set_and_publish(clinic, "188.45/12/2026", closed + timedelta(days=12))
    building = author.begin(
        "Persetujuan bangunan gedung", written("Persetujuan bangunan gedung", 14)
    )
    author.to_comments(building, author.before(8))
    _comments(author, building)
    doctor = author.begin("Izin praktik dokter", None, reuse=clinic)
    author.to_repairing(doctor, author.before(17))
    billboard = author.begin("Izin reklame", None)
    part = written("Izin reklame", 3)
    parts = {code: part.component(code) for code in ("requirements", "time", "product")}
    parts["fee"] = Fees(
        "priced",
        (Fee("Reklame papan", 75_000, "m² setahun"),),
        "Rancangan perda pajak dan retribusi",
        "awaited",
        "Rp50.000 per m² setahun",
    )
    standards.fill(by=author.by, standard=billboard, components=parts, revision=billboard.revision)


def _comments(author: _Author, standard: Standard) -> None:
    standard.refresh_from_db()
    for text, element in (
        ("Mohon syarat gambar bangunan dijelaskan ukurannya.", "user"),
        ("Waktu 14 hari kerja terlalu lama untuk rumah tinggal.", "business"),
        ("Loket sebaiknya buka sampai pukul 16.00.", "society"),
    ):
        said = comments.Said(text, "time" if "Waktu" in text else "", element)
        if comments.is_open(standard):
            comments.comment(standard=standard, said=said)
    first = standard.comments.first()
    if first is not None:
        words = "Ukuran gambar ditambahkan pada persyaratan."
        comments.answer(by=author.by, comment=first, state="adopted", words=words)


def _of_registration(author: _Author) -> None:
    card = author.begin("Kartu tanda penduduk elektronik", written("KTP elektronik", 1))
    author.set_and_publish(card, "188.45/31/2025", author.today - timedelta(days=350))
    family = author.begin("Kartu keluarga", None, reuse=card)
    author.take(family, "discussed", author.before(4))
    author.begin("Akta kelahiran", None, reuse=card)
    _consultation(author, family)


def _consultation(author: _Author, standard: Standard) -> None:
    on = author.before(4)
    row = consultations.open_consultation(
        by=author.by,
        unit=author.unit,
        facts=ConsultationFacts(
            "discussion",
            "Pembahasan rancangan standar kartu keluarga",
            on,
            None,
            "Aula dinas",
            "Membahas rancangan standar pelayanan",
        ),
        standards=[standard],
    )
    people = [
        Invited("Wakil pengguna layanan (contoh)", "Warga", "user"),
        Invited("Tokoh masyarakat (contoh)", "Kelurahan", "figure"),
        Invited("Dosen administrasi publik (contoh)", "Perguruan tinggi", "academic"),
    ]
    consultations.invite(by=author.by, consultation=row, people=people)
    consultations.advance(by=author.by, consultation=row)
    row.refresh_from_db()
    came = [str(each.uid) for each in row.participants.all()[:2]]
    consultations.hold(
        by=author.by,
        consultation=row,
        held_on=on,
        came=came,
        points=[
            Point("Persyaratan", "Fotokopi KTP tidak perlu lagi", "Dihapus dari persyaratan"),
            Point("Waktu", "Satu hari sudah cukup", "Tetap 1 hari kerja"),
        ],
        revision=row.revision,
    )
    consultations.sign_minutes(by=author.by, consultation=row, on=on)
    consultations.advance(by=author.by, consultation=row)
    consultations.add_follow_up(
        by=author.by,
        consultation=row,
        what="Memasang papan standar di ruang tunggu",
        due_on=author.today + timedelta(days=5),
    )
