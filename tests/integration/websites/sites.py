"""Web servers of the tests, on this machine's own loopback, that behave as badly as asked."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from zonahijau.websites.checking.fetching import Fetcher, Limits
from zonahijau.websites.checking.guard import Guard

HOME = "127.0.0.1"
NAME = "dinkes.contohkab.go.id"
QUICK = Limits(seconds=3, visit_seconds=10, pause=0, longest_pause=0)

Answer = bytes | Callable[[socket.socket], None]


def answer(body: str | bytes = "", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; ``content_type`` becomes Content-Type."""
    body = body.encode() if isinstance(body, str) else body
    named = {"content_type": "text/html; charset=utf-8", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(body)}"])
    return head.encode() + b"\r\n\r\n" + body


def redirect(target: str, status: str = "302 Found") -> bytes:
    return answer("", status, location=target)


@dataclass
class Site:
    """A server; ``asked`` is every path that was asked of it, with its head."""

    port: int
    pages: dict[str, Answer]
    scheme: str = "http"
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def at(self, path: str = "/", name: str = NAME) -> str:
        return f"{self.scheme}://{name}:{self.port}{path}"


@contextlib.contextmanager
def site(pages: dict[str, Answer], context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server with these pages; everything else is 404."""
    with socket.create_server((HOME, 0)) as listening:
        listening.settimeout(0.1)
        here = Site(listening.getsockname()[1], pages, "https" if context else "http")
        stop = threading.Event()
        thread = threading.Thread(target=_serve, args=(listening, here, context, stop))
        thread.start()
        try:
            yield here
        finally:
            stop.set()
            thread.join()


def _serve(
    listening: socket.socket, here: Site, context: ssl.SSLContext | None, stop: threading.Event
) -> None:
    """Each connection in a thread of its own, so that many may come at once."""
    threads = []
    while not stop.is_set():
        try:
            connection, _ = listening.accept()
        except TimeoutError:
            continue
        threads.append(threading.Thread(target=_talk, args=(connection, here, context)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def _talk(connection: socket.socket, here: Site, context: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError), connection:
        connection.settimeout(5)
        if context is None:
            _answer(connection, here)
        else:
            with context.wrap_socket(connection, server_side=True) as secured:
                _answer(secured, here)


def _answer(connection: socket.socket, here: Site) -> None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            return
        head += piece
    path = head.split()[1].decode()
    here.asked.append(path)
    here.heads.append(head.decode())
    given = here.pages.get(path, answer("tidak ada", "404 Not Found"))
    if callable(given):
        given(connection)
    else:
        connection.sendall(given)


def guard(*sites: Site) -> Guard:
    """Every name means this machine, and these servers may be reached."""
    return Guard(frozenset((HOME, each.port) for each in sites), lambda host, port: [HOME])


def fetcher(*sites: Site, limits: Limits = QUICK, authorities: str = "") -> Fetcher:
    return Fetcher(guard(*sites), limits, authorities=authorities)


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the tests: its file, and servers' contexts."""

    file: str
    folder: Path
    key: ec.EllipticCurvePrivateKey
    name: x509.Name

    def context(self, name: str = NAME, until: timedelta = timedelta(days=90)) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(name, key, self.name, self.key, until)
        path = self.folder / f"{key.public_key().public_numbers().x}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def authority(folder: Path) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penerbit uji")])
    made = _certificate(None, key, name, key, timedelta(days=365))
    file = folder / "authority.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return Authority(str(file), folder, key, name)


def _certificate(
    name: str | None,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    signer: ec.EllipticCurvePrivateKey,
    until: timedelta,
) -> x509.Certificate:
    now = datetime.now(UTC)
    subject = issuer if name is None else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + until)
        .add_extension(x509.BasicConstraints(ca=name is None, path_length=None), critical=True)
    )
    if name is not None:
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        built = built.add_extension(names, critical=False)
    return built.sign(signer, hashes.SHA256())
