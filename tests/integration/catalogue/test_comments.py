"""The public comments on a draft without an account; the unit answers; the clock closes it."""

import time
from datetime import date, timedelta

import pytest
from django.core import signing
from django.db import connection
from django.urls import reverse

from tests.whole_standards import complete
from zonahijau.audit.models import Entry
from zonahijau.catalogue.actions import add_service, comments, life, reminding
from zonahijau.catalogue.actions.comments import Said
from zonahijau.catalogue.models import DraftComment, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.views import comments as views
from zonahijau.catalogue.visitors import Visitors
from zonahijau.notices.models import Notice
from zonahijau.organisations.actions.days import DayFacts, add_day
from zonahijau.wording import Refused

TEXT = "Waktu tiga hari terlalu lama."


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def draft(dinkes, rahmah):
    """Published today."""
    row = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru")))
    today = row.government.today()
    for kind in ("discussed", "draft-published"):
        life.take_step(by=rahmah, standards=[row], kind=kind, on=today)
    return Standard.objects.select_related("service__unit", "government").get(pk=row.pk)


@pytest.fixture(autouse=True)
def _fresh_visitors(monkeypatch):
    monkeypatch.setattr(views, "visitors", Visitors(most=3))


def posted(**more):
    opened = signing.dumps(int(time.time()) - 10, salt="catalogue.comment")
    return {"text": TEXT, "speaks_as": "user", "opened": opened} | more


def test_anybody_comments_without_an_account_and_a_name_is_never_in_the_clear(draft, client):
    address = reverse("catalogue:public_draft", args=[draft.code])
    page = text(client.get(address))
    assert "Anda dapat menanggapi rancangan ini tanpa akun: 7 hari kerja lagi" in page
    answer = client.post(address, posted(name="Siti Aminah", contact="0812"))
    assert answer.status_code == 302
    row = DraftComment.objects.get()
    assert (row.name, row.text, row.state) == ("Siti Aminah", TEXT, "new")
    with connection.cursor() as cursor:
        cursor.execute("select name, contact from catalogue_draftcomment")
        assert not any("Siti" in str(value) or "0812" in str(value) for value in cursor.fetchone())
    assert "Siti" not in text(client.get(address))
    entry = Entry.objects.get(action="comment-received")
    assert "Siti" not in str(entry.details)
    assert TEXT not in str(entry.details)


def test_machines_are_thanked_and_nothing_is_kept(draft, client):
    address = reverse("catalogue:public_draft", args=[draft.code])
    now = signing.dumps(int(time.time()), salt="catalogue.comment")
    for wrong in (posted(website="http://x"), posted(opened=now), posted(opened="x")):
        assert client.post(address, wrong).status_code == 302
    assert not DraftComment.objects.exists()


def test_one_visitor_cannot_flood_and_the_same_words_are_one_comment(draft, client):
    address = reverse("catalogue:public_draft", args=[draft.code])
    for number in range(3):
        client.post(address, posted(text=f"Usul nomor {number}"))
    answer = client.post(address, posted(text="Usul keempat"))
    assert answer.status_code == 422
    assert "Terlalu banyak tanggapan dari sini" in text(answer)
    assert "Usul keempat" in text(answer)
    comments.comment(standard=draft, said=Said("Usul nomor 1"))
    assert DraftComment.objects.count() == 3


def test_a_visitor_is_forgotten_after_an_hour():
    visitors = Visitors(most=1)
    assert visitors.may("1.2.3.4", 0.0)
    assert not visitors.may("1.2.3.4", 10.0)
    assert visitors.may("5.6.7.8", 10.0)
    assert visitors.may("1.2.3.4", 3_700.0)


def test_a_draft_that_is_not_published_or_was_withdrawn_has_no_page(draft, client, rahmah, dinkes):
    address = reverse("catalogue:public_draft", args=[draft.code])
    assert client.get(f"/q/{draft.code}")["Location"] == address
    other = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KK")))
    assert client.get(f"/q/{other.code}").status_code == 404
    assert client.get(reverse("catalogue:public_draft", args=[other.code])).status_code == 404
    life.take_step(by=rahmah, standards=[draft], kind="withdrawn", on=draft.government.today())
    assert client.get(reverse("catalogue:public_draft", args=[draft.code])).status_code == 404


def test_each_comment_is_answered_before_the_draft_is_repaired(draft, rahmah, client):
    made = comments.comment(standard=draft, said=Said(TEXT, "time"))
    with pytest.raises(Refused, match="reason is missing"):
        comments.answer(by=rahmah, comment=made, state="declined", words="")
    Standard.objects.filter(pk=draft.pk).update(state="repairing")
    with pytest.raises(Refused, match="1 comments are not answered"):
        life.take_step(by=rahmah, standards=[draft], kind="repaired", on=draft.government.today())
    client.force_login(rahmah)
    said = {"state": "partly", "words": "Menjadi dua hari."}
    client.post(reverse("catalogue:comment_answer", args=[made.uid]), said)
    page = text(client.get(reverse("catalogue:comments", args=[draft.uid])))
    assert "Diterima sebagian" in page
    assert "Menjadi dua hari." in page


def test_the_clock_closes_the_time_for_comments_and_the_unit_is_told_once(
    dinkes, rahmah, batola, client
):
    row = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru")))
    add_day(by=None, government=batola, facts=DayFacts(date(2026, 4, 1), "Hari Jadi"))
    life.take_step(by=rahmah, standards=[row], kind="discussed", on=date(2026, 3, 13))
    life.take_step(by=rahmah, standards=[row], kind="draft-published", on=date(2026, 3, 27))
    assert reminding.close_comments(government=batola) == 1
    row.refresh_from_db()
    assert (row.state, row.comments_closed_on) == ("repairing", date(2026, 4, 9))
    assert row.steps.get(kind="comments-closed").by is None
    assert reminding.close_comments(government=batola) == 0
    assert Notice.objects.filter(user=rahmah, key__startswith=f"standard {row.uid} closed").exists()
    with pytest.raises(Refused, match="time for comments is over"):
        comments.comment(standard=row, said=Said(TEXT))
    page = text(client.get(reverse("catalogue:public_draft", args=[row.code])))
    assert "Masa tanggapan sudah berakhir" in page


def test_a_late_clock_is_told_once_and_never_again(dinkes, rahmah, batola):
    row = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru")))
    life.take_step(by=rahmah, standards=[row], kind="discussed", on=date(2026, 3, 13))
    reminding.remind(government=batola)
    reminding.remind(government=batola)
    (notice,) = Notice.objects.filter(user=rahmah)
    assert "KTP baru: Memublikasikan rancangan standar, terlambat" in notice.text_id
    assert "batasnya Jumat, 27 Maret 2026" in notice.text_id


def test_a_clock_with_days_left_is_not_told_yet(dinkes, rahmah, batola):
    row = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru")))
    Standard.objects.filter(pk=row.pk).update(
        state="set",
        set_on=batola.today() - timedelta(days=1),
        published_on=batola.today(),
    )
    reminding.remind(government=batola)
    assert not Notice.objects.filter(text_id__contains="Meninjau ulang").exists()
