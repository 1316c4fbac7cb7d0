"""The worker visits many sites at once, but not too many, and no host twice at the same time."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import offices
from tests.integration.websites.sites import answer, fetcher, site
from tests.integration.websites.test_visits import GOOD, PAGES
from zonahijau.schedule.models import Job
from zonahijau.websites import actions
from zonahijau.websites.actions import working
from zonahijau.websites.models import GIVEN_UP, Site, SiteCheck
from zonahijau.websites.policies import SiteFacts


class Crowd:
    """A first page that answers once so many visitors stand there together; the most at once."""

    def __init__(self, together):
        self.here, self.most, self.lock = 0, 0, threading.Lock()
        self.gate = threading.Barrier(together, timeout=5)

    def __call__(self, connection):
        with self.lock:
            self.here += 1
            self.most = max(self.most, self.here)
        self.gate.wait()
        with self.lock:
            self.here -= 1
        connection.sendall(answer(GOOD))


@pytest.fixture
def listed(batola, dinkes):
    """Sites whose check is due, by their names."""

    def listing(server, *names):
        for name in names:
            made = actions.add_site(by=None, unit=dinkes, facts=SiteFacts(server.at(name=name)))
            Site.objects.filter(pk=made.pk).update(asked_at=timezone.now())

    return listing


def names(count, below="kab{}.go.id"):
    return [f"situs{number}.{below.format(number)}" for number in range(count)]


def test_a_slice_is_visited_together_and_the_rest_is_asked_for(listed):
    crowd = Crowd(working.AT_ONCE)
    with site({**PAGES, "/": crowd}) as here:
        listed(here, *names(working.A_SLICE + 3))
        assert actions.visit_asked(fetching=fetcher(here)) == working.A_SLICE
    assert crowd.most == working.AT_ONCE
    assert SiteCheck.objects.count() == working.A_SLICE
    assert Site.objects.filter(asked_at=None, begun_at=None).count() == working.A_SLICE
    assert Job.objects.filter(name="websites.visit_asked").count() == 1


def test_names_below_one_domain_are_visited_a_few_at_a_time(listed):
    with site(PAGES) as here:
        listed(here, *names(10, "satu-kab.go.id"))
        assert actions.visit_asked(fetching=fetcher(here)) == working.OF_ONE_DOMAIN


def test_a_host_is_visited_once_at_a_time(listed):
    with site(PAGES) as here:
        listed(here, "a.go.id", "www.a.go.id")
        assert actions.visit_asked(fetching=fetcher(here)) == 1
        assert actions.visit_asked(fetching=fetcher(here)) == 1
    assert actions.visit_asked(fetching=fetcher(here)) == 0


def test_what_another_worker_visits_is_left_alone_until_it_has_given_up(listed):
    with site(PAGES) as here:
        listed(here, "a.go.id")
        Site.objects.update(begun_at=timezone.now())
        assert actions.visit_asked(fetching=fetcher(here)) == 0
        Site.objects.update(begun_at=timezone.now() - GIVEN_UP - timedelta(seconds=1))
        assert actions.visit_asked(fetching=fetcher(here)) == 1


def test_one_site_that_breaks_the_checker_takes_no_other_with_it(listed, monkeypatch):
    def judge(visited, rules, day):
        if "situs0" in visited.address:
            raise RuntimeError("a page that nobody thought of")
        return real(visited, rules, day)

    from zonahijau.websites.actions import checks

    real = checks.judge
    monkeypatch.setattr(checks, "judge", judge)
    with site(PAGES) as here:
        listed(here, *names(3))
        with pytest.raises(RuntimeError):
            actions.visit_asked(fetching=fetcher(here))
    assert SiteCheck.objects.count() == 2
    assert not Site.objects.exclude(asked_at=None, begun_at=None).exists()


def test_with_the_module_off_nothing_is_visited(listed, batola):
    with site(PAGES) as here:
        listed(here, "a.go.id")
        batola.settings = {**batola.settings, "modules": []}
        batola.save()
        assert actions.visit_asked(fetching=fetcher(here)) == 0
    assert here.asked == []
    assert not Site.objects.filter(asked_at__isnull=False).exists()


def test_how_far_a_visit_is_stands_beside_the_site_meanwhile(listed, monkeypatch):
    told = []
    tell = working._tell

    def telling(pages):
        tell(pages)
        told.extend(Site.objects.values_list("read_pages", flat=True))

    monkeypatch.setattr(working, "_tell", telling)
    monkeypatch.setattr(working, "_BREATH", 0.01)
    with site(PAGES) as here:
        listed(here, "a.go.id")
        actions.visit_asked(fetching=fetcher(here))
    assert max(told) == 5
    assert Site.objects.get().read_pages == 0


def test_an_address_that_changed_during_the_visit_is_visited_anew(listed):
    with site(PAGES) as here:
        listed(here, "a.go.id")
        row = Site.objects.select_related("unit__government", "government").get()
        Site.objects.update(address=here.at(name="b.go.id"))
        assert actions.check_site(site=row, fetching=fetcher(here)) is None
    assert not SiteCheck.objects.exists()


def test_a_turn_that_no_worker_took_is_asked_for_again(listed):
    with site(PAGES) as here:
        listed(here, "a.go.id")
    actions.ask_due(timezone.now())
    assert Job.objects.filter(name="websites.visit_asked").count() == 1


def test_units_of_other_governments_are_visited_as_well(listed, batola):
    other = offices.government("63.03", "Banjar")
    other.settings = dict(batola.settings)
    other.save()
    elsewhere = offices.unit(other, "dinkes")
    with site(PAGES) as here:
        listed(here, "a.go.id")
        made = actions.add_site(by=None, unit=elsewhere, facts=SiteFacts(here.at(name="b.go.id")))
        Site.objects.filter(pk=made.pk).update(asked_at=timezone.now())
        assert actions.visit_asked(fetching=fetcher(here)) == 2
    assert SiteCheck.objects.values("government").distinct().count() == 2
