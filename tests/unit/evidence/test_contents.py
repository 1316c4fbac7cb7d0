"""A file is what its bytes say, whatever it is called."""

import pytest

from tests import made_files
from zonahijau.evidence.contents import check_size, identify
from zonahijau.evidence.slots import SLOTS
from zonahijau.wording import Refused

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"

GENUINE = {
    "photo": [
        (made_files.photo(), "image/jpeg"),
        (made_files.encoded(made_files.scene(), "PNG"), "image/png"),
        (made_files.encoded(made_files.scene(), "WEBP"), "image/webp"),
    ],
    "document": [
        (made_files.pdf(), "application/pdf"),
        (made_files.docx(), "wordprocessingml"),
        (made_files.xlsx(), "spreadsheetml"),
        (made_files.photo(), "image/jpeg"),
    ],
}

IMPOSTORS = [
    (b"MZ\x90\x00" + b"\0" * 100, "program Windows"),
    (b"\x7fELF" + b"\0" * 100, "program Linux"),
    (b"#!/bin/sh\n", "skrip"),
    (SVG, "SVG"),
    (b"\xef\xbb\xbf  " + SVG, "SVG"),
    (SVG.decode().encode("utf-16"), "SVG"),
    (b"<!DOCTYPE html><html></html>", "halaman web"),
    (b"<note/>", "halaman web"),
    (HEIC, "HEIC"),
    (b"\x00\x00\x00\x18ftypisom", "video"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office lama"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"GIF89a", "GIF"),
    (b"just words", "tidak dikenal"),
    (made_files.archive({"a.txt": b"a"}), "arsip ZIP"),
    (b"PK\x03\x04 and then nothing", "rusak"),
    (made_files.photo() + made_files.archive({"a.txt": b"a"}), "menyembunyikan"),
    (made_files.pdf() + made_files.archive({"a.txt": b"a"}), "menyembunyikan"),
    (b"\xff\xd8\xff\xfe\x00\x40<script>alert(1)</script>", "menyembunyikan"),
    (b"\xff\xd8\xff\xfe\x00\x40%PDF-1.4", "menyembunyikan"),
    (b"%PDF-1.4 <html>" + made_files.pdf(), "menyembunyikan"),
    (b"%PDF-1.4\n1 0 obj", "terpotong"),
    (made_files.pdf(b"/S /JavaScript"), "skrip"),
    (made_files.pdf(b"/S /J#61vaScript"), "skrip"),
    (made_files.pdf(b"/Names << /EmbeddedFile 3 0 R >>"), "skrip"),
    (made_files.pdf(b"/Names << /EmbeddedFiles 3 0 R >>"), "skrip"),
    (made_files.pdf(b"/AcroForm << /XFA 3 0 R >>"), "skrip"),
    (made_files.packed_pdf(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>"), "skrip"),
    (made_files.packed_pdf(b"1 0 << /S /Launch >>", name=b"Obj#53tm"), "skrip"),
    (made_files.packed_pdf(b"", packed=b"\x13\x37 under a password"), "dikunci"),
    (made_files.packed_pdf(b"\0" * (9 * 1024 * 1024)), "dikunci"),
    (made_files.packed_pdf(b"\0" * (8 * 1024 * 1024 - 1), groups=9), "dikunci"),
    (made_files.docx({"word/vbaProject.bin": b"x"}), "makro"),
    (made_files.docx({"word/embeddings/setup.exe": b"MZ"}), "makro"),
]


@pytest.fixture
def named(tmp_path):
    def write(content: bytes):
        path = tmp_path / "upload"
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("kind", GENUINE)
def test_what_a_slot_takes_is_recognised(named, kind):
    for content, media_type in GENUINE[kind]:
        assert media_type in identify(named(content), SLOTS[kind], "berkas")


@pytest.mark.parametrize(("content", "said"), IMPOSTORS, ids=range(len(IMPOSTORS)))
def test_an_impostor_is_named_for_what_it_is_with_a_remedy(named, content, said):
    with pytest.raises(Refused) as refused:
        identify(named(content), SLOTS["document"], "foto.jpg")
    (refusal,) = refused.value.refusals
    assert refusal.file == "foto.jpg"
    assert said in refusal.what.id
    assert refusal.remedy.id


def test_a_pdf_is_no_photo(named):
    with pytest.raises(Refused, match="does not fit the kind Photo"):
        identify(named(made_files.pdf()), SLOTS["photo"], "foto.jpg")


def test_a_script_in_a_pdf_is_seen_across_the_seam_of_two_pieces(named):
    before = b"x" * ((1 << 20) - 60)
    with pytest.raises(Refused, match="scripts"):
        identify(named(made_files.pdf(before + b" /JavaScript")), SLOTS["document"], "a.pdf")


@pytest.mark.parametrize("inside", [b"1 0 << /Type /Catalog >>", b"(/JavaScriptLike)"])
def test_an_honest_pdf_with_packed_objects_is_taken(named, inside):
    assert identify(named(made_files.packed_pdf(inside)), SLOTS["document"], "a.pdf")


def test_a_pdf_of_forty_thousand_groups_is_looked_through_like_any_other(named):
    content = made_files.packed_pdf(b"1 0 << /Type /Catalog >>", groups=40_000)
    assert identify(named(content), SLOTS["document"], "a.pdf")
    marks = content.replace(b"%%EOF", b"/ObjStm " * 40_000 + b"%%EOF")
    assert identify(named(marks), SLOTS["document"], "a.pdf")


def test_an_office_file_that_bursts_is_refused(named):
    bomb = made_files.docx({"word/media/big.bin": b"\0" * (80 * 1024 * 1024)})
    with pytest.raises(Refused, match="too large when unpacked"):
        identify(named(bomb), SLOTS["document"], "a.docx")


def test_an_empty_file_and_one_above_the_limit_are_refused_with_the_limit():
    with pytest.raises(Refused, match="empty"):
        check_size(0, SLOTS["photo"], "a.jpg")
    check_size(SLOTS["photo"].limit, SLOTS["photo"], "a.jpg")
    with pytest.raises(Refused, match="limit of 15 MB"):
        check_size(SLOTS["photo"].limit + 1, SLOTS["photo"], "a.jpg")
