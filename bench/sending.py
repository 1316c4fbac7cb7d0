"""Answers sent over HTTP, one connection each: as fast as they are taken, or at an open rate, where
nobody waits for the one before."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

TAKEN = 302


@dataclass
class Sent:
    """What became of the answers: those acknowledged by their numbers, how long each took from the
    moment it was due, and how many were not taken."""

    taken: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    lasted: float = 0

    @property
    def rate(self) -> float:
        return len(self.taken) / self.lasted if self.lasted else 0

    def within(self, percent: int) -> float:
        """The time within which so many of a hundred were taken."""
        return statistics.quantiles(self.seconds, n=100)[percent - 1]


def at_a_rate(port: int, path: str, rate: float, seconds: float) -> Sent:
    """Send so many a second for so long, whatever the server does."""
    return asyncio.run(_open(port, path, rate, seconds))


def as_fast_as_taken(port: int, path: str, people: int, seconds: float) -> Sent:
    """So many people send one answer after the other."""
    return asyncio.run(_closed(port, path, people, seconds))


async def _open(port: int, path: str, rate: float, seconds: float) -> Sent:
    sent, start, tasks = Sent(), time.perf_counter(), []
    for number in range(int(rate * seconds)):
        due = start + number / rate
        if (early := due - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        tasks.append(asyncio.create_task(_one(port, path, due, sent)))
    await asyncio.gather(*tasks)
    sent.lasted = time.perf_counter() - start
    return sent


async def _closed(port: int, path: str, people: int, seconds: float) -> Sent:
    sent, start = Sent(), time.perf_counter()

    async def person() -> None:
        while time.perf_counter() - start < seconds:
            await _one(port, path, time.perf_counter(), sent)

    await asyncio.gather(*(person() for _ in range(people)))
    sent.lasted = time.perf_counter() - start
    return sent


async def _one(port: int, path: str, due: float, sent: Sent) -> None:
    number = str(uuid4())
    try:
        status = await asyncio.wait_for(_post(port, path, _body(number)), 60)
    except (OSError, ValueError, IndexError, TimeoutError):
        sent.errors += 1
        return
    if status != TAKEN:
        sent.errors += 1
        return
    sent.taken.append(number)
    sent.seconds.append(time.perf_counter() - due)


def _body(number: str) -> bytes:
    scores = {f"U{each}": str(int(number[each % 8], 16) % 4 + 1) for each in range(1, 10)}
    return urlencode({"nomor": number, "saluran": "link", "layanan": "1", **scores}).encode()


async def _post(port: int, path: str, body: bytes) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        await writer.drain()
        answer = await reader.read()
        return int(answer.split(b" ", 2)[1])
    finally:
        writer.close()
