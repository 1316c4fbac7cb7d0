"""The pages on which the main job is done, as each person finds them in the demonstration: in
every look they shut nobody out, they are light, and the desk can be worked from the keyboard."""

import re

import pytest

from tests.browser.guide import keep_for_guide
from tests.browser.looking import SIZES, faults_in_every_look, unfold
from tests.browser.onlooker import Onlooker
from tests.integration.assessments import factories as make
from zonahijau.assessments import actions

PEOPLE = {
    "satgas": ("satgas-beranda", ["/putaran/", "/putaran/baru/", "/unit/", "/hasil-resmi/"]),
    "operator": ("operator-beranda", ["/penilaian/", "/bukti/"]),
    "kepala": ("kepala-beranda", ["/penilaian/"]),
    "verifikator": ("verifikator-beranda", ["/meja/"]),
    "penetap": ("penetap-beranda", ["/penetapan/"]),
    "bupati": ("pimpinan-beranda", ["/laporan/"]),
    "pemeriksa": ("pemeriksa-beranda", ["/jejak-audit/"]),
    "admin": ("admin-beranda", ["/orang/", "/unit/", "/pekerjaan/", "/instrumen/"]),
}
"""Of every person: the name of the picture of their first page, and what they open most."""


@pytest.mark.parametrize("username", PEOPLE)
def test_the_first_pages_of_a_person_shut_nobody_out(onlooker, username):
    onlooker.be(username)
    first, others = PEOPLE[username]
    for path in ("/", *others):
        onlooker.go(path)
        name = first if path == "/" else f"{username}{path.replace('/', '-').rstrip('-')}"
        onlooker.look(name)
        _keep_both_sizes(onlooker, name)


def _keep_both_sizes(onlooker: Onlooker, name: str) -> None:
    for width, height in SIZES.values():
        onlooker.page.set_viewport_size({"width": width, "height": height})
        keep_for_guide(onlooker.page, f"{name}-{width}")


def _follow(onlooker: Onlooker, name: str | re.Pattern[str]) -> None:
    onlooker.page.get_by_role("main").get_by_role("link", name=name).first.click()
    onlooker.page.wait_for_load_state()


def test_the_pages_where_a_unit_answers_shut_nobody_out(onlooker):
    onlooker.be("operator")
    onlooker.go("/penilaian/")
    rows = onlooker.page.locator("main tr").filter(has_text="Penilaian mandiri")
    rows.get_by_role("link", name=re.compile("Penanaman Modal")).click()
    onlooker.look("penilaian")
    _follow(onlooker, "Lanjutkan mengisi")
    onlooker.look("bagian-pengaduan")
    unfold(onlooker.page)
    onlooker.look("bagian-terbuka")
    _follow(onlooker, re.compile("Sebelumnya: Output"))
    onlooker.look("bagian-survei")
    onlooker.be("kepala.dinkes")
    onlooker.go("/penilaian/?keadaan=returned")
    _follow(onlooker, re.compile("RSUD"))
    onlooker.page.get_by_text("Dikembalikan oleh").wait_for()
    onlooker.look("penilaian-dikembalikan")


def test_the_desk_shuts_nobody_out(onlooker):
    onlooker.be("verifikator")
    onlooker.go("/meja/")
    _follow(onlooker, "Dinas Sosial")
    onlooker.look("meja-satu-unit")
    _follow(onlooker, "Periksa jawaban berikutnya")
    onlooker.look("meja-bagian")
    unfold(onlooker.page)
    onlooker.look("meja-koreksi")


def test_evidence_stands_before_the_decision_on_a_phone_and_beside_it_at_a_desk(onlooker):
    onlooker.be("verifikator")
    onlooker.go("/meja/")
    _follow(onlooker, "Dinas Sosial")
    _follow(onlooker, "Periksa jawaban berikutnya")
    tops = {}
    for size, (width, height) in SIZES.items():
        onlooker.page.set_viewport_size({"width": width, "height": height})
        parts = ("answer", "proof", "decision", "remarks")
        boxes = [onlooker.page.locator(f".question__{part}").first.bounding_box() for part in parts]
        tops[size] = [box["y"] for box in boxes if box]
    assert tops["phone"] == sorted(tops["phone"])
    answer, proof, decision, _ = tops["desk"]
    assert proof == pytest.approx(answer, abs=1)
    assert decision > answer


