"""Fetches one address: few redirects, little time, few bytes, and what the connection showed."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from urllib.parse import urljoin

import certifi
import httpcore
from cryptography import x509

from zonahijau.websites.checking.addresses import Address, same_site, split
from zonahijau.websites.checking.bodies import TooMuch, read_body
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.guard import Deadline, Guard, GuardedBackend

AGENT = "ZonaHijau"
"""The name under which robots.txt knows the checker."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})


Allows = Callable[[Address], bool]
"""Whether robots.txt of an address lets us fetch it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a visit may cost: seconds for one address and for all, redirects, bytes that travel and
    bytes after unpacking, bytes of all pages after which no other is read, pages; the pause
    between two requests, and the longest that robots.txt may ask for."""

    seconds: float = 20
    visit_seconds: float = 120
    redirects: int = 5
    travelling: int = 2_000_000
    unpacked: int = 4_000_000
    visit_bytes: int = 8_000_000
    pages: int = 8
    pause: float = 1
    longest_pause: float = 10


@dataclass(frozen=True, slots=True)
class Tls:
    """What the secure connection showed: until when its certificate holds, and what is wrong with
    it (``expired``, ``name``, ``issuer``, ``other``; empty where nothing is)."""

    until: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``milliseconds`` until its head had come; ``size`` as it travelled; ``cut`` where
    the body was longer than the limit; ``hops`` the addresses that led here."""

    address: Address
    status: int
    headers: Mapping[str, str]
    body: bytes
    milliseconds: int
    size: int
    cut: bool = False
    tls: Tls | None = None
    hops: tuple[str, ...] = ()

    @property
    def is_html(self) -> bool:
        """Whether it says that it is a web page."""
        kind = self.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
        return kind in ("text/html", "application/xhtml+xml", "")


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches within limits, past a guard. ``contact`` is where a site's keeper can ask who we
    are; ``authorities`` a file of further certificate authorities."""

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    contact: str = ""
    authorities: str = ""

    @property
    def agent(self) -> str:
        """How it names itself in every request."""
        contact = f"; +{self.contact}" if self.contact else ""
        return f"Mozilla/5.0 (compatible; {AGENT}/1{contact})"

    def get(
        self, written: str, deadline: Deadline | None = None, allows: Allows | None = None
    ) -> Fetched:
        """The answer at an address, after redirects within its own site; every hop is asked of
        ``allows`` and passes the guard anew. Failure says why there is none."""
        deadline = deadline or Deadline(self.limits.seconds)
        address = split(written)
        hops: list[str] = []
        for _ in range(self.limits.redirects + 1):
            if allows is not None and not allows(address):
                raise Failure("robots")
            answer = self._once(address, deadline)
            target = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not target:
                return replace(answer, hops=tuple(hops))
            hops.append(str(address))
            address = _next(address, target)
        raise Failure("redirects")

    def _once(self, address: Address, deadline: Deadline) -> Fetched:
        if address.scheme == "http":
            return self._ask(address, deadline, None)
        try:
            return self._ask(address, deadline, _trusting(self.authorities))
        except _Untrusted as untrusted:
            answer = self._ask(address, deadline, _trusting_anybody())
            until = answer.tls.until if answer.tls else None
            return replace(answer, tls=Tls(until, untrusted.problem))

    def _ask(self, address: Address, deadline: Deadline, context: ssl.SSLContext | None) -> Fetched:
        self.guard.check_port(address.port)
        backend = GuardedBackend(self.guard, deadline)
        begun = time.monotonic()
        headers: dict[bytes | str, bytes | str] = {
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,text/plain,application/xml;q=0.8,*/*;q=0.1",
            "Accept-Encoding": "gzip",
            "Accept-Language": "id,en;q=0.5",
            "Connection": "close",
        }
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.seconds)
        try:
            with (
                httpcore.ConnectionPool(context, network_backend=backend) as pool,
                pool.stream(
                    "GET", str(address), headers=headers, extensions={"timeout": timeouts}
                ) as answer,
            ):
                milliseconds = round((time.monotonic() - begun) * 1000)
                return self._read(address, answer, milliseconds, deadline)
        except httpcore.TimeoutException:
            raise Failure("timeout") from None
        except (httpcore.ConnectError, httpcore.ReadError, httpcore.WriteError) as error:
            raise _told(error) from None
        except (httpcore.ProtocolError, ssl.SSLError, ValueError, OSError):
            raise Failure("protocol") from None

    def _read(
        self, address: Address, answer: httpcore.Response, milliseconds: int, deadline: Deadline
    ) -> Fetched:
        headers = _headers(answer.headers)
        tls = _tls(answer)
        fetched = Fetched(address, answer.status, headers, b"", milliseconds, 0, tls=tls)
        if answer.status in REDIRECTS:
            return fetched
        limits, coding = self.limits, headers.get("content-encoding", "")
        try:
            body, size = read_body(_pieces(answer, deadline), coding, limits)
        except TooMuch as much:
            return replace(fetched, body=much.body, size=much.size, cut=True)
        return replace(fetched, body=body, size=size)


class _Untrusted(Exception):
    """The certificate was not accepted."""

    def __init__(self, problem: str):
        self.problem = problem


_PROBLEMS = {
    10: "expired",
    62: "name",
    64: "name",
    18: "issuer",
    19: "issuer",
    20: "issuer",
    21: "issuer",
}
"""By the codes of OpenSSL (X509_V_ERR_…)."""


def _told(error: Exception) -> Exception:
    """What a failed connection was about."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _Untrusted(_PROBLEMS.get(cause.verify_code, "other"))
        if isinstance(cause, ssl.SSLError):
            return Failure("tls")
        if isinstance(cause, OSError) and cause.errno in (100, 101, 113):  # network down, no route
            return Failure("no-network")
        cause = cause.__cause__ or cause.__context__
    return Failure("protocol" if isinstance(error, httpcore.ReadError) else "no-connection")


@cache
def _trusting(authorities: str) -> ssl.SSLContext:
    """The authorities that browsers know, those of this machine, and a file of others."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    if authorities:
        context.load_verify_locations(cafile=authorities)
    return context


@cache
def _trusting_anybody() -> ssl.SSLContext:
    """To look behind a certificate that was refused; nothing secret is ever sent."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _next(address: Address, target: str) -> Address:
    try:
        following = split(urljoin(str(address), target))
    except ValueError:  # the other brackets of an IPv6 address
        raise Failure("address") from None
    if not same_site(address.host, following.host):
        raise Failure("elsewhere", following.host)
    return following


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in pairs}


def _tls(answer: httpcore.Response) -> Tls | None:
    stream = answer.extensions.get("network_stream")
    secured = stream.get_extra_info("ssl_object") if stream is not None else None
    if secured is None:
        return None
    shown = secured.getpeercert(True)
    try:
        return Tls(x509.load_der_x509_certificate(shown).not_valid_after_utc if shown else None)
    except ValueError:
        return Tls()


def _pieces(answer: httpcore.Response, deadline: Deadline) -> Iterator[bytes]:
    for piece in answer.iter_stream():
        yield piece
        deadline.left()
