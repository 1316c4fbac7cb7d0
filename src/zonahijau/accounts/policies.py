"""Rules of accounts that need no database: names, slips, limits, kinds of browser."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from zonahijau.wording import Text, quoted, refuse

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
SLIP_VALID = timedelta(days=14)
_SLIP_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``attempts`` failures in any ``window``."""

    attempts: int
    window: timedelta

    def free_at(self, failures: Sequence[datetime], now: datetime) -> datetime | None:
        """When the next attempt is allowed, None for now. ``failures``: when, in any order."""
        recent = sorted(at for at in failures if at > now - self.window)
        return recent[-self.attempts] + self.window if len(recent) >= self.attempts else None


BY_SUBJECT = Limit(5, timedelta(minutes=15))
BY_ADDRESS = Limit(40, timedelta(minutes=15))
"""An office shares one address: it must not be locked out because one colleague mistypes."""


def check_username(username: str) -> None:
    """Refused unless the name can be written by hand and typed on a telephone."""
    if not USERNAME.fullmatch(username):
        what = Text(
            "Nama pengguna {name} tidak dapat dipakai", "The user name {name} cannot be used"
        ).fill(name=quoted(username))
        remedy = Text(
            "Pakai 3 sampai 60 huruf kecil, angka, titik, garis bawah atau tanda hubung",
            "Use 3 to 60 small letters, digits, points, underscores or hyphens",
        )
        raise refuse(what, remedy, column="username")


def new_slip() -> str:
    """A one-time password of 60 bits, in groups that can be copied from paper."""
    letters = [secrets.choice(_SLIP_LETTERS) for _ in range(12)]
    return "-".join("".join(letters[start : start + 4]) for start in (0, 4, 8))


def new_recovery_code() -> str:
    """A code of 50 bits, in two groups that can be copied from paper."""
    letters = "".join(secrets.choice(_SLIP_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def plain_code(typed: str) -> str:
    """A code as it is compared: without the spaces and hyphens that people write between."""
    return re.sub(r"[\s-]", "", typed).upper()


LEAST_DIGITS = 6
_EASY_RUNS = "01234567890123456789", "98765432109876543210"


def check_pin(pin: str) -> None:
    """Refused unless it is six digits or more, and not one that everybody tries first."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= 12):
        what = Text("PIN terdiri atas 6 sampai 12 angka", "A PIN has 6 to 12 digits")
        raise refuse(what, Text("Tulis angka saja", "Type digits only"), column="pin")
    repeats = any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size)
                  for size in (1, 2, 3))  # fmt: skip
    if repeats or any(pin in run for run in _EASY_RUNS):
        what = Text("PIN ini terlalu mudah ditebak", "This PIN is too easy to guess")
        remedy = Text(
            "Jangan angka berurutan atau berulang; juga bukan tanggal lahir",
            "No digits in a row or repeated; no date of birth either",
        )
        raise refuse(what, remedy, column="pin")


_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser_family(user_agent: str) -> str:
    """``Chrome · Android``: enough to know one's own telephone again, too little to track."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return " · ".join(part for part in (browser, system) if part)
