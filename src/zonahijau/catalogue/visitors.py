"""How often a visitor may write, without keeping who they are.

Their address is mixed with a secret that lives in this process only and is thrown away every
hour; nothing of it reaches the disk, the database or a log.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict, deque
from dataclasses import dataclass, field
from threading import Lock

PERIOD = 3_600
"""Seconds for which a secret and the visits under it live."""


@dataclass
class Visitors:
    """Counts visits of the last hour, at most ``most`` a visitor."""

    most: int
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _since: float = 0.0
    _seen: dict[bytes, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _lock: Lock = field(default_factory=Lock)

    def may(self, address: str, now: float) -> bool:
        """Whether one more visit is welcome; it counts if it is."""
        with self._lock:
            if now - self._since > PERIOD:
                self._secret, self._since = secrets.token_bytes(32), now
                self._seen.clear()
            key = hashlib.blake2b(address.encode(), key=self._secret, digest_size=16).digest()
            if len(self._seen[key]) >= self.most:
                return False
            self._seen[key].append(now)
            return True
