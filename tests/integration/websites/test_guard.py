"""Nothing inside the house is ever fetched: not by name, number, redirect or change of mind."""

from dataclasses import replace

import pytest

from tests.integration.websites.sites import HOME, NAME, answer, fetcher, redirect, site
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import Fetcher
from zonahijau.websites.checking.guard import Guard
from zonahijau.websites.checking.visiting import visit

RULES = load_website_rules()
SECRET = {"/": answer("rahasia")}


def failure_of(fetching, address):
    with pytest.raises(Failure) as caught:
        fetching.get(address)
    return caught.value.code


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
     "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0/",
     "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fd00::1]/",
     "http://100.64.0.1/", "https://[fe80::1]/"],
)  # fmt: skip
def test_addresses_of_the_house_are_refused_however_they_are_written(address):
    assert failure_of(Fetcher(), address) in ("private", "unknown-name")


def test_a_port_that_no_website_uses_is_refused_before_anything_is_asked():
    asked = []
    guard = Guard(resolver=lambda host, port: asked.append(host) or ["93.184.215.14"])
    assert failure_of(Fetcher(guard), "http://contoh.go.id:6379/") == "port"
    assert not asked


def test_one_inner_address_among_good_ones_spoils_the_name():
    guard = Guard(resolver=lambda host, port: ["93.184.215.14", "10.0.0.5"])
    assert failure_of(Fetcher(guard), "http://contoh.go.id/") == "private"


def test_a_redirect_into_the_house_is_refused_though_its_name_looks_like_ours():
    with site(SECRET) as inner:
        target = f"http://dalam.dinkes.contohkab.go.id:{inner.port}/"
        with site({"/": redirect(target)}) as outer:
            fetching = fetcher(outer)
            assert failure_of(fetching, outer.at()) in ("port", "private")
    assert inner.asked == []


@pytest.mark.parametrize("target", ["http://127.0.0.1/", "http://[::1]:80/", "//localhost/"])
def test_a_redirect_to_the_loopback_is_refused(target):
    with site({"/": redirect(target)}) as outer:
        assert failure_of(fetcher(outer), outer.at()) in ("elsewhere", "private")


def test_a_name_that_changes_its_mind_reaches_only_what_was_checked():
    """DNS rebinding: good at the first question, inner at the second. There is no second one for
    the same connection, and the next connection is checked anew."""
    with site({"/": redirect("/lagi"), "/lagi": answer("rahasia")}) as here:
        answers = iter([[HOME], ["10.0.0.1"]])
        guard = Guard(frozenset({(HOME, here.port)}), lambda host, port: next(answers))
        assert failure_of(Fetcher(guard), here.at()) == "private"
    assert here.asked == ["/"]


def test_the_open_connection_is_held_against_the_rule_once_more(monkeypatch):
    """Whatever lies between the check and the connection, such as a rule of the firewall."""
    with site(SECRET) as here:
        fetching = fetcher(here)
        admitted = []

        def admits(self, address, port):
            admitted.append(address)
            return len(admitted) == 1

        monkeypatch.setattr(Guard, "admits", admits)
        assert failure_of(fetching, here.at()) == "private"
    assert admitted == [HOME, HOME]
    assert here.asked == []


def test_what_the_administrator_allows_is_that_number_and_that_port_alone():
    with site(SECRET) as allowed, site(SECRET) as other:
        fetching = fetcher(allowed)
        assert fetching.get(allowed.at()).status == 200
        assert failure_of(fetching, other.at()) == "port"
        elsewhere = replace(fetching.guard, resolver=lambda host, port: ["127.0.0.2"])
        assert failure_of(replace(fetching, guard=elsewhere), allowed.at()) == "private"
    assert other.asked == []


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.9", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::",
     "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::1", "2001::1", "fc00::1",
     "fe80::1", "fe80::1%eth0", "ff02::1", "fec0::1", "100::1", "2001:db8::1"],
)  # fmt: skip
def test_a_name_that_means_any_of_these_is_refused_before_anybody_is_called(number):
    guard = Guard(resolver=lambda host, port: [number])
    assert failure_of(Fetcher(guard), "https://contoh.go.id/") == "private"


@pytest.mark.parametrize(
    "address",
    ["http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://017700000001/", "http://127.0.1/",
     "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://[::ffff:7f00:1]/", "http://127.0.0.1./"],
)  # fmt: skip
def test_other_ways_to_write_the_loopback_are_the_loopback(address):
    assert failure_of(Fetcher(), address) in ("private", "unknown-name", "address")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (f"http://petugas:rahasia@{NAME}/", "address"),
        (f"http://{NAME}:22/", "port"),
        (f"http://{NAME}:8080/", "port"),
        ("http://[::1/", "address"),
        (f"http://{NAME}/{'a' * 3000}", "address"),
        ("data:text/html,x", "scheme"),
    ],
)
def test_a_redirect_passes_the_same_door_as_what_is_typed(target, code):
    with site({"/": redirect(target)}) as outer:
        assert failure_of(fetcher(outer), outer.at()) == code
    assert outer.asked == ["/"]


def test_nothing_that_a_page_names_leads_to_another_host():
    rules = "User-agent: *\nAllow: /\nSitemap: http://{0}/sitemap.xml\n"
    page = (
        '<base href="http://{0}/"><link rel=alternate type="application/rss+xml" href="/feed">'
        "<title>x</title><a href=/maklumat>Maklumat</a><a href=//{0}/profil>Profil</a>"
    )
    with site(SECRET) as inner:
        there = f"lain.example.com:{inner.port}"
        pages = {"/": answer(page.format(there)), "/robots.txt": answer(rules.format(there))}
        with site(pages) as outer:
            seen = visit(outer.at(), fetcher(outer, inner), RULES, sleep=lambda _: None)
    assert inner.asked == []
    assert len(seen.seen) == 1


def test_what_the_visit_sends_holds_nothing_of_ours():
    pages = {"/": answer("<a href=/profil>Profil</a>", set_cookie="a=b"), "/profil": answer("x")}
    with site(pages) as here:
        visit(here.at(), fetcher(here), RULES, sleep=lambda _: None)
    heads = " ".join(here.heads).lower()
    assert "/profil" in here.asked
    assert not any(word in heads for word in ("cookie", "referer", "authorization"))
