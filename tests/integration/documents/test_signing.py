"""The signed file comes back as a PDF or a photo, is matched by its QR code, and both hashes prove
themselves on the public page."""

import io
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageFilter

from tests import made_files, offices
from tests.integration.documents.conftest import drafted, issued
from zonahijau.documents.actions import papers as actions
from zonahijau.documents.actions.signing import receive, receive_by_code
from zonahijau.documents.files import path_of
from zonahijau.documents.models import Decree, Paper
from zonahijau.wording import Refused


def pdf_of(paper):
    """The bytes that were printed."""
    return path_of(paper.government, paper.issued_file.sha256).read_bytes()


def scan_of(paper, tilt=2, dpi=150, quality=60):
    """A page as an office's scanner or a telephone gives it back: tilted, soft, in JPEG."""
    document = pypdfium2.PdfDocument(pdf_of(paper))
    picture = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()
    picture = picture.rotate(tilt, expand=True, fillcolor="white").filter(
        ImageFilter.GaussianBlur(0.7)
    )
    return made_files.encoded(picture, "JPEG", quality=quality)


def scanned_pdf(paper):
    """The same as a PDF of pictures."""
    out = io.BytesIO()
    Image.open(io.BytesIO(scan_of(paper))).save(out, "PDF", resolution=150)
    return out.getvalue()


@pytest.mark.parametrize("made", [scan_of, scanned_pdf, pdf_of])
def test_a_signed_file_is_matched_by_its_code(satgas, batola, made):
    paper = issued(satgas, batola)
    content = made(paper) + b"\n"
    signed = receive_by_code(by=satgas, government=batola, chunks=[content], name="pindai")
    assert signed == paper
    assert (signed.state, signed.matched_by) == ("signed", "code")


def test_a_photo_upside_down_is_read_too(satgas, batola):
    paper = issued(satgas, batola)
    content = scan_of(paper, tilt=178)
    assert receive(by=satgas, paper=paper, chunks=[content], name="a.jpg").matched_by == "code"


def test_the_file_of_another_paper_is_refused_and_named(satgas, batola):
    paper, other = issued(satgas, batola), issued(satgas, batola, "nota-dinas", about="Hasil 2023")
    with pytest.raises(Refused) as refused:
        receive(by=satgas, paper=paper, chunks=[scan_of(other)], name="a.jpg")
    assert "Hasil 2023" in refused.value.refusals[0].what.id


def test_without_a_readable_code_a_person_confirms(satgas, batola):
    paper, photo = issued(satgas, batola), made_files.photo()
    with pytest.raises(Refused) as refused:
        receive(by=satgas, paper=paper, chunks=[photo], name="a.jpg")
    assert "tidak terbaca" in refused.value.refusals[0].what.id
    signed = receive(by=satgas, paper=paper, chunks=[photo], name="a.jpg", confirmed=True)
    assert signed.matched_by == "person"
    with pytest.raises(Refused):
        receive_by_code(by=satgas, government=batola, chunks=[photo], name="a.jpg")


def test_a_damaged_pdf_has_no_code_and_is_no_fault(satgas, batola):
    paper = issued(satgas, batola)
    with pytest.raises(Refused):
        receive(by=satgas, paper=paper, chunks=[made_files.pdf()], name="a.pdf")


def test_a_code_of_another_government_matches_nothing(satgas, batola):
    other = offices.government(offices.BANYUASIN, "Banyuasin")
    theirs = issued(offices.person(other, "jaka", "satgas"), other)
    with pytest.raises(Refused):
        receive_by_code(by=satgas, government=batola, chunks=[scan_of(theirs)], name="a.jpg")


def test_a_draft_takes_no_signed_file(satgas, batola):
    with pytest.raises(Refused):
        receive(by=satgas, paper=drafted(satgas, batola), chunks=[made_files.pdf()], name="a.pdf")


def test_a_signed_decree_enters_the_register_with_its_dates(satgas, dinkes):
    paper = issued(satgas, dinkes, "sk-pengelola-pengaduan", until=date(2027, 12, 31))
    receive(by=satgas, paper=paper, chunks=[scan_of(paper)], name="sk.jpg")
    assert not Decree.objects.exists()
    actions.set_number(by=satgas, paper=paper, number="188/7", dated=date(2026, 11, 2))
    actions.set_number(by=satgas, paper=paper, number="188/7", dated=date(2026, 11, 2))
    entry = Decree.objects.get()
    assert (entry.kind, entry.unit, entry.number) == ("complaint_officer", dinkes, "188/7")
    assert entry.valid_until == date(2028, 1, 1)
    assert entry.file == Paper.objects.get().signed_file


def page(client, paper, **posted):
    address = f"/q/{paper.code}"
    response = client.post(address, posted) if posted else client.get(address)
    return response.status_code, response.content.decode()


def test_the_public_page_knows_both_files(client, satgas, batola):
    paper = issued(satgas, batola, about="Rapat besar")
    printed, scan = pdf_of(paper), scan_of(paper)
    assert "belum bertanda tangan" in page(client, paper)[1]
    receive(by=satgas, paper=paper, chunks=[scan], name="a.jpg")
    status, said = page(client, paper)
    assert status == 200
    assert "Asli dan bertanda tangan" in said
    assert "Rapat besar" in said
    for content, answer in (
        (printed, "persis PDF yang diterbitkan"),
        (scan, "persis berkas bertanda tangan"),
        (scan + b"x", "Tidak cocok"),
    ):
        file = SimpleUploadedFile("a", content)
        assert answer in page(client, paper, file=file)[1]


def test_of_a_secret_paper_strangers_learn_only_that_it_is_genuine(client, satgas, batola):
    paper = drafted(satgas, batola, about="Mutasi pejabat")
    Paper.objects.filter(pk=paper.pk).update(nature="rahasia")
    paper.refresh_from_db()
    actions.issue(by=satgas, paper=paper, address=f"http://testserver/q/{paper.code}")
    said = page(client, paper)[1]
    assert "tidak untuk umum" in said
    assert "Mutasi" not in said


def test_a_draft_and_an_unknown_code_are_nothing_to_strangers(client, satgas, batola):
    assert page(client, drafted(satgas, batola))[0] == 404
    assert client.get("/q/AAAAAAAAA").status_code == 404


def test_a_withdrawn_paper_says_so(client, satgas, batola):
    paper = issued(satgas, batola)
    actions.withdraw(by=satgas, paper=paper, because="Salah alamat")
    assert "sudah ditarik" in page(client, paper)[1]


def test_several_files_at_once_are_each_taken_or_refused(client, satgas, batola):
    one, other = issued(satgas, batola), issued(satgas, batola, "nota-dinas")
    client.force_login(satgas)
    files = [
        SimpleUploadedFile("satu.jpg", scan_of(one)),
        SimpleUploadedFile("asing.jpg", made_files.photo()),
        SimpleUploadedFile("dua.jpg", scan_of(other)),
    ]
    response = client.post(reverse("documents:upload"), {"uploads": files})
    assert response.status_code == 422
    assert "asing.jpg" in response.content.decode()
    assert set(Paper.objects.values_list("state", flat=True)) == {"signed"}
