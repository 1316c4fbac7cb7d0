"""While one version holds and the next is discussed: which of them is printed and decreed."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.whole_standards import COMPLETE, complete
from zonahijau.catalogue.actions import add_service, standards
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.standards.content import Lines
from zonahijau.documents.models import Paper

SET_ON = date(2026, 3, 2)


@pytest.fixture
def ktp(dinkes):
    return add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru"))


@pytest.fixture
def change(ktp, rahmah):
    """A change that is repaired, with another product, beside the version in force."""
    complete(ktp, "set", set_on=SET_ON)
    row = standards.begin(by=rahmah, service=ktp)
    said = COMPLETE.replacing({"product": Lines(("Kartu elektronik",))})
    Standard.objects.filter(pk=row.pk).update(content=said.as_json(), state="repaired")
    return row


@pytest.fixture
def operator(client, rahmah):
    client.force_login(rahmah)
    return client


def document(client, service, **asked):
    address = reverse("catalogue:service_print", args=[service.uid, "dokumen"])
    response = client.get(address, asked)
    if response.status_code != 200:
        return response.status_code
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_holds_is_printed_and_the_change_where_it_is_named(operator, ktp, change):
    assert "Surat keterangan" in document(operator, ktp)
    named = document(operator, ktp, versi=2)
    assert "Kartu elektronik" in named
    assert "RANCANGAN, BELUM DITETAPKAN" in named
    page = operator.get(reverse("catalogue:standard", args=[change.uid])).content.decode()
    assert "dokumen.pdf?versi=2" in page


@pytest.mark.parametrize("version", ["3", "0", "99999999999999999999", "1a"])
def test_a_version_that_is_not_there_is_not_printed(version, operator, ktp, change):
    told = document(operator, ktp, versi=version)
    assert told == 404 or (version == "1a" and "Surat keterangan" in told)


def test_a_version_that_was_replaced_is_not_printed_as_a_draft(operator, ktp, change):
    Standard.objects.filter(service=ktp, version=1).update(state="replaced")
    assert document(operator, ktp, versi=1) == 404


@pytest.mark.parametrize("only", [True, False])
def test_the_decree_is_drafted_for_what_waits_for_it(only, operator, ktp, change, dinkes):
    waiting = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("Akta kelahiran")))
    assert waiting.state == "draft"
    said = {"layanan": ktp.uid} if only else {}
    operator.post(reverse("catalogue:decree_draft", args=[dinkes.uid]), said)
    content = str(Paper.objects.get().content)
    assert "Kartu elektronik" in content
    assert "Akta kelahiran" not in content
