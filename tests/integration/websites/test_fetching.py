"""Fetching from servers that behave badly: time, bytes and redirects have an end."""

import gzip
import time
from dataclasses import replace

import pytest

from tests.integration.websites.sites import NAME, QUICK, answer, fetcher, redirect, site
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import Limits

IMPATIENT = replace(QUICK, seconds=0.5)


def failure_of(address, fetching):
    with pytest.raises(Failure) as caught:
        fetching.get(address)
    return caught.value.code


def test_a_page_comes_with_its_time_its_size_and_our_name_was_told():
    with site({"/": answer("<h1>Dinas</h1>")}) as here:
        got = fetcher(here).get(here.at())
    assert (got.status, got.body, got.size) == (200, b"<h1>Dinas</h1>", 14)
    assert got.is_html
    assert f"host: {NAME}:{here.port}" in here.heads[0].lower()
    assert "(compatible; ZonaHijau/1" in here.heads[0]


def test_packed_bodies_are_unpacked():
    packed = gzip.compress(b"halo " * 100)
    with site({"/": answer(packed, content_encoding="gzip")}) as here:
        got = fetcher(here).get(here.at())
    assert got.body == b"halo " * 100
    assert got.size == len(packed)


def test_a_bomb_of_gzip_is_stopped_at_the_limit():
    bomb = gzip.compress(b"\0" * 50_000_000)
    limits = replace(QUICK, unpacked=100_000)
    with site({"/": answer(bomb, content_encoding="gzip")}) as here:
        got = fetcher(here, limits=limits).get(here.at())
    assert got.cut
    assert len(got.body) == 100_000


@pytest.mark.parametrize("coding", ["br", "gzip", "gzip, gzip"])
def test_a_packing_that_is_unknown_or_broken_is_no_page(coding):
    with site({"/": answer(b"not packed at all", content_encoding=coding)}) as here:
        assert failure_of(here.at(), fetcher(here)) == "protocol"


def without_end(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x" * 10_000)


def test_a_body_without_end_is_cut():
    limits = replace(QUICK, travelling=200_000)
    with site({"/": without_end}) as here:
        got = fetcher(here, limits=limits).get(here.at())
    assert got.cut
    assert got.size <= 400_000


def dripping(head):
    def drip(connection):
        connection.sendall(head)
        for _ in range(100):
            connection.sendall(b"x")
            time.sleep(0.05)

    return drip


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"],
    ids=["nothing", "head", "body"],
)
def test_a_drip_that_never_pauses_long_ends_at_the_time_for_the_whole(head):
    with site({"/": dripping(head)}) as here:
        begun = time.monotonic()
        code = failure_of(here.at(), fetcher(here, limits=IMPATIENT))
        took = time.monotonic() - begun
    assert code == "timeout"
    assert took < 4  # a hundred drips take five seconds


def test_a_server_that_says_nothing_is_left():
    with site({"/": lambda connection: time.sleep(1.5)}) as here:
        assert failure_of(here.at(), fetcher(here, limits=IMPATIENT)) == "timeout"


def test_a_name_that_is_resolved_too_slowly_is_left():
    with site({}) as here:
        fetching = fetcher(here, limits=IMPATIENT)

        def slow(host, port):
            time.sleep(1.5)
            return ["127.0.0.1"]

        slow_guard = replace(fetching.guard, resolver=slow)
        assert failure_of(here.at(), replace(fetching, guard=slow_guard)) == "timeout"


def test_redirects_within_the_site_are_followed_and_told():
    pages = {"/": redirect("/id/"), "/id/": answer("Beranda")}
    with site(pages) as here:
        got = fetcher(here).get(here.at())
    assert str(got.address) == here.at("/id/")
    assert got.hops == (here.at("/"),)


def test_redirects_in_a_circle_end():
    with site({"/": redirect("/a"), "/a": redirect("/")}) as here:
        assert failure_of(here.at(), fetcher(here, limits=Limits(redirects=4))) == "redirects"
    assert len(here.asked) == 5


def test_a_redirect_to_another_site_is_not_followed():
    with site({"/": redirect("https://iklan.example.com/")}) as here:
        assert failure_of(here.at(), fetcher(here)) == "elsewhere"
    assert here.asked == ["/"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x/", "gopher://x/", "javascript:1"]
)
def test_a_redirect_away_from_the_web_is_not_followed(target):
    with site({"/": redirect(target)}) as here:
        assert failure_of(here.at(), fetcher(here)) == "scheme"


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error"])
def test_an_error_of_the_server_is_an_answer_with_its_code(status):
    with site({"/": answer("rusak", status)}) as here:
        assert fetcher(here).get(here.at()).status == int(status[:3])


def test_what_is_no_http_is_told():
    with site({"/": b"SSH-2.0-OpenSSH\r\n\r\n"}) as here:
        assert failure_of(here.at(), fetcher(here)) == "protocol"


def test_a_head_without_end_is_refused():
    huge = b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"y" * 300_000 + b"\r\n\r\n"
    with site({"/": huge}) as here:
        assert failure_of(here.at(), fetcher(here)) == "protocol"


def test_an_empty_answer_is_an_empty_page():
    with site({"/": answer("")}) as here:
        assert fetcher(here).get(here.at()).body == b""


def test_a_port_where_nobody_listens_takes_no_connection():
    with site({}) as here:
        address, fetching = here.at(), fetcher(here)
    assert failure_of(address, fetching) == "no-connection"
