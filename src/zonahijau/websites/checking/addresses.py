"""Which addresses may be fetched: the form of a web address, and which machines it may mean."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from zonahijau.websites.checking.failures import Failure

SCHEMES = {"http": 80, "https": 443}
LONGEST = 2000
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.ASCII)

_SPECIAL = tuple(
    ipaddress.ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip
"""The special-purpose registries of IANA (RFC 6890 and after): no website of anybody is there."""
_WORLD_6 = ipaddress.ip_network("2000::/3")
"""All that is routed in IPv6. Loopback, ULA, link-local, multicast, IPv4 mapped into IPv6 and
NAT64 lie outside of it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in its parts; ``host`` in small letters as the network knows it (IDNA)."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == SCHEMES[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def __str__(self) -> str:
        return self.origin + self.path


def split(written: str) -> Address:
    """The parts of an address. Failure ``address`` for what is no web address, or names a user."""
    try:
        parts = urlsplit(written.strip())
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError:
        raise Failure("address") from None
    if parts.scheme not in SCHEMES:
        raise Failure("scheme")
    if not host or parts.username is not None or len(written) > LONGEST:
        raise Failure("address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = _as_the_network_knows(host)
    return Address(parts.scheme, host, port or SCHEMES[parts.scheme], _ascii(path))


def _as_the_network_knows(host: str) -> str:
    try:
        if ":" in host:
            return str(ipaddress.IPv6Address(host))
        name = host.encode("idna").decode("ascii").lower()
    except (UnicodeError, ValueError):
        raise Failure("address") from None
    if not _NAME.fullmatch(name):
        raise Failure("address")
    return name


def _ascii(path: str) -> str:
    """Anything but printable ASCII is escaped: no blank or line break reaches a request."""
    return "".join(
        letter if "!" <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in path
    )


def is_public(written: str) -> bool:
    """Whether a numeric address belongs to the open Internet, and to no special purpose."""
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None or address not in _WORLD_6:
            return False
    elif not address.is_global:
        return False
    return not any(address in each for each in _SPECIAL if each.version == address.version)


def same_host(one: str, other: str) -> bool:
    """Whether two hosts are the same but for www: what a site itself shows."""
    return one.removeprefix("www.") == other.removeprefix("www.")


def same_site(one: str, other: str) -> bool:
    """Whether a redirect from one host to the other stays at home: the same, or one below the
    other, where what they share is a name of its own and no public ending such as ``go.id``."""
    if same_host(one, other):
        return True
    shorter, longer = sorted((one.removeprefix("www."), other.removeprefix("www.")), key=len)
    return shorter.count(".") >= 2 and longer.endswith(f".{shorter}")
