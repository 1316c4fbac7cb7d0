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
