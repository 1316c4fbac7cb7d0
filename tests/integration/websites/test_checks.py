"""Checks: made against a server, kept for ever, by hand where no machine goes, offered as facts."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.websites.sites import fetcher, site
from tests.integration.websites.test_visits import PAGES, page
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.instruments.facts import known_facts
from zonahijau.schedule.models import Job
from zonahijau.websites import actions
from zonahijau.websites.actions.turns import next_turn
from zonahijau.websites.facts import provide
from zonahijau.websites.models import EVERY, Site, SiteCheck
from zonahijau.websites.policies import SiteFacts
from zonahijau.websites.queries import REQUIRED, unit_sites
from zonahijau.wording import Refused

NOW = datetime(2026, 3, 20, 9, tzinfo=ZoneInfo("Asia/Makassar"))
PLEDGE, FEE = "pledge.published_online", "standard.requirements.published_online"


@pytest.fixture
def listed(rahmah, dinkes):
    facts = SiteFacts("https://dinkes.baritokualakab.go.id/", is_official=True)
    return actions.add_site(by=rahmah, unit=dinkes, facts=facts)


def checked(listed, pages=PAGES):
    """The site as a server of the tests shows it, kept as its check."""
    with site(pages) as here:
        Site.objects.filter(pk=listed.pk).update(address=here.at())
        row = Site.objects.select_related("unit__government", "government").get(pk=listed.pk)
        return actions.check_site(site=row, fetching=fetcher(here))


def known(unit, service=None, keys=(PLEDGE, FEE, "website.exists", "website.official_domain")):
    return known_facts(unit, service, keys)


def test_a_check_is_kept_with_every_point_and_a_copy_of_the_pages(listed):
    check = checked(listed)
    listed.refresh_from_db()
    assert listed.newest == check
    assert check.outcome("content.pledge") == "passes"
    assert check.pages == 5
    assert check.snapshot.media_type == "application/gzip"
    assert check.rules == "websites/official 2019-10-10"


def test_checks_stay_and_the_newest_counts(listed):
    first, second = checked(listed), checked(listed, {})
    listed.refresh_from_db()
    assert list(SiteCheck.objects.all()) == [second, first]
    assert listed.newest.outcome("answers") == "fails"


def test_what_was_seen_is_offered_and_what_was_not_found_is_not_held_against_the_unit(
    listed, dinkes
):
    check = checked(listed)
    facts = known(dinkes, keys=(PLEDGE, "website.exists", "service.motto.published_online"))
    assert facts[PLEDGE].holds is True
    assert facts[PLEDGE].link.endswith(f"/{check.uid}/")
    assert facts["website.exists"].holds is True
    assert "service.motto.published_online" not in facts


def test_of_a_services_own_standard_only_the_page_that_names_it_counts(listed, dinkes, rahmah):
    named = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Izin Praktik Bidan"))
    other = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Laik Sehat"))
    words = "Standar pelayanan Izin  praktik bidan. Persyaratan: STR."
    checked(listed, {**PAGES, "/standar-pelayanan": page(words)})
    keys = frozenset((FEE, PLEDGE))
    assert {fact.key for fact in provide(dinkes, named, keys)} == keys
    assert {fact.key for fact in provide(dinkes, other, keys)} == {PLEDGE}
    assert known(dinkes, named)[FEE].holds is True  # though the catalogue says that none is set


def test_a_unit_without_any_site_has_none_once_the_inventory_is_kept(dinkes, disdik, rahmah):
    assert known(disdik) == {}
    actions.add_site(by=rahmah, unit=dinkes, facts=SiteFacts("https://dinkes.go.id"))
    assert known(disdik)["website.exists"].holds is False
    assert "website.exists" not in known(dinkes)


def test_with_the_module_off_nothing_is_offered(listed, dinkes, batola):
    checked(listed)
    batola.settings = {**batola.settings, "modules": []}
    batola.save()
    dinkes.refresh_from_db()
    assert known(dinkes) == {}


def test_a_check_by_hand_names_who_and_may_be_taken_back(listed, rahmah):
    told = {"answers": "passes", "content.pledge": "passes", "https": ""}
    check = actions.enter_check(by=rahmah, site=listed, outcomes=told, note="dari warnet")
    assert (check.way, check.by) == ("hand", rahmah)
    assert set(check.found) == {"answers", "content.pledge"}
    actions.withdraw_check(by=rahmah, check=check, because="keliru situs")
    listed.refresh_from_db()
    assert listed.newest is None


def test_what_was_seen_at_a_former_address_never_becomes_the_newest_check_again(listed, rahmah):
    told = {"answers": "passes"}
    former = actions.enter_check(by=rahmah, site=listed, outcomes=told)
    actions.enter_check(by=rahmah, site=listed, outcomes=told)
    listed.refresh_from_db()
    facts = SiteFacts("https://dinkes.go.id/", is_official=True)
    actions.change_site(by=rahmah, site=listed, facts=facts, revision=listed.revision)
    actions.withdraw_check(by=rahmah, check=former, because="keliru situs")
    listed.refresh_from_db()
    assert listed.newest is None
    first = actions.enter_check(by=rahmah, site=listed, outcomes=told)
    second = actions.enter_check(by=rahmah, site=listed, outcomes=told)
    actions.withdraw_check(by=rahmah, check=second, because="keliru situs")
    listed.refresh_from_db()
    assert listed.newest == first


def test_contents_that_nobody_looked_for_are_not_counted_as_none(listed, dinkes, rahmah):
    actions.enter_check(by=rahmah, site=listed, outcomes={"answers": "passes"})
    (row,) = unit_sites([dinkes])
    assert row.contents is None
    actions.enter_check(by=rahmah, site=listed, outcomes={"content.pledge": "passes"})
    (row,) = unit_sites([dinkes])
    assert (row.contents, row.required) == (1, len(REQUIRED))


def test_what_the_machine_found_is_never_taken_back(listed, rahmah):
    check = checked(listed)
    with pytest.raises(Refused):
        actions.withdraw_check(by=rahmah, check=check, because="tidak suka")


def test_a_check_by_hand_without_any_answer_is_none(listed, rahmah):
    with pytest.raises(Refused):
        actions.enter_check(by=rahmah, site=listed, outcomes={"answers": ""})


def test_a_screenshot_becomes_evidence(listed, rahmah, png):
    photo = SimpleUploadedFile("layar.png", png)
    check = actions.enter_check(by=rahmah, site=listed, outcomes={"answers": "passes"}, photo=photo)
    assert check.evidence.kind == "photo"


def test_a_check_is_asked_for_once(listed, rahmah, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_check(by=rahmah, site=listed)
    assert Job.objects.filter(name="websites.visit_asked").count() == 1
    with pytest.raises(Refused):
        actions.ask_check(by=rahmah, site=listed)


def test_where_the_network_is_off_nobody_asks(listed, rahmah, settings):
    settings.WEBSITES_FETCH = False
    with pytest.raises(Refused):
        actions.ask_check(by=rahmah, site=listed)
    assert actions.ask_due(NOW + timedelta(days=9)) == 0


def test_every_site_has_its_own_turn_of_the_week(listed):
    turn = listed.next_check_at
    for _ in range(4):
        following = next_turn(listed, turn)
        assert EVERY / 2 < following - turn <= EVERY * 3 / 2
        turn = following
    assert next_turn(listed, turn) - turn == EVERY


def test_a_turn_that_has_come_is_asked_for_once_and_only_where_the_module_is_on(listed, batola):
    late = listed.next_check_at + timedelta(hours=1)
    assert actions.ask_due(late) == 1
    assert actions.ask_due(late) == 0
    batola.settings = {**batola.settings, "modules": []}
    batola.save()
    assert actions.ask_due(late + timedelta(days=14)) == 0


def test_an_application_that_turns_out_to_be_a_website_is_visited_and_the_other_way_round(
    rahmah, dinkes
):
    def become(kind):
        facts = SiteFacts("https://antre.go.id", kind)
        return actions.change_site(by=rahmah, site=row, facts=facts, revision=row.revision)

    row = actions.add_site(by=rahmah, unit=dinkes, facts=SiteFacts("https://antre.go.id", "app"))
    assert row.next_check_at is None
    row = become("website")
    assert row.next_check_at is not None
    actions.ask_check(by=rahmah, site=row)
    row = become("app")
    assert (row.next_check_at, row.asked_at) == (None, None)


def test_accounts_are_not_visited(rahmah, dinkes):
    facts = SiteFacts("https://instagram.com/dinkes", "social")
    account = actions.add_site(by=rahmah, unit=dinkes, facts=facts)
    assert account.next_check_at is None
    with pytest.raises(Refused):
        actions.ask_check(by=rahmah, site=account)
    assert actions.check_site(site=account) is None


@pytest.fixture
def png():
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(buffer, "PNG")
    return buffer.getvalue()
