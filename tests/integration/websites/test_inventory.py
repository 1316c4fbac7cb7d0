"""The inventory: one address once, one official site, rights of the own unit only."""

import pytest
from django.core.exceptions import PermissionDenied

from zonahijau.websites import actions
from zonahijau.websites.handing import items
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


def test_the_websites_of_units_are_taken_over_once(yusuf, batola, dinkes, disdik):
    for unit, website in ((dinkes, "https://dinkes.go.id"), (disdik, "https://facebook.com/x")):
        unit.website = website
        unit.save()
    assert actions.seed_sites(by=yusuf, government=batola) == 1
    assert actions.seed_sites(by=yusuf, government=batola) == 0
    assert Site.objects.get().is_official


def test_a_handover_passes_the_sites_on_where_the_module_is_on(rahmah, dinkes, batola):
    actions.add_site(by=rahmah, unit=dinkes, facts=DINKES)
    assert [item.count for item in items(dinkes)] == [1]
    batola.settings = {}
    batola.save()
    dinkes.refresh_from_db()
    assert list(items(dinkes)) == []
