"""The rules for robots as RFC 9309 reads them."""

import pytest

from zonahijau.websites.checking.addresses import split
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import AGENT, Fetched
from zonahijau.websites.checking.robots import fetch_robots

SITE = "https://dinkes.contohkab.go.id"


class Server:
    """Stands for a fetcher: what the server of robots.txt answers."""

    def __init__(self, status=200, body="", code=""):
        self.status, self.body, self.code = status, body, code

    def get(self, address, deadline):
        assert address == f"{SITE}/robots.txt"
        if self.code:
            raise Failure(self.code)
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return Fetched(split(address), self.status, {}, body, 1, len(body))


def allows(rules, path="/maklumat"):
    return fetch_robots(Server(body=rules), SITE, None).allows(SITE + path)


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:\n", True),
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /\nAllow: /maklumat\n", True),
        ("User-agent: *\nAllow: /m\nDisallow: /maklumat\n", False),
        ("User-agent: *\nDisallow: /maklumat\nAllow: /maklumat\n", True),
        ("User-agent: *\nDisallow: /*klumat$\n", False),
        ("User-agent: *\nDisallow: /Maklumat\n", True),
        ("user-AGENT: * # semua\ndisallow: / # tutup\n", False),
        ("User-agent: *\n\n\nDisallow: /\n", False),
        ("\ufeffUser-agent: *\nDisallow: /\n", False),
        ("<!doctype html><html><body>Halaman tidak ada</body></html>", True),
    ],
    ids=["empty", "nothing", "all", "longer allow", "longer disallow", "tie", "pattern", "letters",
         "comments", "blank lines", "mark", "a page instead"],
)  # fmt: skip
def test_the_longest_rule_that_fits_counts(rules, allowed):
    assert allows(rules) is allowed


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (f"User-agent: *\nDisallow: /\n\nUser-agent: {AGENT}\nDisallow: /x\n", True),
        (f"User-agent: {AGENT.upper()}\nDisallow: /\n\nUser-agent: *\nDisallow:\n", False),
        (f"User-agent: lain\nUser-agent: {AGENT}\nDisallow: /\n", False),
        (f"User-agent: {AGENT}\nDisallow: /x\n\nUser-agent: {AGENT}\nDisallow: /m\n", False),
        (f"User-agent: {AGENT}/1.0\nDisallow: /\n", False),
        ("User-agent: zona\nDisallow: /\n", True),
        ("User-agent: hijau\nDisallow: /\n", True),
        (f"User-agent: {AGENT}Lain\nDisallow: /\n", True),
    ],
    ids=["own group first", "any letters", "two names", "two groups", "version", "part",
         "end of it", "longer name"],
)  # fmt: skip
def test_a_group_is_ours_when_it_names_us(rules, allowed):
    assert allows(rules) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (410, True), (401, True), (403, True), (429, False), (500, False), (503, False)],
)
def test_no_file_is_no_rule_and_a_broken_server_closes_all(status, allowed):
    robots = fetch_robots(Server(status, "User-agent: *\nDisallow: /"), SITE, None)
    assert robots.allows(SITE) is allowed


@pytest.mark.parametrize("code", ["redirects", "elsewhere", "scheme"])
def test_a_file_that_is_elsewhere_is_not_there(code):
    assert fetch_robots(Server(code=code), SITE, None).allows(SITE)


def test_an_answer_that_cannot_be_read_closes_all():
    assert not fetch_robots(Server(code="protocol"), SITE, None).allows(SITE)


@pytest.mark.parametrize("code", ["timeout", "no-connection", "unknown-name", "private"])
def test_a_site_that_cannot_be_reached_has_no_rules_to_go_by(code):
    with pytest.raises(Failure):
        fetch_robots(Server(code=code), SITE, None)


@pytest.mark.parametrize(
    ("asked", "pause"), [("", 1), ("0", 1), ("3.5", 3.5), ("600", 10), ("inf", 1), ("x", 1)]
)
def test_the_pause_that_a_site_asks_for_has_bounds(asked, pause):
    rules = f"User-agent: *\nDisallow: /x\nCrawl-delay: {asked}\n"
    assert fetch_robots(Server(body=rules), SITE, None).pause(1, 10) == pause


def test_of_a_huge_file_the_first_half_megabyte_counts():
    rules = b"User-agent: *\n" + b"Disallow: /x\n" * 50_000 + b"Disallow: /\n"
    assert fetch_robots(Server(body=rules), SITE, None).allows(SITE)
