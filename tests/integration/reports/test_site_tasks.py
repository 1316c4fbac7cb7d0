"""Websites among the day's tasks: a unit sees its own gaps, the task force those of the region."""

import pytest
from django.utils import timezone

from tests.integration.assessments import factories as make
from zonahijau.improvement.gathering import gather
from zonahijau.organisations.authority import authority_of
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.reports.site_tasks import of_sites
from zonahijau.reports.today import _own_places
from zonahijau.websites import actions
from zonahijau.websites.checking.points import FAILS, PASSES, Found, points
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Text


@pytest.fixture
def batola(db):
    made = make.regency()
    made.government.settings = {KEY: [*AT_FIRST, "websites", "monitoring"]}
    made.government.save(update_fields=["settings"])
    return made


@pytest.fixture
def listed(batola):
    facts = SiteFacts("https://dinkes.contohkab.go.id/", is_official=True)
    return actions.add_site(by=batola.operator, unit=batola.agency, facts=facts)


def asked(batola, who):
    held = authority_of(who)
    return {
        what.id: where for what, where in of_sites(who, held, batola.government, _own_places(held))
    }


def see(site, *failing):
    seen = Text("Dilihat", "Seen")
    found = [Found(code, FAILS if code in failing else PASSES, seen) for code in points()]
    actions.keep_check(site=site, found=found, at=timezone.now())


def test_a_unit_without_a_site_lists_one(batola):
    assert f"Catat situs {batola.clinic.name}" in asked(batola, batola.clinic_operator)


def test_a_unit_whose_site_lacks_something_completes_it(batola, listed):
    see(listed, "content.pledge", "https", "content.motto", "alt")
    tasks = asked(batola, batola.operator)
    wanted = f"Lengkapi situs {batola.agency.name}: 2 hal"
    assert tasks[wanted].endswith(f"/situs/{listed.uid}/")


def test_a_unit_whose_site_is_whole_has_nothing_to_do_there(batola, listed):
    see(listed)
    assert not any(batola.agency.name in what for what in asked(batola, batola.operator))


def test_the_task_force_sees_units_without_a_site_and_findings_without_a_promise(batola, listed):
    see(listed, "content.pledge")
    gather(government=batola.government)
    tasks = asked(batola, batola.satgas)
    assert "Catat situs 1 unit" in tasks
    assert "Minta janji untuk 2 temuan situs" in tasks


def test_with_the_module_off_nothing_is_asked(batola, django_assert_num_queries):
    batola.government.settings = {KEY: list(AT_FIRST)}
    held = authority_of(batola.satgas)
    with django_assert_num_queries(0):
        assert list(of_sites(batola.satgas, held, batola.government, [])) == []


def test_others_are_asked_nothing(batola, listed):
    see(listed, "content.pledge")
    assert asked(batola, batola.verifier) == {}


def test_the_first_page_names_them(client, batola, listed):
    see(listed, "content.pledge")
    client.force_login(batola.operator)
    assert "Lengkapi situs" in client.get("/").content.decode()
