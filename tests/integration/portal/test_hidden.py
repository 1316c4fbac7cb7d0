"""What the public never reads: drafts, what was withdrawn, estimates, governments that are off."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import offices
from tests.integration.assessments import factories as make
from tests.integration.portal.conftest import CONTENT, publish, switch_on
from zonahijau.assessments.models import Result, Round
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.portal.pages import UnitPage
from zonahijau.surveys.models import Report


def everywhere(client, government, unit):
    """Everything that anybody can download of a government, in one text."""
    region = government.region_id
    addresses = [
        reverse("portal:start"),
        *(reverse(f"portal:{name}", kwargs={"region": region})
          for name in ("government", "units", "needs", "csv", "linked", "sitemap")),
        reverse("portal:search", kwargs={"region": region}) + "?q=rahasia",
        reverse("portal:unit", kwargs={"code": unit.public_code}),
    ]  # fmt: skip
    pieces = []
    for address in addresses:
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        pieces.append(body.decode().replace("“rahasia”", "").replace('value="rahasia"', ""))
    return "\n".join(pieces).lower()


def test_a_service_without_a_published_standard_is_nowhere(client, batola, dukcapil):
    service = add_service(by=None, unit=dukcapil, facts=ServiceFacts("Rahasia dapur"))
    assert "rahasia dapur" not in everywhere(client, batola, dukcapil)
    assert client.get(f"/publik/layanan/{service.public_code}/").status_code == 404
    assert client.get(f"/publik/layanan/{service.public_code}.jsonld").status_code == 404
    assert client.get(f"/q/{service.public_code}").status_code == 404


def test_a_withdrawn_service_is_gone(client, batola, dukcapil):
    service = publish(dukcapil, "Rahasia lama")
    service.withdrawn_at, service.withdrawn_because = timezone.now(), "Pindah"
    service.save()
    assert "rahasia lama" not in everywhere(client, batola, dukcapil)
    assert client.get(f"/publik/layanan/{service.public_code}/").status_code == 404


@pytest.mark.parametrize("state", ["draft", "consulting", "repaired", "replaced", "withdrawn"])
def test_a_version_that_is_not_in_force_is_never_read(client, family_card, state):
    Standard.objects.create(
        government=family_card.government,
        service=family_card,
        version=2,
        state=state,
        set_on=family_card.government.today(),
        published_on=family_card.government.today(),
        content=CONTENT | {"product": {"items": ["Naskah rahasia"]}},
    )
    page = client.get(f"/publik/layanan/{family_card.public_code}/").content.decode()
    assert "Kartu Keluarga" in page
    assert "Naskah rahasia" not in page


def test_a_standard_that_is_laid_down_but_not_published_is_not_read(client, family_card):
    Standard.objects.update(published_on=None)
    page = client.get(f"/publik/layanan/{family_card.public_code}/").content.decode()
    assert "Surat pengantar desa" not in page
    assert "isinya belum ditulis di sini" in page


def test_an_estimate_is_on_no_public_page_whatever_was_released(client, db):
    office = make.regency()
    switch_on(office.government)
    result = make.sealed(office, make.assessment(office)).results.get(stage="sealed")
    assert result.estimate
    unit, address = office.agency, f"/publik/unit/{office.agency.public_code}/"
    Round.objects.filter(pk=result.round_id).update(release="public", release_decree="SK 1")
    assert UnitPage(unit).sealed == []
    assert "SK 1" not in client.get(address).content.decode()
    Result.objects.filter(pk=result.pk).update(estimate=False)
    assert [each.result for each in UnitPage(unit).sealed] == [result]
    assert "SK 1" in client.get(address).content.decode()
    Round.objects.filter(pk=result.round_id).update(release="rakor")
    assert UnitPage(unit).sealed == []


@pytest.mark.parametrize(
    ("changes", "is_read"),
    [
        ({}, True),
        ({"state": "received"}, False),
        ({"published_on": None}, False),
        ({"withdrawn_at": timezone.now(), "withdrawn_because": "Salah"}, False),
    ],
)
def test_an_index_is_read_once_its_report_is_accepted_and_published(
    client, dukcapil, changes, is_read
):
    today = dukcapil.government.today()
    report = {
        "state": "accepted", "received_on": today, "published_on": today,
        "index_printed": "83,21", "grade_printed": "B",
    }  # fmt: skip
    Report.objects.create(
        government=dukcapil.government,
        unit=dukcapil,
        start=today.replace(month=1, day=1),
        until=today.replace(year=today.year + 1, month=1, day=1),
        due_on=today,
        **report | changes,
    )
    page = client.get(f"/publik/unit/{dukcapil.public_code}/").content.decode()
    assert ("83,21" in page) == is_read


def test_a_government_that_did_not_open_its_pages_has_none(client, batola, family_card):
    batola.settings = {"modules": ["services"]}
    batola.save()
    region, unit = batola.region_id, family_card.unit.public_code
    for address in (
        "/publik/", f"/publik/{region}/", f"/publik/{region}/data/layanan.csv",
        f"/publik/layanan/{family_card.public_code}/", f"/publik/unit/{unit}/",
        f"/q/{family_card.public_code}", f"/q/{unit}", f"/publik/{region}/sitemap.xml",
    ):  # fmt: skip
        assert client.get(address).status_code == 404, address
    assert region not in client.get("/sitemap.xml").content.decode()


def test_the_search_of_all_leaves_out_governments_that_are_closed(client, batola, family_card):
    closed = offices.government(offices.BANYUASIN, "Banyuasin")
    publish(offices.unit(closed, "rsud"), "Kartu Keluarga Berencana")
    third = switch_on(offices.government("63.03", "Banjar"))
    publish(offices.unit(third, "rsud"), "Kartu Keluarga Sehat")
    page = client.get("/publik/cari/?q=keluarga").content.decode()
    assert "Berencana" not in page
    assert "Kartu Keluarga Sehat" in page


def test_a_public_page_is_the_same_for_whoever_has_signed_in(client, family_card, operator):
    address = f"/publik/layanan/{family_card.public_code}/"
    stranger = client.get(address).content
    client.force_login(operator)
    assert client.get(address).content == stranger
