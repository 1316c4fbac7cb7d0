"""Pledges: written, set with whoever held the office, published, replaced, withdrawn; what changed
since; the region's, computed from the catalogue."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests import offices
from tests.whole_standards import complete
from zonahijau.catalogue import pledging
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.actions import pledges as actions
from zonahijau.catalogue.models import Pledge, Service
from zonahijau.catalogue.pledge_page import PledgePage
from zonahijau.catalogue.pledges import read_pledged, read_region_pledged
from zonahijau.catalogue.pledges.wording import usual
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.documents.models import Paper
from zonahijau.organisations.models import OfficeHolder, OwnDay, Position
from zonahijau.wording import Refused

SET_ON = date(2026, 11, 13)


def holder(unit, name, status="definitif", start=date(2026, 1, 1), title="Kepala Dinkes"):
    own = {"government": unit.government}
    position, _ = Position.objects.get_or_create(**own, unit=unit, kind="head", title=title)
    return OfficeHolder.objects.create(
        **own, position=position, name=name, status=status, start=start, rank="Pembina"
    )


@pytest.fixture
def served(dinkes, rahmah):
    """A service with its standard in force since Friday, 13 November 2026."""
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP baru", "A1"))
    complete(service, "set", set_on=SET_ON)
    Service.objects.filter(pk=service.pk).update(has_standard=True)
    return service


@pytest.fixture
def pledge(dinkes, rahmah):
    holder(dinkes, "Siti Aminah")
    return actions.begin_pledge(by=rahmah, where=dinkes)


@pytest.fixture
def published(pledge, served, rahmah):
    held = actions.set_pledge(by=rahmah, pledge=pledge, on=pledge.government.today())
    return actions.publish_pledge(
        by=rahmah, pledge=held, on=held.government.today(), where="Ruang tunggu"
    )


def test_a_pledge_begins_in_the_usual_wording_and_only_once(pledge, dinkes, rahmah):
    assert read_pledged(pledge.content) == usual()
    with pytest.raises(Refused, match="there already"):
        actions.begin_pledge(by=rahmah, where=dinkes)


def test_two_people_cannot_overwrite_each_others_sentences(pledge, rahmah):
    actions.write_pledge(by=rahmah, pledge=pledge, words=usual("both"), revision=1)
    with pytest.raises(actions.PledgeOvertaken) as overtaken:
        actions.write_pledge(by=rahmah, pledge=pledge, words=usual(), revision=1)
    assert read_pledged(overtaken.value.current.content) == usual("both")


def test_whoever_held_the_office_on_the_day_signs_also_as_plh(pledge, dinkes, served, rahmah):
    today = dinkes.government.today()
    holder(dinkes, "Ahmad Yani", "plh", start=today - timedelta(days=2))
    held = actions.set_pledge(by=rahmah, pledge=pledge, on=today)
    assert (held.signatory, held.capacity) == ("Ahmad Yani", "plh")
    assert [each.name for each in read_pledged(held.content).covers] == ["KTP baru"]


def test_nobody_signs_for_an_office_that_nobody_held(dinkes, rahmah):
    made = actions.begin_pledge(by=rahmah, where=dinkes)
    with pytest.raises(Refused, match="Nobody is known"):
        actions.set_pledge(by=rahmah, pledge=made, on=dinkes.government.today())


def test_a_pledge_without_an_element_is_not_set(pledge, rahmah):
    words = usual()
    lacking = type(words)(promise=words.promise)
    held = actions.write_pledge(by=rahmah, pledge=pledge, words=lacking, revision=1)
    with pytest.raises(Refused, match="Missing"):
        actions.set_pledge(by=rahmah, pledge=held, on=held.government.today())


def test_the_days_of_a_pledge_lie_in_order_and_not_ahead(pledge, rahmah):
    today = pledge.government.today()
    with pytest.raises(Refused, match="is to come"):
        actions.set_pledge(by=rahmah, pledge=pledge, on=today + timedelta(days=1))
    with pytest.raises(Refused, match="is not set"):
        actions.publish_pledge(by=rahmah, pledge=pledge, on=today, where="Loket")
    held = actions.set_pledge(by=rahmah, pledge=pledge, on=today)
    with pytest.raises(Refused, match="before it was set"):
        actions.publish_pledge(by=rahmah, pledge=held, on=today - timedelta(days=1), where="Loket")


def test_a_new_version_replaces_the_one_before(published, dinkes, rahmah):
    second = actions.begin_pledge(by=rahmah, where=dinkes)
    actions.set_pledge(by=rahmah, pledge=second, on=dinkes.government.today())
    states = Pledge.objects.filter(unit=dinkes).order_by("version").values_list("state", flat=True)
    assert list(states) == ["replaced", "set"]


def test_what_changed_in_the_catalogue_since_is_shown(published, dinkes, rahmah):
    assert PledgePage(dinkes, may_manage=False).differences == []
    other = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    Service.objects.filter(pk=other.pk).update(has_standard=True)
    (found,) = PledgePage(dinkes, may_manage=False).differences
    assert (found.kind, found.name) == ("added", "Akta")


def test_a_withdrawn_pledge_stays_in_the_history(published, dinkes, rahmah):
    actions.withdraw_pledge(by=rahmah, pledge=published, because="Unit digabung")
    assert pledging.standing(dinkes) is None
    assert Pledge.objects.get(pk=published.pk).withdrawn_because == "Unit digabung"


def test_only_those_who_manage_pledges_begin_one(dinkes, disdik):
    other = offices.person(dinkes.government, "ani", "operator", disdik)
    with pytest.raises(PermissionDenied):
        actions.begin_pledge(by=other, where=dinkes)


def test_the_clock_of_seven_working_days_runs_until_a_pledge_covers_the_service(
    served, pledge, dinkes, rahmah
):
    """From Friday, 13 November 2026: with Wednesday a day of the region's own, to 25 November."""
    OwnDay.objects.create(
        government=dinkes.government, on=date(2026, 11, 18), name="Hari jadi", is_worked=False
    )
    clock = pledging.clock_of(dinkes)
    assert clock.service == "KTP baru"
    assert clock.running.last == date(2026, 11, 25)
    today = dinkes.government.today()
    held = actions.set_pledge(by=rahmah, pledge=pledge, on=today)
    assert pledging.clock_of(dinkes) is not None
    actions.publish_pledge(by=rahmah, pledge=held, on=today, where="Loket")
    assert pledging.clock_of(dinkes) is None


