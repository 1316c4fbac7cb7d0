"""When a job comes again: pure arithmetic of instants."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Jakarta")
"""Jobs of the installation as a whole follow the capital's clock."""


class Times(Protocol):
    """A rule that says when a job is due."""

    def latest(self, now: datetime) -> datetime:
        """The last due instant that is not after ``now``."""
        ...


@dataclass(frozen=True, slots=True)
class Hourly:
    """Every hour at a minute."""

    minute: int = 0

    def latest(self, now: datetime) -> datetime:
        due = now.replace(minute=self.minute, second=0, microsecond=0)
        return due if due <= now else due - timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at a time."""

    at: time
    zone: ZoneInfo = ZONE

    def latest(self, now: datetime) -> datetime:
        local = now.astimezone(self.zone)
        due = datetime.combine(local.date(), self.at, self.zone)
        if due > local:
            due = datetime.combine(local.date() - timedelta(1), self.at, self.zone)
        return due.astimezone(now.tzinfo)


@dataclass(frozen=True, slots=True)
class Monthly:
    """Every month on a day (1 to 28) at a time."""

    day: int
    at: time
    zone: ZoneInfo = ZONE

    def latest(self, now: datetime) -> datetime:
        local = now.astimezone(self.zone)
        due = datetime.combine(local.date().replace(day=self.day), self.at, self.zone)
        if due > local:
            before = due.date().replace(day=1) - timedelta(1)
            due = datetime.combine(before.replace(day=self.day), self.at, self.zone)
        return due.astimezone(now.tzinfo)
