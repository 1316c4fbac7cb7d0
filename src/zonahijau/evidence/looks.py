"""How alike two pictures look: 64-bit perceptual hashes and an index of them. Pure.

A hash of 64 bits is cut into four bands of 16. Two hashes that differ in at most eleven bits have
a band in which they differ in at most two, for four bands with three each would differ in twelve.
So looking up, for each band, its own value and the 136 values within two bits of it finds every
near picture: 548 keys in one indexed query, whether there are a hundred pictures or a million.
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

NEAR = 10
"""Pictures that differ in at most so many bits are shown as perhaps the same."""

BANDS, WIDTH = 4, 16
REACH = 2
_MASK = (1 << WIDTH) - 1
_SIGN = 1 << 63


def signed(look: int) -> int:
    """A hash (0 to 2**64 - 1) as the signed integer that a database keeps."""
    return look - (1 << 64) if look >= _SIGN else look


def distance(one: int, other: int) -> int:
    """In how many bits two hashes differ, signed or not."""
    return ((one ^ other) & ((1 << 64) - 1)).bit_count()


def keys(look: int) -> tuple[int, ...]:
    """The four keys under which a picture stands in the index."""
    return tuple(_key(band, _value(look, band)) for band in range(BANDS))


def probes(look: int) -> list[int]:
    """Every key under which a near picture may stand."""
    return [_key(band, _value(look, band) ^ flip) for band in range(BANDS) for flip in _flips()]


def _value(look: int, band: int) -> int:
    return (look >> (band * WIDTH)) & _MASK


def _key(band: int, value: int) -> int:
    return band << WIDTH | value


@cache
def _flips() -> tuple[int, ...]:
    return tuple(_all_flips())


def _all_flips() -> Iterator[int]:
    for count in range(REACH + 1):
        for places in combinations(range(WIDTH), count):
            yield sum(1 << place for place in places)
