"""Changing a draft in the browser, without a script."""

from django.urls import reverse

from tests.integration.documents.conftest import drafted, issued
from zonahijau.documents.actions.papers import Written, change
from zonahijau.documents.blocks import paragraph
from zonahijau.documents.forms.papers import PaperForm


def form_of(paper, text, **more):
    """What a browser sends: the heading as it stands, and one paragraph."""
    said = {key: "" if value is None else str(value)
            for key, value in PaperForm.initial_of(paper).items()}  # fmt: skip
    block = {"blocks": "1", "b0-kind": "paragraph", "b0-text": text}
    return said | block | {"do": "save"} | more


def address(name, paper, *more):
    return reverse(f"documents:{name}", args=[paper.uid, *more])


def test_a_draft_is_saved_and_seen(client, satgas, batola):
    client.force_login(satgas)
    paper = drafted(satgas, batola)
    response = client.post(address("edit", paper), form_of(paper, "Isi baru.", do="finish"))
    assert response["Location"] == address("paper", paper)
    assert "Isi baru." in client.get(address("paper", paper)).content.decode()


def test_a_button_saves_what_was_typed_and_adds_a_part(client, satgas, batola):
    client.force_login(satgas)
    paper = drafted(satgas, batola)
    typed = form_of(paper, "Isi baru.", do="add", new_kind="table", new_place="1")
    response = client.post(address("edit", paper), typed)
    assert response["Location"].endswith("#bagian-2")
    paper.refresh_from_db()
    assert [block.kind for block in paper.body.blocks] == ["paragraph", "table"]


def test_at_an_error_everything_typed_is_kept(client, satgas, batola):
    client.force_login(satgas)
    paper = drafted(satgas, batola)
    typed = form_of(paper, "Ketikan panjang.", subject="", dated="kemarin", copies="Inspektur")
    response = client.post(address("edit", paper), typed)
    said = response.content.decode()
    assert response.status_code == 422
    assert "Ketikan panjang." in said
    assert "Inspektur" in said
    paper.refresh_from_db()
    assert paper.body.blocks[0].text != "Ketikan panjang."


def test_the_second_person_sees_both_texts_and_may_save_again(client, satgas, rahmah, dinkes):
    client.force_login(rahmah)
    paper = drafted(satgas, dinkes)
    mine = form_of(paper, "Tulisan Rahmah.")
    change(by=satgas, paper=paper, revision=paper.revision, written=Written.of(paper),
           blocks=[paragraph("Tulisan satgas.")])  # fmt: skip
    response = client.post(address("edit", paper), mine)
    said = response.content.decode()
    assert response.status_code == 422
    assert "Tulisan satgas." in said
    assert "Tulisan Rahmah." in said
    paper.refresh_from_db()
    again = client.post(address("edit", paper), mine | {"revision": paper.revision})
    assert again.status_code == 302
    paper.refresh_from_db()
    assert paper.body.blocks == (paragraph("Tulisan Rahmah."),)


def test_an_annex_is_changed_in_its_own_page_and_overtaken_too(client, satgas, batola):
    client.force_login(satgas)
    paper = drafted(satgas, batola, "rencana-aksi")
    typed = {"revision": paper.revision, "title": "Rencana", "wide": "1", "blocks": "1",
             "b0-kind": "paragraph", "b0-text": "Isi lampiran."}  # fmt: skip
    assert client.post(address("annex", paper, 1), typed).status_code == 302
    response = client.post(address("annex", paper, 1), typed | {"b0-text": "Yang kedua."})
    assert response.status_code == 422
    assert "Isi lampiran." in response.content.decode()
    assert "Yang kedua." in response.content.decode()
    assert client.get(address("annex", paper, 7)).status_code == 404


def test_an_issued_paper_cannot_be_changed_in_the_browser_either(client, satgas, batola):
    client.force_login(satgas)
    paper = issued(satgas, batola)
    response = client.post(address("edit", paper), form_of(paper, "Terlambat."))
    assert response.status_code == 422
    assert "sudah terbit" in response.content.decode()


def test_files_are_served_as_attachments_that_run_nothing(client, satgas, batola):
    client.force_login(satgas)
    paper = issued(satgas, batola)
    for name in ("pdf", "docx"):
        response = client.get(address(name, paper))
        assert response["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["Cache-Control"] == "private, no-store"
        assert b"".join(response)


def test_the_list_takes_the_same_queries_for_many(
    client, satgas, batola, django_assert_max_num_queries
):
    client.force_login(satgas)
    for _ in range(8):
        drafted(satgas, batola)
    with django_assert_max_num_queries(18):
        assert client.get(reverse("documents:papers")).status_code == 200


def test_the_kind_page_offers_the_places_of_the_person_only(client, rahmah, batola, dinkes):
    client.force_login(rahmah)
    said = client.get(reverse("documents:new", args=["undangan"])).content.decode()
    assert "Dinkes" in said
    assert f">{batola.name}</option>" not in said
    response = client.post(reverse("documents:new", args=["undangan"]), {"size": "f4"})
    assert response.status_code == 422
    typed = {"unit": str(dinkes.uid), "size": "f4", "about": "rapat"}
    assert client.post(reverse("documents:new", args=["undangan"]), typed).status_code == 302
    assert client.get(reverse("documents:new", args=["tidak-ada"])).status_code == 404
