"""What must hold before a step is taken, and what a standard in force makes of its service."""

from __future__ import annotations

from datetime import date

from zonahijau.catalogue import life, running
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.search.indexing import index
from zonahijau.catalogue.standards.content import CODES, read_content
from zonahijau.documents.models import Decree
from zonahijau.organisations.authority import today_in
from zonahijau.organisations.calendars import calendar_of
from zonahijau.web.formatting import long_date
from zonahijau.wording import Text, refuse


def check_ready(
    row: Standard, kind: str, on: date, decree: Decree | None, *, is_correction: bool = False
) -> None:
    """Refused where the law asks for something first: a whole draft, the public's time, an answer
    to every comment, the council's approval, a decree."""
    if kind == "draft-published":
        _check_whole(row)
    elif kind == "comments-closed":
        _check_time_given(row, on)
    elif kind == "repaired" and not is_correction:
        _check_answered(row)
    elif kind == "set":
        _check_settable(row, on, decree, is_correction=is_correction)


def check_offered(row: Standard) -> None:
    """Refused for a service that was withdrawn: its standard has no life any more."""
    if row.service.withdrawn_at is not None:
        raise refuse(
            Text("Layanan ini sudah ditarik", "This service was withdrawn"),
            Text(
                "Daftarkan layanannya kembali, lalu pakai standar ini sebagai contoh",
                "List the service anew and reuse this standard",
            ),
        )


def _check_whole(row: Standard) -> None:
    missing = len(CODES) - len(read_content(row.content).filled)
    if missing:
        raise refuse(
            Text(f"{missing} komponen belum terisi", f"{missing} components are not written"),
            Text(
                "Lengkapi keempat belas komponen (Pasal 21 UU 25/2009)",
                "Write all fourteen components (UU 25/2009 article 21)",
            ),
        )


def _check_time_given(row: Standard, on: date) -> None:
    """PP 96/2012 art. 27 paragraph 2: the public has its seven working days to the last."""
    if row.draft_published_on is None:
        return
    last = running.first_close(row.draft_published_on, calendar_of(row.government))
    if on < last or row.government.today() <= last:
        raise refuse(
            Text(
                f"Masyarakat masih dapat menanggapi sampai {long_date(last)}",
                f"The public may comment until {long_date(last, 'en')}",
            ),
            Text(
                "Masa tanggapan tertutup sendiri sesudah hari itu",
                "It closes by itself after that day",
            ),
            column="on",
        )


def check_time_kept(row: Standard, published_on: date) -> None:
    """Refused where another day of publication would leave the public less than its seven days:
    the draft was closed before they were over."""
    if row.comments_closed_on is None:
        return
    last = running.first_close(published_on, calendar_of(row.government))
    if row.comments_closed_on < last:
        raise refuse(
            Text(
                f"Masa tanggapan baru berakhir {long_date(last)},"
                f" sedangkan dicatat tertutup {long_date(row.comments_closed_on)}",
                f"The time for comments ends on {long_date(last, 'en')},"
                f" but is entered as closed on {long_date(row.comments_closed_on, 'en')}",
            ),
            Text("Betulkan dahulu tanggal penutupannya", "Correct the day of its close first"),
            column="on",
        )


def _check_answered(row: Standard) -> None:
    waiting = row.comments.filter(state="new").count()
    if waiting:
        raise refuse(
            Text(f"{waiting} tanggapan belum dijawab", f"{waiting} comments are not answered"),
            Text(
                "Jawab setiap tanggapan: diterima, sebagian, atau tidak dengan alasannya",
                "Answer each: adopted, in part, or declined with the reason",
            ),
        )


def _check_settable(row: Standard, on: date, decree: Decree | None, *, is_correction: bool) -> None:
    """PP 96/2012 art. 29: no new fee before the council has approved; the old one stays."""
    if decree is None or decree.withdrawn_at is not None:
        raise refuse(
            Text("Keputusan penetapannya belum disebut", "The decree is not named"),
            Text("Pilih atau catat SK-nya", "Choose or enter the decree"),
            column="decree",
        )
    if decree.government_id != row.government_id:
        raise LookupError("a decree of another government")
    if on < decree.dated:
        raise refuse(
            Text("Tanggal penetapan mendahului keputusannya", "It lies before its decree"),
            Text(f"Tulis {long_date(decree.dated)} atau sesudahnya", "Write a later day"),
            column="on",
        )
    if row.state == life.DRAFT and not is_correction:
        _check_older(row, on)
    content = read_content(row.content)
    if not content.fee.may_be_set:
        raise refuse(
            Text("Biayanya masih menunggu persetujuan DPRD", "Its fee awaits the council"),
            Text(
                "Tarif lama tetap berlaku sampai disetujui (Pasal 29 PP 96/2012). Setelah itu tarik"
                " langkah perbaikannya, ubah biayanya, lalu catat lagi",
                "The old fee stays until it is approved (PP 96/2012 article 29). Then withdraw the"
                " repair, change the fee, and enter it again",
            ),
        )
    if row.state == life.REPAIRED and not is_correction:
        _check_whole(row)


def _check_older(row: Standard, on: date) -> None:
    """PP 96/2012 art. 33 paragraph 3: a change is discussed like the standard itself; only one that
    an older decree laid down, before it was entered here, needs none of its earlier steps."""
    if row.version > 1 and on > today_in(row.government.time_zone, row.created_at):
        raise refuse(
            Text("Perubahan ini belum dibahas", "This change was not discussed"),
            Text(
                "Catat dahulu pembahasan dan publikasinya (Pasal 33 ayat (3) PP 96/2012)",
                "Enter discussion and publication first (PP 96/2012 article 33 paragraph 3)",
            ),
        )


def check_free(row: Standard, state: str) -> None:
    """Refused where going back would leave a service with two versions in work or in force."""
    others = Standard.objects.filter(service=row.service).exclude(pk=row.pk)
    clash = None
    if state in life.WRITABLE or state in (life.CONSULTING, life.REPAIRED):
        clash = others.in_work().first()
    elif state == life.SET:
        clash = others.in_force().first()
    if clash is not None:
        raise refuse(
            Text(
                f"Versi {clash.version} sedang {clash.state_label.id}",
                f"Version {clash.version} is {clash.state_label.en}",
            ),
            Text("Selesaikan atau cabut versi itu dahulu", "Finish or withdraw that one first"),
        )


def reflect(service: Service) -> None:
    """A service has a standard, published or not, as its versions say."""
    in_force = Standard.objects.in_force().filter(service=service).first()
    has, published = in_force is not None, bool(in_force and in_force.published_on)
    if (service.has_standard, service.standard_published) == (has, published):
        return
    Service.objects.filter(pk=service.pk).update(has_standard=has, standard_published=published)
    service.has_standard, service.standard_published = has, published
    index([service.pk])
