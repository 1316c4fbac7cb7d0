"""The desk of comments in a browser: an operator codes what people wrote, by hand or by keys, on a
phone and without scripts; nothing personal gets out."""

import pytest
from django.urls import reverse

from tests import offices
from tests.browser.looking import faults_in_every_look, keep_picture, sideways_scroll, unfold
from tests.surveys import open_survey
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.desk import PER_PAGE
from zonahijau.surveys.models import Comment

SMALLEST = {"width": 320, "height": 640}
TEXTS = (
    "Petugas ramah dan cepat",
    "Antre terlalu lama, nomor antrean tidak ada",
    "Bu Rina di loket 2 jutek, hubungi 0812-3456-7890",
    "Parkir sempit",
    "tidak ada",
    "Tangga curam untuk lansia",
)


@pytest.fixture
def office(transactional_db):
    return Office()


class Office:
    """A health agency whose survey has comments, and who codes them."""

    def __init__(self):
        self.batola = offices.government()
        self.batola.settings[KEY] = sorted(AT_FIRST | {"campaigns", "surveys"})
        self.batola.save()
        self.dinkes = offices.unit(self.batola, "dinkes")
        self.rahmah = offices.person(self.batola, "rahmah", "operator", self.dinkes)
        self.head = offices.person(self.batola, "kepala", "kepala_unit", self.dinkes)
        self.survey = open_survey(self.dinkes)

    def write(self, *texts):
        """Comments in the order of the desk."""
        of = {"government_id": self.survey.government_id, "campaign": self.survey}
        made = Comment.objects.bulk_create(Comment(text=text, **of) for text in texts)
        return sorted(made, key=lambda row: row.uid)

    @property
    def desk(self):
        return reverse("surveys:comments", args=[self.survey.uid])

    @property
    def summary(self):
        return reverse("surveys:comments_summary", args=[self.survey.uid])


def card(page, row):
    return page.locator(f"#s-{row.uid}")


def in_focus(page):
    return page.evaluate("document.activeElement.id")


def site(page):
    return "/".join(page.url.split("/")[:3])


def test_the_desk_and_its_summary_have_no_fault_in_any_look(office, open_page):
    office.write(*TEXTS)
    page = open_page(office.desk, user=office.rahmah)
    assert faults_in_every_look(page, "saran") == []
    unfold(page)
    assert faults_in_every_look(page, "saran-terbuka") == []
    page.get_by_role("button", name="usulan yang yakin di halaman ini").click()
    assert faults_in_every_look(page, "saran-diterima") == []
    page.goto(site(page) + office.summary)
    assert faults_in_every_look(page, "saran-ringkasan") == []


def test_what_was_covered_and_may_be_quoted_has_no_fault_in_any_look(office, open_page):
    [row] = office.write(TEXTS[2])
    page = open_page(office.desk, user=office.head)
    card(page, row).get_by_role("button", name="Samarkan bagian itu").click()
    card(page, row).get_by_role("button", name="Terima", exact=True).click()
    card(page, row).get_by_text("Samarkan, kutip, dan lainnya").click()
    card(page, row).get_by_role("button", name="Boleh dikutip").click()
    said = card(page, row).locator("blockquote").inner_text()
    assert "Rina" not in said
    assert "0812" not in said
    unfold(page)
    assert faults_in_every_look(page, "saran-tersamar") == []


def test_keys_alone_code_comment_after_comment_and_undo(office, open_page):
    rows = office.write(*["Petugas ramah"] * 4)
    page = open_page(office.desk, user=office.rahmah)
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("b")
    assert in_focus(page) == f"s-{rows[0].uid}"
    page.keyboard.press("t")
    page.locator(f"#s-{rows[1].uid}:focus").wait_for()
    assert page.get_by_text("Tersimpan: Kesopanan dan keramahan (pujian).").is_visible()
    page.keyboard.press("k")
    page.locator(f"#s-{rows[2].uid}:focus").wait_for()
    page.keyboard.press("b")
    page.keyboard.press("s")
    assert in_focus(page) == f"s-{rows[2].uid}"
    assert _coded() == {rows[0].uid: "|PERILAKU.keramahan+|", rows[1].uid: ""}
    page.keyboard.press("u")
    page.locator(f"#s-{rows[1].uid}:focus").wait_for()
    assert _coded() == {rows[0].uid: "|PERILAKU.keramahan+|"}


