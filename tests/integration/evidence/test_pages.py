"""The pages of evidence as an operator, the task force and strangers meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import made_files, offices
from zonahijau.evidence.actions import decide, erase, send
from zonahijau.evidence.models import Evidence, ImportedZip
from zonahijau.evidence.slots import SLOTS


def at(name, row=None, **named):
    key = {"evidence": row.uid} if isinstance(row, Evidence) else {}
    return reverse(f"evidence:{name}", kwargs={**key, **named})


def file(content=None, name="foto loket.jpg"):
    return SimpleUploadedFile(name, made_files.photo() if content is None else content)


@pytest.fixture
def operator(client, rahmah):
    client.force_login(rahmah)
    return client


@pytest.fixture
def reviewer(client, satgas):
    client.force_login(satgas)
    return client


def text(response):
    return " ".join(response.content.decode().split())


def test_an_operator_uploads_several_files_at_once(operator, dinkes):
    said = {"kind": "photo", "facts": ["pledge.published"], "expires_on": "2099-01-01"}
    files = [file(), file(made_files.photo(2), "loket 2.jpg")]
    response = operator.post(at("upload", unit=dinkes.uid), {**said, "uploads": files}, follow=True)
    assert response.redirect_chain == [(at("list", unit=dinkes.uid), 302)]
    assert "2 bukti tersimpan sebagai draf." in text(response)
    assert Evidence.objects.filter(facts__fact="pledge.published").count() == 2


def test_what_was_taken_stays_and_what_was_refused_is_named(operator, dinkes):
    files = [file(), file(b"MZ\x90", "menang.jpg")]
    response = operator.post(at("upload", unit=dinkes.uid), {"kind": "photo", "uploads": files})
    assert "menang.jpg: Isi berkas ini program Windows (.exe)." in text(response)
    assert "1 berkas tersimpan" in text(response)
    assert Evidence.objects.get().title == "foto loket"


def test_a_photo_above_the_limit_gets_a_page_with_limit_and_remedy(operator, dinkes, files):
    big = file(b"\xff\xd8\xff" + bytes(SLOTS["document"].limit), "besar.jpg")
    response = operator.post(at("upload", unit=dinkes.uid), {"kind": "photo", "uploads": [big]})
    assert response.status_code == 200
    assert "besar.jpg: Berkas lebih besar dari batas 15 MB. Kecilkan resolusinya" in text(response)
    assert not Evidence.objects.exists()
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_kinds_and_sizes_are_said_before_the_upload(operator, dinkes):
    page = text(operator.get(at("upload", unit=dinkes.uid)))
    assert "Foto: JPEG, PNG atau WebP, paling besar 15 MB" in page
    assert "SK atau surat: PDF, DOCX, XLSX" in page


def test_a_form_without_its_token_is_refused(rahmah, dinkes):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(rahmah)
    sent = strict.post(at("upload", unit=dinkes.uid), {"kind": "photo", "uploads": [file()]})
    assert sent.status_code == 403
    assert not Evidence.objects.exists()


def test_a_picture_is_served_private_anew_and_unable_to_run(operator, uploaded):
    original = made_files.photo(taken="2021:04:12 09:41:00", position=True)
    evidence = uploaded(original)
    for name in ("picture", "small", "file"):
        response = operator.get(at(name, evidence))
        content = b"".join(response.streaming_content)
        assert content != original
        assert b"Exif" not in content
        assert response["Content-Type"] == "image/jpeg"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "private" in response["Cache-Control"]
    assert response["Content-Disposition"] == 'attachment; filename="Loket.jpg"'
    again = operator.get(at("file", evidence), headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_paper_is_kept_as_an_attachment_under_its_title(operator, uploaded):
    content = made_files.pdf()
    evidence = uploaded(content, kind="decree", name="x.exe", title="SK\r\nTim/../2021")
    response = operator.get(at("file", evidence))
    assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in response["Content-Disposition"]
    assert operator.get(at("picture", evidence)).status_code == 404


def test_another_government_never_learns_that_it_exists(client, uploaded, db, dinkes):
    evidence = uploaded()
    banyuasin = offices.government(offices.BANYUASIN, "Banyuasin")
    client.force_login(offices.person(banyuasin, "sari", "satgas"))
    for name in ("show", "file", "picture", "small", "change", "erase"):
        assert client.get(at(name, evidence)).status_code == 404
    assert client.get(at("list", unit=dinkes.uid)).status_code == 404
    assert "Loket" not in text(client.get(at("all")))


def test_a_colleague_of_another_unit_is_told_whom_to_ask(client, uploaded, batola, disdik):
    evidence = uploaded()
    client.force_login(offices.person(batola, "tono", "operator", disdik))
    for name in ("show", "file"):
        assert client.get(at(name, evidence)).status_code == 403


def test_who_has_not_signed_in_is_sent_to_the_door(client, uploaded):
    assert client.get(at("file", uploaded())).status_code == 302


def test_an_operator_sends_and_a_reviewer_rejects_with_a_reason(client, uploaded, rahmah, satgas):
    evidence = uploaded()
    client.force_login(rahmah)
    client.post(at("send", evidence))
    client.force_login(satgas)
    assert "Simpan keputusan" in text(client.get(at("show", evidence)))
    empty = client.post(at("decide", evidence), {"step": "reject", "reason": ""})
    assert "Alasan kosong" in text(empty)
    client.post(at("decide", evidence), {"step": "reject", "reason": "Papan tidak terbaca"})
    client.force_login(rahmah)
    page = text(client.get(at("show", evidence)))
    assert "Papan tidak terbaca" in page
    assert "Simpan keputusan" not in page


def test_of_two_who_write_at_once_the_second_sees_the_first_and_keeps_the_own(operator, uploaded):
    evidence = uploaded()
    address = at("change", evidence)
    operator.post(address, {"title": "Loket A", "revision": 1})
    page = operator.post(address, {"title": "Loket B", "revision": 1})
    assert "Yang tersimpan sekarang" in text(page)
    assert "Loket A" in text(page)
    assert 'value="Loket B"' in text(page)
    operator.post(
        address, {"title": "Loket B", "revision": page.context["form"]["revision"].value()}
    )
    evidence.refresh_from_db()
    assert evidence.title == "Loket B"


def test_a_revision_replaces_by_the_page_too(operator, uploaded):
    evidence = uploaded()
    sent = {"title": "Loket baru", "uploads": [file(made_files.photo(5))]}
    response = operator.post(at("revise", evidence), sent, follow=True)
    assert "Loket baru" in text(response)
    assert "Sudah ada yang lebih baru" in text(operator.get(at("show", evidence)))


def test_a_link_is_recorded_and_shown_without_being_fetched(operator, dinkes):
    address = at("link", unit=dinkes.uid)
    page = operator.post(address, {"url": "javascript:alert(1)", "title": "Situs"})
    assert "bukan alamat web" in text(page)
    shown = operator.post(address, {"url": "https://a.go.id/x", "title": "Situs"}, follow=True)
    assert 'href="https://a.go.id/x" rel="noopener noreferrer nofollow"' in text(shown)


@pytest.mark.django_db(transaction=True)
def test_an_erased_file_says_so_and_is_served_no_more(reviewer, uploaded, satgas):
    evidence = uploaded()
    reviewer.post(at("erase", evidence), {"because": ""})
    evidence.blob.refresh_from_db()
    assert evidence.blob.erased_at is None
    erase(by=satgas, evidence=evidence, because="Memuat wajah anak")
    assert "dihapus untuk selamanya" in text(reviewer.get(at("show", evidence)))
    assert reviewer.get(at("file", evidence)).status_code == 404


def test_a_photo_that_looks_like_one_of_another_unit_is_named_with_its_unit(
    operator, uploaded, disdik, satgas
):
    theirs = uploaded(made_files.photo(9), unit=disdik, by=satgas, title="Rahasia")
    again = made_files.encoded(made_files.scene(9, (400, 300)), "JPEG")
    evidence = uploaded(again)
    page = text(operator.get(at("show", evidence)))
    assert "Mirip dengan yang sudah ada" in page
    assert "Disdik" in page
    assert "Rahasia" not in page
    assert str(theirs.uid) not in page


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", {"A", "B", "C"}),
        ("?status=accepted", {"A"}),
        ("?status=expired", {"C"}),
        ("?jenis=photo&fakta=pledge.published", {"B"}),
        ("?tampil=lama", set()),
        ("?cari=b", {"B"}),
    ],
)
def test_the_list_is_narrowed_by_its_address(
    operator, uploaded, rahmah, satgas, dinkes, batola, asked, titles
):
    accepted = uploaded(made_files.pdf(), kind="document", title="A", name="a.pdf")
    send(by=rahmah, evidence=[accepted])
    decide(by=satgas, evidence=accepted, step="accept")
    uploaded(made_files.photo(2), title="B", facts=("pledge.published",))
    uploaded(made_files.photo(3), title="C", expires_on=batola.today())
    response = operator.get(at("list", unit=dinkes.uid) + asked)
    assert {row[0].row.title for row in response.context["listing"].rows} == titles


def test_the_list_asks_the_same_number_of_queries_for_three_and_for_thirty(
    operator, uploaded, dinkes, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(40) as counted:
            operator.get(at("list", unit=dinkes.uid))
        return len(counted)

    for seed in range(3):
        uploaded(made_files.photo(seed), facts=("pledge.published",))
    before = queries()
    for seed in range(3, 15):
        uploaded(made_files.photo(seed), facts=("pledge.published",))
    assert queries() == before


def test_a_zip_is_shown_and_taken_in_by_the_page(operator, dinkes):
    zipped = made_files.archive({"Dinkes/loket.jpg": made_files.photo(), "x.exe": b"MZ"})
    sent = {"uploads": [file(zipped, "lama.zip")]}
    page = operator.post(at("import", unit=dinkes.uid), sent, follow=True)
    assert "0 dari 2 berkas sudah diperiksa" in text(page)
    held = ImportedZip.objects.get().uid
    page = operator.post(at("zip_check", held=held), follow=True)
    assert "1 berkas dapat masuk, 1 ditolak" in text(page)
    assert "program Windows" in text(page)
    page = operator.post(at("zip_apply", held=held), follow=True)
    assert "1 bukti masuk sebagai draf." in text(page)
    assert Evidence.objects.get().title == "loket"


def test_a_wrong_zip_is_refused_on_its_page(operator, dinkes):
    sent = {"uploads": [file(made_files.pdf(), "lama.zip")]}
    page = operator.post(at("import", unit=dinkes.uid), sent)
    assert "lama.zip: Arsip ini rusak" in text(page)


def test_every_page_speaks_english_too(operator, uploaded, dinkes):
    evidence = uploaded()
    for address in (at("list", unit=dinkes.uid), at("show", evidence), at("all")):
        page = text(operator.get(address + "?lang=en"))
        assert "Evidence" in page
        assert "Bukti dukung" not in page
        assert "Keterangan" not in page
