"""What checks of sites find wrong becomes work of the month, once each, and ends by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.integration.assessments import factories as make
from zonahijau.improvement import actions, policies
from zonahijau.improvement.gathering import gather
from zonahijau.improvement.models import Finding, Promise
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.schedule.models import Job
from zonahijau.schedule.worker import run_due
from zonahijau.websites import actions as sites
from zonahijau.websites.checking.points import FAILS, PASSES, UNKNOWN, Found, points
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Refused, Text

PLEDGE, STANDARDS = "content.pledge", "content.standards"


@pytest.fixture
def batola(db):
    made = make.regency()
    made.government.settings = {KEY: [*AT_FIRST, "websites", "monitoring"]}
    made.government.save(update_fields=["settings"])
    return made


@pytest.fixture
def site(batola):
    facts = SiteFacts("https://dinkes.contohkab.go.id/", is_official=True)
    return sites.add_site(by=batola.operator, unit=batola.agency, facts=facts)


def see(site, **outcomes):
    """A check of the machine in which all is well but for what is named."""
    told = {f"content.{name}": outcome for name, outcome in outcomes.items()}
    seen = Text("Dilihat", "Seen")
    found = [Found(code, told.get(code, PASSES), seen) for code in points()]
    return sites.keep_check(site=site, found=found, at=timezone.now())


def standing(batola, unit=None):
    gather(government=batola.government)
    rows = Finding.objects.standing().filter(unit=unit or batola.agency)
    return set(rows.values_list("key", flat=True))


def promised(batola):
    return actions.make_promise(
        by=batola.satgas, unit=batola.agency, what="Memuat maklumat", person="Kepala Dinas",
        due_on=batola.government.today() + timedelta(days=7), source="finding",
        findings=list(Finding.objects.standing().filter(unit=batola.agency)),
    )  # fmt: skip


def test_a_unit_without_a_site_and_a_site_without_a_pledge_are_found_once(batola, site):
    see(site, pledge=FAILS)
    assert standing(batola) == {PLEDGE}
    assert standing(batola, batola.clinic) == {"site"}
    assert gather(government=batola.government) == (0, 0)


def test_a_name_that_is_not_official_is_found(batola):
    facts = SiteFacts("https://dinkes-batola.com/")
    sites.add_site(by=batola.operator, unit=batola.agency, facts=facts)
    assert standing(batola) == {"domain"}


def test_where_nobody_keeps_an_inventory_nothing_is_found(batola):
    assert standing(batola) == set()


def test_with_either_module_off_nothing_is_found(batola, site):
    see(site, pledge=FAILS)
    for modules in (["websites"], ["monitoring"]):
        batola.government.settings = {KEY: modules}
        batola.government.save()
        assert standing(batola) == set()


def test_what_a_later_check_sees_ends_and_what_it_cannot_tell_stays(batola, site):
    see(site, pledge=FAILS, standards=FAILS)
    assert standing(batola) == {PLEDGE, STANDARDS}
    see(site, pledge=PASSES, standards=UNKNOWN)
    assert standing(batola) == {STANDARDS}
    assert Finding.objects.get(key=PLEDGE).ending == policies.REPAIRED


def test_what_is_lost_again_is_found_again(batola, site):
    for outcome in (FAILS, PASSES, FAILS):
        see(site, pledge=outcome)
        standing(batola)
    assert standing(batola) == {PLEDGE}
    assert Finding.objects.filter(key=PLEDGE).count() == 2


def test_findings_of_a_site_that_is_withdrawn_are_asked_no_more_but_the_site_is(batola, site):
    see(site, pledge=FAILS)
    standing(batola)
    site.refresh_from_db()
    sites.withdraw_site(by=batola.operator, site=site, because="pindah")
    sites.add_site(
        by=batola.clinic_operator, unit=batola.clinic, facts=SiteFacts("https://a.go.id")
    )
    assert standing(batola) == {"site"}
    assert Finding.objects.get(key=PLEDGE).ending == policies.MOOT


def test_its_promise_is_offered_as_repaired_when_the_last_of_its_findings_is_gone(batola, site):
    see(site, pledge=FAILS, standards=FAILS)
    standing(batola)
    promise = promised(batola)
    see(site, standards=FAILS)
    standing(batola)
    promise.refresh_from_db()
    assert promise.state == policies.OPEN
    see(site)
    standing(batola)
    promise.refresh_from_db()
    assert promise.state == policies.REPORTED
    assert "Pemeriksaan situs" in promise.report


def test_nothing_is_promised_twice(batola, site):
    see(site, pledge=FAILS)
    standing(batola)
    held = list(Finding.objects.filter(key=PLEDGE))
    promised(batola)
    with pytest.raises(Refused):
        actions.make_promise(
            by=batola.satgas, unit=batola.agency, what="Lagi", person="Kepala", source="finding",
            due_on=batola.government.today(), findings=held,
        )  # fmt: skip
    assert not Finding.objects.unpromised().filter(unit=batola.agency).exists()


def test_a_check_asks_for_the_findings_of_its_unit(batola, site):
    Job.objects.all().delete()
    see(site, pledge=FAILS)
    assert run_due() >= 1
    assert Finding.objects.filter(key=PLEDGE).exists()


def test_findings_stand_on_a_page_and_lead_to_a_promise_that_names_them(client, batola, site):
    see(site, pledge=FAILS, standards=FAILS)
    standing(batola)
    client.force_login(batola.satgas)
    page = client.get(reverse("improvement:findings")).content.decode()
    assert "3 temuan pada 2 unit, 3 belum dijanjikan perbaikannya." in page
    form = f"{reverse('improvement:new')}?unit={batola.agency.uid}&temuan=semua"
    assert form.replace("&", "&amp;") in page
    shown = client.get(form).content.decode()
    assert "Memperbaiki temuan situs: " in shown
    wanted = Finding.objects.get(key=PLEDGE)
    said = {
        "unit": batola.agency.uid, "what": "Memuat maklumat", "person": "Kepala Dinas",
        "due_on": batola.government.today().isoformat(), "source": "finding",
        "findings": [wanted.uid],
    }  # fmt: skip
    client.post(reverse("improvement:new"), said)
    wanted.refresh_from_db()
    assert wanted.promise == Promise.objects.get()
    narrowed = client.get(reverse("improvement:findings"), {"keadaan": "janji"}).content.decode()
    assert "Maklumat pelayanan" in narrowed
    assert "Standar pelayanan" not in narrowed
    there = client.get(reverse("improvement:promise", args=[wanted.promise.uid]))
    assert "Temuan yang diperbaiki" in there.content.decode()


def test_the_page_of_findings_takes_as_many_queries_for_many(
    client, batola, site, django_assert_max_num_queries
):
    see(site, pledge=FAILS)
    standing(batola)
    client.force_login(batola.satgas)
    address = reverse("improvement:findings")
    with django_assert_max_num_queries(60) as few:
        client.get(address)
    see(site, pledge=FAILS, standards=FAILS, profile=FAILS, satisfaction=FAILS)
    standing(batola)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)


def test_an_operator_sees_the_findings_of_the_own_units_only(client, batola, site):
    see(site, pledge=FAILS)
    standing(batola)
    client.force_login(batola.clinic_operator)
    page = client.get(reverse("improvement:findings")).content.decode()
    assert "Maklumat pelayanan" not in page
    assert "1 temuan pada 1 unit" in page


def test_with_the_module_of_sites_off_its_findings_are_out_of_sight(client, batola, site):
    see(site, pledge=FAILS)
    standing(batola)
    batola.government.settings = {KEY: [*AT_FIRST, "monitoring"]}
    batola.government.save()
    client.force_login(batola.satgas)
    assert "Tidak ada temuan." in client.get(reverse("improvement:findings")).content.decode()