def test_the_pages_of_a_result_shut_nobody_out(onlooker):
    onlooker.be("penetap")
    onlooker.go("/penetapan/")
    _follow(onlooker, re.compile("Kependudukan"))
    onlooker.look("tetapkan")
    _follow(onlooker, "Lihat penjelasannya")
    unfold(onlooker.page)
    onlooker.look("hasil-dengan-pohon")
    onlooker.go("/laporan/")
    _follow(onlooker, re.compile("Penilaian mandiri"))
    onlooker.look("laporan-putaran")
    _follow(onlooker, "Dinas Pendidikan")
    onlooker.look("laporan-unit")
    card = onlooker.page.get_by_role("link", name="Rapor (PDF)").get_attribute("href")
    code = re.search(r"rapor/(\w+)\.pdf", card)[1]
    onlooker.be("")
    onlooker.go(f"/q/{code}")
    onlooker.look("keaslian")


def test_the_keys_of_the_desk_act_on_the_answer_in_focus_and_can_be_switched_off(onlooker):
    page = onlooker.be("verifikator")
    onlooker.go("/meja/")
    _follow(onlooker, "Dinas Sosial")
    _follow(onlooker, "Periksa jawaban berikutnya")
    focused = "document.activeElement.closest('.question')?.id"
    first = page.evaluate(focused)
    page.keyboard.press("b")
    assert page.evaluate(focused) != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('details').open")
    page.evaluate("document.activeElement.closest('details').querySelector('textarea').focus()")
    page.keyboard.type("sbk")
    assert page.evaluate("document.activeElement.value") == "sbk"
    page.get_by_role("button", name="Matikan pintasan").click()
    page.locator(".question").first.focus()
    page.keyboard.press("b")
    assert page.evaluate(focused) == first
    page.get_by_role("button", name="Nyalakan pintasan").click()


def test_the_menu_of_a_phone_opens_over_the_page(onlooker):
    page = onlooker.be("satgas")
    width, height = SIZES["phone"]
    page.set_viewport_size({"width": width, "height": height})
    onlooker.go("/putaran/")
    assert not page.get_by_label("Jenis").is_visible()
    page.get_by_text("Saring", exact=True).click()
    assert page.get_by_label("Jenis").is_visible()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Hasil resmi").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Hasil resmi"


@pytest.fixture
def regency(transactional_db, settings, tmp_path):
    """Two closed rounds of the same instrument, and an open one that assesses services."""
    settings.MEDIA_ROOT = tmp_path
    held = make.regency()
    for title in ("Putaran I", "Putaran II"):
        opened = make.opened(held, units=[held.agency, held.clinic], title=title)
        for assessed in opened.assessments.all():
            make.sealed(held, assessed)
        actions.close_round(round_=opened, by=held.closer)
    for name in ("Izin apotek", "Izin praktik bidan"):
        make.service(held.agency, name)
    make.opened(held, make.OMBUDSMAN_2021, title="Putaran III")
    return held


def test_region_comparison_and_services_shut_nobody_out(open_page, regency):
    from zonahijau.assessments.models import Assessment, Result

    region = Result.objects.filter(assessment=None).latest("pk")
    later = Result.objects.filter(stage="sealed", assessment__unit=regency.agency).latest("pk")
    products = Assessment.objects.get(round__title="Putaran III")
    section = f"/penilaian/{products.uid}/"
    found = {}
    for name, path, person in (
        ("hasil-daerah", f"/hasil/{region.code}/", regency.closer),
        ("laporan-tertutup", f"/laporan/putaran/{region.round.uid}/", regency.closer),
        ("putaran-tertutup", f"/putaran/{region.round.uid}/", regency.satgas),
        ("perbandingan", f"/hasil/{later.code}/", regency.closer),
        ("penilaian-layanan", section, regency.operator),
    ):
        page = open_page(path, user=person)
        if wrong := faults_in_every_look(page, name):
            found[name] = wrong
    page.get_by_role("link", name="Lanjutkan mengisi").click()
    if wrong := faults_in_every_look(page, "bagian-layanan"):
        found["bagian-layanan"] = wrong
    assert found == {}
