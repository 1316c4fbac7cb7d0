"""The guard at the door: names are resolved here, and only checked addresses are connected to.

The resolver is asked once for a connection. What it answers is checked and then connected to as
a number, so that a name that means another machine a moment later (DNS rebinding) has no effect;
the address at the other end of the open connection is held against the same rule once more.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore

from zonahijau.websites.checking.addresses import SCHEMES, is_public
from zonahijau.websites.checking.failures import Failure

Resolver = Callable[[str, int], list[str]]
"""``resolver(host, port)`` gives numeric addresses; Failure where there are none."""

MOST_ADDRESSES = 3


class Deadline:
    """An instant after which nothing more is waited for, however often something trickles in."""

    def __init__(self, seconds: float):
        self._at = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that are left, at most ``most``; Failure ``timeout`` when there are none."""
        seconds = self._at - time.monotonic()
        if seconds <= 0:
            raise Failure("timeout")
        return seconds if most is None else min(seconds, most)


def ask_the_system(host: str, port: int) -> list[str]:
    """The resolver of the machine."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        again = error.errno in (socket.EAI_AGAIN, socket.EAI_SYSTEM)
        raise Failure("no-network" if again else "unknown-name") from None
    except (OSError, UnicodeError):
        raise Failure("unknown-name") from None
    return [str(each[4][0]) for each in found]


@dataclass(frozen=True, slots=True)
class Guard:
    """Says which addresses may be connected to. ``allowed`` holds what the administrator of the
    installation lets through for testing, as (number, port)."""

    allowed: frozenset[tuple[str, int]] = frozenset()
    resolver: Resolver = field(default=ask_the_system)

    def check_port(self, port: int) -> None:
        """Failure ``port`` for one that no website for the public uses."""
        if port not in SCHEMES.values() and port not in {port for _, port in self.allowed}:
            raise Failure("port")

    def admits(self, address: str, port: int) -> bool:
        """Whether a numeric address may be connected to."""
        if (address, port) in self.allowed:
            return True
        return port in SCHEMES.values() and is_public(address)

    def addresses(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """The numbers of a host, all of them checked: one bad one spoils the name."""
        self.check_port(port)
        found = list(dict.fromkeys(_in_time(self.resolver, host, port, deadline)))
        if not found:
            raise Failure("unknown-name")
        if not all(self.admits(address, port) for address in found):
            raise Failure("private")
        return found[:MOST_ADDRESSES]


def _in_time(resolver: Resolver, host: str, port: int, deadline: Deadline) -> list[str]:
    """The resolver of the system cannot be interrupted: it is waited for, and left behind."""
    answer: list[list[str] | Failure] = []

    def ask() -> None:
        try:
            answer.append(resolver(host, port))
        except Failure as failure:
            answer.append(failure)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not answer:
        raise Failure("timeout")
    if isinstance(answer[0], Failure):
        raise answer[0]
    return answer[0]


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore, to checked numbers only, all within one deadline."""

    def __init__(self, guard: Guard, deadline: Deadline):
        self._guard, self._deadline = guard, deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Resolves, checks, connects to the number, and looks who is there."""
        failure: Exception = Failure("no-connection")
        for address in self._guard.addresses(host, port, self._deadline):
            try:
                seconds = self._deadline.left(timeout)
                stream = self._inner.connect_tcp(address, port, seconds, local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._check_peer(stream)
            return _Timed(stream, self._deadline)
        raise failure

    def _check_peer(self, stream: httpcore.NetworkStream) -> None:
        there = stream.get_extra_info("server_addr")
        if there is None or not self._guard.admits(str(there[0]), int(there[1])):
            stream.close()
            raise Failure("private")

    def sleep(self, seconds: float) -> None:
        """Between attempts, which are not made."""
        time.sleep(self._deadline.left(seconds))


class _Timed(httpcore.NetworkStream):
    """A connection on which every wait ends at the one deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline):
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = self._deadline.left(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, seconds)
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
