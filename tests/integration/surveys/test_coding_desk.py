"""The desk leads from comment to comment, and every step can be taken back."""

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys import desk
from zonahijau.surveys.actions import comments as actions
from zonahijau.surveys.comments.coding import Coding
from zonahijau.surveys.models import Comment

QUEUE = Coding("WAKTU", "antrean", "-")
KIND = Coding("PERILAKU", "keramahan", "+")


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


@pytest.fixture
def rows(survey):
    made = [
        Comment(government_id=survey.government_id, campaign=survey, text=f"Petugas ramah {n}")
        for n in range(desk.PER_PAGE + 2)
    ]
    return sorted(Comment.objects.bulk_create(made), key=lambda row: row.uid)


@pytest.fixture
def at(client, survey, rahmah):
    client.force_login(rahmah)
    return Desk(client, survey)


class Desk:
    """Somebody at work."""

    def __init__(self, client, survey):
        self.client, self.survey = client, survey
        self.address = reverse("surveys:comments", args=[survey.uid])

    def page(self, **query):
        return self.client.get(self.address, query).content.decode()

    def code(self, row, kode="PERILAKU.keramahan+", **more):
        address = reverse("surveys:comment", args=[self.survey.uid, row.uid])
        sent = {"langkah": "kode", "kode": kode, **more}
        return self.client.post(address, sent)["Location"]

    def undo(self):
        address = reverse("surveys:comments_back", args=[self.survey.uid])
        return self.client.post(address)["Location"]


def test_one_coding_is_taken_back_at_the_comment_that_follows_it(at, rows):
    following = str(rows[1].uid)
    at.code(rows[0], berikut=following)
    page = at.page()
    told, _, after = page.partition("Tersimpan: Kesopanan dan keramahan (pujian).")
    assert after.index("data-undo") < after.index(f'id="s-{following}"')
    assert f'id="s-{rows[0].uid}"' in told
    assert at.undo().endswith(f"#s-{rows[0].uid}")
    rows[0].refresh_from_db()
    assert rows[0].coded_at is None
    assert "data-undo" not in at.page()


def test_undoing_a_change_brings_back_what_was_said_before(at, rahmah, rows):
    actions.code(by=rahmah, comment=rows[0], codings=[QUEUE])
    at.code(rows[0])
    at.undo()
    rows[0].refresh_from_db()
    assert rows[0].codings == (QUEUE,)


def test_saying_that_it_says_nothing_can_be_undone_as_well(at, rows):
    at.code(rows[0], langkah="kosong")
    assert "Tersimpan: tidak ada isinya." in at.page()
    at.undo()
    rows[0].refresh_from_db()
    assert rows[0].coded_at is None


def test_what_a_colleague_has_coded_since_is_not_undone(at, batola, dinkes, rows):
    at.code(rows[0])
    colleague = offices.person(batola, "rekan", "operator", dinkes)
    actions.code(by=colleague, comment=rows[0], codings=[QUEUE])
    assert "data-undo" not in at.page()
    at.undo()
    rows[0].refresh_from_db()
    assert rows[0].codings == (QUEUE,)


def test_undo_twice_does_nothing_more(at, rows):
    at.code(rows[0])
    at.code(rows[1])
    at.undo()
    assert at.undo() == at.address
    assert Comment.objects.coded().count() == 1


def test_the_last_of_a_page_leads_to_the_first_of_the_next(at, rows):
    page = at.page()
    assert page.count('name="halaman" value="2"') == 1
    assert at.code(rows[desk.PER_PAGE - 1], halaman="2").endswith("?halaman=2#daftar")


def test_where_coded_comments_leave_the_list_the_page_stays(at, rows):
    assert 'name="halaman"' not in at.page(keadaan="belum").split('id="daftar"')[1]
    there = at.code(rows[desk.PER_PAGE - 1], asal="keadaan=belum")
    assert there.endswith("?keadaan=belum#daftar")


def test_an_invented_page_or_comment_leads_to_the_list(at, rows):
    assert at.code(rows[0], berikut="x", halaman="../").endswith("/saran/#daftar")
