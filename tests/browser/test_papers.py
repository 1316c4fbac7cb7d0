"""A paper from its draft to the signed file that comes back, on a desk and on a telephone."""

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse

from tests import made_files, offices
from tests.browser.looking import barriers, keep_picture, sideways_scroll
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.documents.files import path_of
from zonahijau.documents.models import Paper


@pytest.fixture
def office(transactional_db, settings, tmp_path):
    """Batola with two agencies, the task force and a decree that ends this year."""
    settings.MEDIA_ROOT = tmp_path
    batola = offices.government()
    dinkes = offices.unit(batola, "dinkes")
    offices.unit(batola, "disdik")
    satgas = offices.person(batola, "satgas", "satgas")
    today = batola.today()
    facts = DecreeFacts("vision", "188/1", today, "Visi, misi, moto", "Kepala", today,
                        today + timedelta(1))  # fmt: skip
    enter(by=satgas, where=dinkes, facts=facts)
    return satgas


def look(page, name):
    keep_picture(page, name)
    assert barriers(page) == []
    assert sideways_scroll(page) <= 0


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_letter_is_drafted_changed_issued_signed_and_verified(open_page, office, tmp_path, size):
    page = open_page(reverse("documents:new", args=["undangan"]), size, user=office)
    page.get_by_label("Acara").fill("rapat koordinasi")
    page.get_by_role("button", name="Susun konsep").click()
    look(page, f"naskah-ubah-{size}")
    page.get_by_label("Isi bagian 1").fill("Dengan hormat kami mengundang Saudara.")
    page.get_by_label("Nama", exact=False).first.fill("Contoh, S.Sos.")
    page.get_by_role("button", name="Simpan dan lihat").click()
    page.get_by_text("Dengan hormat kami mengundang Saudara.").wait_for()
    look(page, f"naskah-konsep-{size}")
    page.get_by_text("Terbitkan untuk ditandatangani").click()
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.get_by_text("Cetak PDF-nya").wait_for()
    scan = tmp_path / "pindai.jpg"
    scan.write_bytes(scanned(Paper.objects.get()))
    page.get_by_label("Berkas bertanda tangan").set_input_files(scan)
    page.get_by_role("button", name="Unggah dan cocokkan").click()
    page.get_by_text("Cocok dan tercatat").wait_for()
    look(page, f"naskah-bertanda-tangan-{size}")
    page.get_by_role("link", name="Halaman keaslian").click()
    page.get_by_text("Asli dan bertanda tangan.").wait_for()
    page.get_by_label("Berkas PDF atau hasil pindai").set_input_files(scan)
    page.get_by_role("button", name="Periksa").click()
    page.get_by_text("persis berkas bertanda tangan").wait_for()
    look(page, f"naskah-keaslian-{size}")


def scanned(paper):
    """The first page as a telephone photographs it."""
    content = path_of(paper.government, paper.issued_file.sha256).read_bytes()
    document = pypdfium2.PdfDocument(content)
    picture = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    return made_files.encoded(picture.rotate(1, expand=True, fillcolor="white"), "JPEG", quality=70)


def test_the_lists_and_forms_shut_nobody_out(open_page, office):
    for name in ("papers", "choose", "templates", "register", "decree_new"):
        page = open_page(reverse(f"documents:{name}"), "phone", "dark", user=office)
        look(page, f"naskah-{name}")
