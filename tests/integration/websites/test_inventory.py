"""The inventory: one address once, one official site, rights of the own unit only."""

import pytest
from django.core.exceptions import PermissionDenied

from zonahijau.organisations.handovers import items_of
from zonahijau.organisations.models import Unit
from zonahijau.websites import actions
from zonahijau.websites.models import Site
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Refused

DINKES = SiteFacts("dinkes.baritokualakab.go.id", is_official=True)


def test_a_bare_name_becomes_an_address_with_the_class_of_its_name(rahmah, dinkes):
    site = actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert (site.address, site.domain) == ("https://dinkes.baritokualakab.go.id/", "go")
    assert site.next_check_at is not None


@pytest.mark.parametrize(
    ("facts", "column"),
    [
        (SiteFacts("bukan alamat"), "address"),
        (SiteFacts("https://instagram.com/dinkes"), "kind"),
        (SiteFacts("https://dinkes.go.id", "social"), "kind"),
        (SiteFacts("https://instagram.com/dinkes", "social", is_official=True), "is_official"),
        (SiteFacts("https://dinkes.go.id", "blog"), "kind"),
        (SiteFacts("https://dinkes.go.id", note="x" * 301), "note"),
    ],
)
def test_what_is_no_site_is_refused_at_its_field(rahmah, dinkes, facts, column):
    with pytest.raises(Refused) as refused:
        actions.add_site(by=rahmah, unit=dinkes, facts=facts)
    assert refused.value.refusals[0].column == column


def test_an_address_stands_once_and_one_site_is_official(rahmah, dinkes):
    actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    for facts in (DINKES, SiteFacts("https://lain.go.id", is_official=True)):
        with pytest.raises(Refused):
            actions.add_site(by=rahmah, unit=dinkes, facts=facts)


def test_nobody_keeps_the_sites_of_another_unit(rahmah, disdik):
    with pytest.raises((Refused, PermissionDenied)):
        actions.add_site(by=rahmah, unit=disdik, facts=DINKES)


def test_the_second_of_two_writers_sees_what_the_first_wrote(rahmah, dinkes):
    site = actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    actions.change_site(by=rahmah, site=site, facts=SiteFacts("https://a.go.id"), revision=1)
    with pytest.raises(actions.Overtaken):
        actions.change_site(by=rahmah, site=site, facts=SiteFacts("https://b.go.id"), revision=1)


def test_a_withdrawn_address_may_be_listed_again(rahmah, dinkes):
    site = actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    actions.withdraw_site(by=rahmah, site=site, because="pindah server")
    again = actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert list(Site.objects.listed()) == [again]


def test_addresses_from_before_the_module_was_on_are_taken_over_once(yusuf, batola, dinkes, disdik):
    for unit, website in ((dinkes, "https://dinkes.go.id"), (disdik, "https://facebook.com/x")):
        Unit.objects.filter(pk=unit.pk).update(website=website)
    assert actions.seed_sites(by=yusuf, government=batola) == 2
    assert actions.seed_sites(by=yusuf, government=batola) == 0
    assert set(Site.objects.values_list("kind", "is_official")) == {
        ("website", True), ("social", False)
    }  # fmt: skip


def test_a_handover_passes_the_sites_on_where_the_module_is_on(rahmah, dinkes, batola):
    actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert [item.count for item in items_of(dinkes) if item.count] == [1]
    batola.settings = {}
    batola.save()
    dinkes.refresh_from_db()
    assert [item.count for item in items_of(dinkes) if item.count] == []


# -- the list of units and the inventory say the same ------------------------------------------


def written(unit):
    unit.refresh_from_db()
    return unit.website


def write(unit, website):
    unit.refresh_from_db()
    unit.website = website
    unit.save(update_fields=["website"])
    return {site.address: site.is_official for site in Site.objects.listed().filter(unit=unit)}


def test_the_official_site_stands_in_the_list_of_units_as_well(rahmah, dinkes):
    site = actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert written(dinkes) == "https://dinkes.baritokualakab.go.id/"
    moved = SiteFacts("https://sehat.baritokualakab.go.id/", is_official=True)
    site = actions.change_site(by=rahmah, site=site, facts=moved, revision=1)
    assert written(dinkes) == "https://sehat.baritokualakab.go.id/"
    actions.withdraw_site(by=rahmah, site=site, because="ditutup")
    assert written(dinkes) == ""


def test_a_site_that_is_not_official_leaves_the_list_of_units_alone(rahmah, dinkes):
    actions.add_site(by=rahmah, unit=dinkes, facts=SiteFacts("https://ppid.go.id/", "ppid"))
    assert written(dinkes) == ""


def test_what_is_written_in_the_list_of_units_is_the_official_site(dinkes):
    assert write(dinkes, "https://a.go.id") == {"https://a.go.id/": True}
    assert write(dinkes, "https://b.go.id/") == {"https://b.go.id/": True}


def test_an_address_that_is_listed_already_gets_the_mark(rahmah, dinkes):
    actions.add_site(by=rahmah, unit=dinkes, facts=SiteFacts("https://b.go.id"))
    actions.add_site(by=rahmah, unit=dinkes, facts=SiteFacts("https://a.go.id", is_official=True))
    assert write(dinkes, "https://b.go.id") == {"https://a.go.id/": False, "https://b.go.id/": True}
    assert written(dinkes) == "https://b.go.id/"


def test_an_emptied_field_takes_the_mark_and_keeps_the_site(rahmah, dinkes):
    actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert write(dinkes, "") == {"https://dinkes.baritokualakab.go.id/": False}


def test_an_account_in_the_list_of_units_is_listed_and_never_official(rahmah, dinkes):
    account = "https://facebook.com/dinkes"
    assert write(dinkes, account) == {account: False}
    assert written(dinkes) == account
    actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert written(dinkes) == "https://dinkes.baritokualakab.go.id/"
    assert write(dinkes, account)["https://dinkes.baritokualakab.go.id/"]
    assert written(dinkes) == "https://dinkes.baritokualakab.go.id/"


def test_with_the_module_off_the_list_of_units_is_on_its_own(dinkes, batola):
    batola.settings = {}
    batola.save()
    dinkes.refresh_from_db()
    assert write(dinkes, "https://a.go.id") == {}


def test_a_form_of_the_unit_that_was_open_meanwhile_is_not_saved_over_it(yusuf, rahmah, dinkes):
    from zonahijau.organisations.actions.units import change_unit
    from zonahijau.organisations.policies import Overtaken, UnitFacts

    seen = dinkes.version
    actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    facts = UnitFacts(dinkes.code, dinkes.name, dinkes.kind, dinkes.short_name)
    with pytest.raises(Overtaken):
        change_unit(by=yusuf, unit=dinkes, version=seen, facts=facts, founded_on=None)


@pytest.mark.parametrize("address", ["https://[2001:db8::1]/", f"https://a.go.id/{'b' * 200}"])
def test_an_official_address_is_one_that_the_list_of_units_can_carry(rahmah, dinkes, address):
    with pytest.raises(Refused):
        actions.add_site(by=rahmah, unit=dinkes, facts=SiteFacts(address, is_official=True))
