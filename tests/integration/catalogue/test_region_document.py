"""The region's pledge as one document: at once when short, by the worker when long."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests import offices
from tests.integration.catalogue.test_pledges import client_of
from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.actions import pledges as actions
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.prints import ordered, stored
from zonahijau.schedule.models import Job
from zonahijau.schedule.worker import run_due


@pytest.fixture
def draft(dinkes, rahmah, tmp_path, settings):
    """The region's pledge with one service in it, being written; no print of it is kept."""
    settings.DATA = tmp_path
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP baru", "A1"))
    complete(service, "set", set_on=dinkes.government.today())
    admin = offices.person(dinkes.government, "noor", "admin")
    return actions.begin_pledge(by=admin, where=dinkes.government), client_of(admin)


def pages(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def address(name: str, row: Pledge) -> str:
    more = ["dokumen"] if name == "pledge_print" else []
    return reverse(f"catalogue:{name}", args=[row.uid, *more])


def test_a_short_document_is_set_at_once_and_leads_to_the_page_of_the_region(draft):
    row, client = draft
    response = client.get(address("pledge_print", row))
    said = pages(response.content)
    assert "KTP baru" in said
    assert f"/q/{row.government.region_id.replace('.', '')}" in said.replace("\u200b", "")
    assert not Job.objects.filter(name=ordered.JOB).exists()


def test_a_long_document_waits_for_the_worker_and_is_fetched_afterwards(draft, monkeypatch):
    row, client = draft
    monkeypatch.setattr(ordered, "AT_ONCE", 0)
    response = client.get(address("pledge_print", row))
    assert response.status_code == 302
    waiting = client.get(response.url).content.decode()
    assert "menunggu gilirannya" in waiting
    client.get(response.url)
    assert Job.objects.filter(name=ordered.JOB).count() == 1, "asked for once, however often seen"
    job = Job.objects.get(name=ordered.JOB)
    Job.objects.filter(pk=job.pk).update(
        state="running", progress={"done": 1, "of": 3, "what": [ordered.STEPS[1].id, ""]}
    )
    page = " ".join(client.get(response.url).content.decode().split())
    assert "1 dari 3 langkah selesai; kini menata halaman." in page
    assert '<progress value="1" max="3"' in page
    Job.objects.filter(pk=job.pk).update(state="waiting", progress={})
    run_due()
    assert Job.objects.get(pk=job.pk).progress["done"] == 2, "each step was told"
    assert "Dokumen sudah jadi" in client.get(response.url).content.decode()
    assert "KTP baru" in pages(client.get(address("pledge_print", row)).content)


def test_what_has_changed_since_is_set_anew(draft, dinkes, rahmah, monkeypatch):
    row, client = draft
    monkeypatch.setattr(ordered, "AT_ONCE", 0)
    client.get(address("pledge_document", row))
    run_due()
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Kartu keluarga", "A2"))
    assert client.get(address("pledge_print", row)).status_code == 302
    client.get(address("pledge_document", row))
    run_due()
    assert "Kartu keluarga" in pages(client.get(address("pledge_print", row)).content)


def test_a_print_that_is_a_day_old_is_forgotten(tmp_path, settings, monkeypatch):
    settings.DATA = tmp_path
    stored.keep("old", b"%PDF old")
    monkeypatch.setattr(stored, "KEPT", -1)
    stored.keep("new", b"%PDF new")
    assert stored.fetch("old") is None