def test_a_standard_that_the_pledge_does_not_cover_starts_the_clock_again(
    published, dinkes, rahmah
):
    other = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    complete(other, "set", set_on=dinkes.government.today())
    assert pledging.clock_of(dinkes).service == "Akta"


def test_the_regions_pledge_has_its_four_mandatory_contents_and_keeps_them(served, batola, dinkes):
    admin = offices.person(batola, "admin", "admin")
    setda = offices.unit(batola, "setda", "setda")
    holder(setda, "Bupati Contoh", title="Bupati Barito Kuala")
    made = actions.begin_pledge(by=admin, where=batola)
    held = actions.set_pledge(by=admin, pledge=made, on=batola.today())
    told = read_region_pledged(held.content)
    (unit,) = told.units
    (service,) = unit.services
    assert (unit.name, service.name, service.fee) == (
        "Dinkes", "KTP baru", "Legalisasi: Rp5.000 per lembar",
    )  # fmt: skip
    assert service.requirements
    assert service.procedure
    assert service.time
    assert len(told.rights) == 4
    Service.objects.filter(pk=served.pk).update(name="KTP pemula")
    assert read_region_pledged(Pledge.objects.get(pk=held.pk).content) == told
    assert [each.kind for each in PledgePage(batola, may_manage=False).differences] == ["renamed"]


