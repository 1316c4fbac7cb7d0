"""A consultation through its three phases, with people, minutes, papers and what follows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from tests.whole_standards import complete
from zonahijau.catalogue.actions import (
    Overtaken,
    add_service,
    consultations,
    reminding,
    withdraw_service,
)
from zonahijau.catalogue.actions.consultations import ConsultationFacts, Invited, Point
from zonahijau.catalogue.models import Consultation
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.documents.models import Paper
from zonahijau.notices.models import Notice
from zonahijau.wording import Refused

HELD = date(2026, 3, 12)
FACTS = ConsultationFacts("discussion", "Pembahasan standar KTP", HELD, None, "Aula")


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def draft(dinkes):
    return complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru")))


@pytest.fixture
def talk(dinkes, draft, rahmah):
    return consultations.open_consultation(by=rahmah, unit=dinkes, facts=FACTS, standards=[draft])


def fresh(row):
    return Consultation.objects.get(pk=row.pk)


def held(by, talk):
    people = [Invited("Siti Aminah", "Warga"), Invited("Petugas loket", element="officer")]
    consultations.invite(by=by, consultation=talk, people=people)
    consultations.advance(by=by, consultation=talk)
    row = fresh(talk)
    came = [str(each.uid) for each in row.participants.all()]
    return consultations.hold(
        by=by,
        consultation=row,
        held_on=HELD,
        came=came,
        points=[Point("Waktu", "Terlalu lama", "Dua hari"), Point(" ")],
        revision=row.revision,
    )


def test_each_phase_asks_for_what_makes_it_whole(talk, rahmah):
    with pytest.raises(Refused, match="Nobody is invited"):
        consultations.advance(by=rahmah, consultation=talk)
    consultations.invite(by=rahmah, consultation=talk, people=[Invited("Siti Aminah")])
    assert consultations.advance(by=rahmah, consultation=talk).phase == "holding"
    with pytest.raises(Refused, match="minutes are not written"):
        consultations.advance(by=rahmah, consultation=talk)
    row = fresh(talk)
    consultations.hold(
        by=rahmah, consultation=row, held_on=HELD, came=[], points=[Point("Waktu")],
        revision=row.revision,
    )  # fmt: skip
    with pytest.raises(Refused, match="Nobody of the public"):
        consultations.advance(by=rahmah, consultation=talk)


def test_the_signed_minutes_are_the_step_of_every_draft_with_their_paper(talk, draft, rahmah):
    held(rahmah, talk)
    paper = consultations.draft_of(by=rahmah, consultation=talk, kind="ba-pembahasan-standar")
    said = str(paper.content)
    assert "KTP baru" in said
    assert "Dua hari" in said
    assert "Siti Aminah" in said
    with pytest.raises(Refused, match="precede"):
        consultations.sign_minutes(by=rahmah, consultation=talk, on=HELD - timedelta(days=1))
    assert consultations.sign_minutes(by=rahmah, consultation=talk, on=date(2026, 3, 13)) == 1
    draft.refresh_from_db()
    assert (draft.state, draft.minutes_on) == ("discussed", date(2026, 3, 13))
    assert draft.steps.get(kind="discussed").paper == paper


def test_minutes_without_anybody_of_the_public_start_no_clock(talk, draft, rahmah):
    consultations.invite(
        by=rahmah,
        consultation=talk,
        people=[Invited("Siti Aminah"), Invited("Petugas loket", element="officer")],
    )
    officer = next(each for each in talk.participants.all() if each.element == "officer")
    row = fresh(talk)
    held_by = {"by": rahmah, "held_on": HELD, "points": [Point("Waktu")]}
    consultations.hold(consultation=row, came=[str(officer.uid)], revision=row.revision, **held_by)
    with pytest.raises(Refused, match="Nobody of the public was there"):
        consultations.sign_minutes(by=rahmah, consultation=talk, on=HELD)
    draft.refresh_from_db()
    assert (draft.state, fresh(talk).minutes_on) == ("draft", None)


def test_once_the_minutes_are_signed_somebody_of_the_public_stays_in_them(talk, rahmah):
    held(rahmah, talk)
    consultations.sign_minutes(by=rahmah, consultation=talk, on=HELD)
    row = fresh(talk)
    with pytest.raises(Refused, match="Nobody of the public was there"):
        consultations.hold(
            by=rahmah, consultation=row, held_on=HELD, came=[], points=[Point("Waktu")],
            revision=row.revision,
        )  # fmt: skip
    with pytest.raises(Refused, match="precede"):
        consultations.hold(
            by=rahmah, consultation=row, held_on=HELD + timedelta(days=1), came=[],
            points=[Point("Waktu")], revision=row.revision,
        )  # fmt: skip
    assert fresh(talk).participants.filter(came=True).count() == 2


def test_no_point_of_long_minutes_is_dropped_in_silence(talk, rahmah):
    points = [Point(f"Pokok {n}") for n in range(consultations.MOST_POINTS + 1)]
    with pytest.raises(Refused, match="More than 60 points"):
        consultations.hold(
            by=rahmah, consultation=talk, held_on=HELD, came=[], points=points,
            revision=talk.revision,
        )  # fmt: skip


def test_a_service_withdrawn_meanwhile_does_not_hold_back_the_others(talk, draft, dinkes, rahmah):
    other = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("Kartu keluarga")))
    talk.standards.add(other)
    held(rahmah, talk)
    withdraw_service(by=rahmah, service=other.service, because="Pindah ke unit lain")
    assert consultations.sign_minutes(by=rahmah, consultation=talk, on=HELD) == 1
    draft.refresh_from_db()
    assert draft.state == "discussed"


def test_names_of_participants_are_encrypted(talk, rahmah):
    held(rahmah, talk)
    with connection.cursor() as cursor:
        cursor.execute("select name from catalogue_participant")
        assert not any("Siti" in str(row) for row in cursor.fetchall())


def test_what_was_agreed_is_followed_up_and_reminded_before_it_closes(talk, rahmah, batola):
    held(rahmah, talk)
    consultations.advance(by=rahmah, consultation=talk)
    row = consultations.add_follow_up(
        by=rahmah, consultation=talk, what="Memasang papan standar", due_on=batola.today()
    )
    reminding.remind(government=batola)
    reminding.remind(government=batola)
    assert Notice.objects.filter(user=rahmah, key__startswith=f"follow-up {row.uid}").count() == 1
    with pytest.raises(Refused, match="minutes were signed is not given"):
        consultations.advance(by=rahmah, consultation=talk)
    consultations.sign_minutes(by=rahmah, consultation=talk, on=HELD)
    with pytest.raises(Refused, match="1 follow-ups are not done"):
        consultations.advance(by=rahmah, consultation=talk)
    consultations.finish_follow_up(by=rahmah, follow_up=row, on=batola.today())
    assert consultations.advance(by=rahmah, consultation=talk).phase == "closed"
    with pytest.raises(Refused, match="is closed"):
        consultations.invite(by=rahmah, consultation=talk, people=[Invited("Lain")])


def test_two_people_cannot_overwrite_each_others_plan(talk, rahmah):
    for place in ("Aula baru", "Balai"):
        facts = ConsultationFacts("forum", "Forum tahunan", HELD, None, place)
        if place == "Balai":
            with pytest.raises(Overtaken):
                consultations.change_consultation(
                    by=rahmah, consultation=talk, facts=facts, standards=[], revision=1
                )
        else:
            consultations.change_consultation(
                by=rahmah, consultation=talk, facts=facts, standards=[], revision=1
            )
    assert fresh(talk).place == "Aula baru"


def test_all_of_it_by_form_posts(client, rahmah, dinkes, draft):
    client.force_login(rahmah)
    said = {
        "kind": "discussion", "title": "Pembahasan standar", "planned_on": "2026-03-12",
        "starts_at": "09:00", "place": "Aula", "standards": [str(draft.uid)],
    }  # fmt: skip
    client.post(reverse("catalogue:consultation_new", args=[dinkes.uid]), said)
    row = Consultation.objects.get()
    at = {name: reverse(f"catalogue:{name}", args=[row.uid]) for name in (
        "consultation", "participants", "consultation_advance", "consultation_hold", "follow_ups",
    )}  # fmt: skip
    people = {"name": ["Siti", "", ""], "body": ["Warga", "", ""], "element": ["user"] * 3}
    client.post(at["participants"], people)
    client.post(at["consultation_advance"])
    who = row.participants.get()
    minutes = {
        "revision": fresh(row).revision, "held_on": "2026-03-12", "minutes_on": "2026-03-13",
        "came": [str(who.uid)], "topic": ["Biaya"], "said": ["Gratis"], "agreed": ["Tetap gratis"],
    }  # fmt: skip
    client.post(at["consultation_hold"], minutes)
    client.post(at["consultation_advance"])
    client.post(at["follow_ups"], {"what": "Memasang papan", "due_on": "2026-04-01"})
    page = text(client.get(at["consultation"]))
    for words in ("Siti, Warga", "Tetap gratis", "Memasang papan", "terlambat"):
        assert words in page
    draft.refresh_from_db()
    assert draft.state == "discussed"
    client.post(reverse("catalogue:consultation_paper", args=[row.uid, "undangan-konsultasi"]))
    paper = Paper.objects.get()
    assert "Siti, Warga" in paper.addressees
    assert fresh(row).phase == "follow-up"
    page = text(client.get(at["consultation"]))
    assert reverse("documents:paper", args=[paper.uid]) in page
    assert "1 tindak lanjut belum selesai." in page
    follow_up = row.follow_ups.get()
    client.post(reverse("catalogue:follow_up_done", args=[follow_up.uid]), {"on": "2026-04-01"})
    assert "Tutup konsultasi ini?" in text(client.get(at["consultation"]))
    client.post(at["consultation_advance"])
    assert fresh(row).phase == "closed"
    page = text(client.get(at["consultation"]))
    assert "Tambah orang" not in page
    assert "Tetap gratis" in page


def test_what_was_typed_stays_on_the_page_where_it_is_refused(client, rahmah, talk):
    client.force_login(rahmah)
    at = {
        name: reverse(f"catalogue:{name}", args=[talk.uid])
        for name in ("participants", "consultation_hold", "follow_ups")
    }
    people = {"name": ["Siti Aminah"], "body": ["Warga Marabahan"], "element": ["nobody"]}
    refused = client.post(at["participants"], people)
    assert refused.status_code == 422
    assert 'value="Warga Marabahan"' in text(refused)
    minutes = {
        "revision": fresh(talk).revision, "held_on": "2026-03-12", "minutes_on": "2026-03-01",
        "topic": ["Biaya"], "said": ["Gratis"], "agreed": ["Tetap gratis"],
    }  # fmt: skip
    refused = client.post(at["consultation_hold"], minutes)
    assert "Berita acara mendahului pelaksanaannya" in text(refused)
    assert "Tetap gratis" in text(refused)
    assert fresh(talk).held_on is None, "nothing is kept of what was refused"
    refused = client.post(at["follow_ups"], {"what": "Memasang papan", "due_on": ""})
    assert 'value="Memasang papan"' in text(refused)
    assert "Tanggalnya belum diisi" in text(refused)


def test_the_minutes_of_a_forum_tell_of_the_forum_and_of_what_follows(dinkes, rahmah):
    facts = ConsultationFacts("forum", "FKP loket prioritas", HELD, None, "Aula kecamatan")
    row = consultations.open_consultation(by=rahmah, unit=dinkes, facts=facts)
    held(rahmah, row)
    what = "Membuka loket prioritas"
    consultations.add_follow_up(by=rahmah, consultation=row, what=what, due_on=HELD)
    kinds = ("ba-pembahasan-standar", "undangan-konsultasi")
    minutes, invitation = (
        consultations.draft_of(by=rahmah, consultation=row, kind=kind) for kind in kinds
    )
    said = str(minutes.content)
    assert minutes.subject == "FKP loket prioritas"
    for words in ("forum konsultasi publik", "Aula kecamatan", what, "Terlalu lama"):
        assert words in said
    assert "disepakati untuk dipublikasikan" not in said
    assert "Rancangan yang dibahas" not in said + str(invitation.content)