def test_a_theme_is_chosen_by_keys_and_letters_that_somebody_types_are_no_keys(office, open_page):
    [row] = office.write("Tangga curam")
    page = open_page(office.desk, user=office.rahmah)
    page.keyboard.press("b")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.name") == "tema"
    page.keyboard.type("t")
    assert _coded() == {}
    card(page, row).locator("select[name=tema]").select_option("SARANA.lokasi")
    card(page, row).locator("select[name=nada]").select_option("-")
    card(page, row).locator("select[name=nada]").focus()
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert _coded() == {row.uid: "|SARANA.lokasi-|"}


def test_keys_that_were_switched_off_stay_off_and_buttons_go_on(office, open_page):
    [row, *_] = office.write("Petugas ramah", "Antre lama")
    page = open_page(office.desk, user=office.rahmah)
    page.get_by_role("button", name="Matikan pintasan").click()
    page.reload()
    card(page, row).focus()
    page.keyboard.press("t")
    page.keyboard.press("k")
    assert page.get_by_role("button", name="Nyalakan pintasan").is_visible()
    assert _coded() == {}
    card(page, row).get_by_role("button", name="Tidak ada isinya").click()
    assert _coded() == {row.uid: ""}


def _coded():
    return dict(Comment.objects.coded().values_list("uid", "codes"))


def test_the_last_of_a_page_leads_on_to_the_next_page(office, open_page):
    rows = office.write(*["Petugas ramah"] * (PER_PAGE + 1))
    page = open_page(office.desk, user=office.rahmah)
    card(page, rows[PER_PAGE - 1]).get_by_role("button", name="Terima", exact=True).click()
    page.wait_for_url("**halaman=2#daftar")
    page.locator(f"#s-{rows[PER_PAGE].uid}:focus").wait_for()


@pytest.mark.parametrize("size", [SMALLEST, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_everything_is_done_without_scripts(office, open_page, size):
    rows = {row.text: row for row in office.write(*TEXTS)}
    page = open_page(f"{office.desk}?keadaan=belum", "phone", scripts=False, user=office.rahmah)
    page.set_viewport_size(size)
    assert sideways_scroll(page) <= 0
    assert not page.get_by_text("Matikan pintasan").is_visible()
    queue, rina = rows[TEXTS[1]], rows[TEXTS[2]]
    card(page, queue).get_by_role("button", name="Terima", exact=True).click()
    assert page.get_by_text("5 dari 6 saran belum dikodekan").is_visible()
    assert card(page, queue).count() == 0
    page.get_by_role("button", name="Urungkan").click()
    assert page.get_by_text("6 dari 6 saran belum dikodekan").is_visible()
    _choose_by_hand(card(page, rows[TEXTS[5]]))
    assert _coded() == {rows[TEXTS[5]].uid: "|SARANA.lokasi-|"}
    more = card(page, rina)
    more.get_by_text("Samarkan, kutip, dan lainnya").click()
    more.get_by_label("Kata yang disamarkan").fill("rina")
    more.get_by_role("button", name="Samarkan", exact=True).click()
    assert "Rina" not in card(page, rina).inner_text()
    assert card(page, rina).locator("mark").inner_text() == "0812-3456-7890"
    keep_picture(page, "saran-tanpa-skrip")
    assert sideways_scroll(page) <= 0


def _choose_by_hand(comment):
    comment.get_by_text("Pilih sendiri").click()
    comment.locator("select[name=tema]").select_option("SARANA.lokasi")
    comment.locator("select[name=nada]").select_option("-")
    comment.locator("[data-accept]").click()


def test_a_page_of_sure_proposals_is_accepted_and_put_back(office, open_page):
    office.write("Petugas ramah", "Antre lama", "soal parkir")
    page = open_page(office.desk, "phone", user=office.rahmah)
    page.get_by_role("button", name="Terima 2 usulan yang yakin di halaman ini").click()
    assert page.get_by_text("1 dari 3 saran belum dikodekan").is_visible()
    page.get_by_role("button", name="Urungkan").click()
    assert page.get_by_text("3 dari 3 saran belum dikodekan").is_visible()
    assert _coded() == {}