def test_the_regions_pledge_takes_as_many_queries_for_many_services(
    served, batola, dinkes, rahmah, django_assert_num_queries
):
    for number in range(5):
        add_service(by=rahmah, unit=dinkes, facts=ServiceFacts(f"Layanan {number}", f"B{number}"))
    with django_assert_num_queries(4):
        pledging.region_now(batola, usual())


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def text_of(response) -> str:
    reader = PdfReader(io.BytesIO(response.content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_pledge_goes_its_whole_way_on_pages(served, dinkes, rahmah):
    holder(dinkes, "Siti Aminah")
    client, today = client_of(rahmah), dinkes.government.today().isoformat()
    page = reverse("catalogue:pledge", args=[dinkes.uid])
    assert "Belum ada maklumat" in client.get(page).content.decode()
    client.post(reverse("catalogue:pledge_begin", args=[dinkes.uid]))
    row = Pledge.objects.get(unit=dinkes)
    change = reverse("catalogue:pledge_change", args=[row.uid])
    typed = {"promise": "Kami sanggup.", "improvement": "Kami memperbaiki.", "accepts": "sanction",
             "consequence": "Kami siap menerima sanksi.", "further": "Senyum\nSapa",
             "revision": row.revision}  # fmt: skip
    assert client.post(change, typed).status_code == 302
    assert "Sapa" in client.post(change, typed).content.decode()  # overtaken: what was typed stays
    assert client.post(reverse("catalogue:pledge_set", args=[row.uid]), {"on": today}).url == page
    where = {"on": today, "places": ["onsite"], "more": "Ruang tunggu"}
    assert client.post(reverse("catalogue:pledge_publish", args=[row.uid]), where).url == page
    shown = client.get(page).content.decode()
    assert "Maklumat berlaku" in shown
    assert "Ruang tunggu" in shown
    poster = client.get(reverse("catalogue:pledge_print", args=[row.uid, "a4"]))
    assert "MAKLUMAT PELAYANAN" in text_of(poster)
    assert "Siti Aminah" in text_of(poster)


def test_the_page_of_prints_gives_every_print_of_a_unit_and_of_a_service(served, dinkes, rahmah):
    client = client_of(rahmah)
    for page, name in (
        (reverse("catalogue:prints", args=[dinkes.uid]), "unit"),
        (reverse("catalogue:service_prints", args=[served.uid]), "service"),
    ):
        response = client.get(page)
        offers = response.context["offers"]
        assert len(offers) > 8, name
        for offer in offers:
            owner = dinkes.uid if name == "unit" else served.uid
            pdf = client.get(reverse(f"catalogue:{name}_print", args=[owner, offer.slug]))
            assert pdf.status_code == 200, offer.slug
            assert "KTP baru" in text_of(pdf).replace("BARU", "baru"), offer.slug
    picture = client.get(reverse("catalogue:flow", args=[served.uid]))
    assert picture["Content-Type"] == "image/svg+xml"


def test_the_decree_is_drafted_with_what_the_standard_says_in_its_annex(served, dinkes, rahmah):
    client = client_of(rahmah)
    response = client.post(reverse("catalogue:decree_draft", args=[dinkes.uid]))
    paper = Paper.objects.get()
    (annex,) = paper.body.annexes
    said = str(annex.as_json())
    assert "Legalisasi: Rp5.000 per lembar" in said
    assert "Pemohon menyerahkan berkas" in said
    assert response.url == reverse("documents:paper", args=[paper.uid])


def test_nothing_is_printed_of_a_service_without_a_standard(dinkes, rahmah):
    bare = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    client = client_of(rahmah)
    assert client.get(reverse("catalogue:service_prints", args=[bare.uid])).status_code == 200
    assert (
        client.get(reverse("catalogue:service_print", args=[bare.uid, "papan-a3"])).status_code
        == 404
    )
    assert client.get(reverse("catalogue:flow", args=[bare.uid])).status_code == 404


def test_a_pledge_that_holds_no_more_says_so_on_its_poster(published, rahmah):
    address = reverse("catalogue:pledge_print", args=[published.uid, "a4"])
    client = client_of(rahmah)
    assert "TIDAK BERLAKU" not in text_of(client.get(address))
    actions.withdraw_pledge(by=rahmah, pledge=published, because="Salah bunyi")
    assert "SUDAH TIDAK BERLAKU" in text_of(client.get(address))
