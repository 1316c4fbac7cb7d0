"""Checks of websites a second, against servers of this machine, beside the limit: the same pages
fetched by httpcore alone, unread and unjudged, and the reading and judging without the network."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore

from bench.table import Group, ours, peer
from bench.timing import Contender, clocked, take_turns
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.websites.checking.addresses import split
from zonahijau.websites.checking.fetching import Fetched, Fetcher, Limits
from zonahijau.websites.checking.guard import Guard
from zonahijau.websites.checking.judging import Day, judge
from zonahijau.websites.checking.reading import read_page
from zonahijau.websites.checking.visiting import Seen, Visit, visit

SITES = 20
HOME, NAME = "127.0.0.1", "dinkes{number}.contohkab.go.id"
_FILLER = "<div class='berita'><h2>Berita</h2><p>Pelayanan kesehatan, 3 Maret 2026.</p></div>" * 600
_LINKS = "".join(
    f'<a href="/{word}">{word}</a>' for word in ("profil", "standar", "maklumat", "skm")
)
_HEAD = "<!doctype html><html lang=id><title>Dinas</title><h1>Dinas</h1>"
PAGE = f"{_HEAD}{_LINKS}{_FILLER}".encode()
"""About 50 kB, as first pages of agencies are without their pictures."""
PATHS = ("/robots.txt", "/", "/profil", "/standar", "/maklumat", "/skm", "/sitemap.xml")


class _Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"" if self.path == "/robots.txt" else PAGE
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def _serving() -> Iterator[int]:
    server = ThreadingHTTPServer((HOME, 0), _Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def rows(rounds: int) -> list[Group]:
    """Twenty sites, visited one after another without the pauses that a real visit makes."""
    with _serving() as port:
        contenders = _contenders(port)
        take_turns(contenders, rounds)
    first, *others = contenders
    group = Group(
        f"Websites: {SITES} sites of this machine, 5 pages of {len(PAGE) // 1000} kB each"
    )
    group.rows = [ours(first), *(peer(each, first) for each in others)]
    each_second = SITES / first.least
    group.rows[0].timed += f"; {each_second:.0f} sites a second"
    return [group]


def _contenders(port: int) -> list[Contender]:
    rules, day = load_website_rules(), Day.of(date(2026, 3, 20))
    guard = Guard(frozenset({(HOME, port)}), lambda *_: [HOME])
    fetcher = Fetcher(guard, replace(Limits(), pause=0))
    names = [NAME.format(number=number) for number in range(SITES)]

    def check() -> None:
        for name in names:
            found = judge(visit(f"http://{name}:{port}/", fetcher, rules), rules, day)
            assert {each.point: each.outcome for each in found}["answers"] == "passes"

    def fetch() -> None:
        for _ in names:
            for path in PATHS:
                with httpcore.ConnectionPool() as pool:
                    assert pool.request("GET", f"http://{HOME}:{port}{path}").status == 200

    address = split(f"http://{names[0]}/")

    def read() -> None:
        for name in names:
            answer = Fetched(address, 200, {}, PAGE, 1, len(PAGE))
            pages = [Seen(answer, read_page(PAGE.decode(), address), "") for _ in range(5)]
            judge(Visit(f"http://{name}/", first=answer, seen=pages), rules, day)

    return [
        Contender("zonahijau, a check", "robots, guard, 5 pages, sitemap, judged; no pauses",
                  clocked(check)),
        Contender("httpcore alone (the limit)", "the same seven requests, unguarded, unread",
                  clocked(fetch)),
        Contender("reading and judging alone", "five pages from memory", clocked(read)),
    ]  # fmt: skip
