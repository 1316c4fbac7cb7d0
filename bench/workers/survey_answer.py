"""Index, alpha and item-total correlations out of sums, for pandas and DuckDB alike."""

import math
from decimal import ROUND_HALF_UP, Decimal


def answer(n, sums, squares, with_total, total, total_square, bad):
    """``sums`` and ``squares`` of each element over good rows, ``with_total`` the sums of element
    times row total; ``bad`` the physical rows left out."""
    items = len(sums)
    index = sum(each / n for each in sums) / items * 25
    own = [n * square - each**2 for each, square in zip(sums, squares, strict=True)]
    whole = n * total_square - total**2
    shared = [n * each - own_sum * total for each, own_sum in zip(with_total, sums, strict=True)]
    published = Decimal(repr(index)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {
        "n": n,
        "means": [each / n for each in sums],
        "index": str(published),
        "grade": grade(published),
        "alpha": items / (items - 1) * (1 - sum(own) / whole),
        "item_total": [c / math.sqrt(o * whole) for c, o in zip(shared, own, strict=True)],
        "bad": sorted(bad),
    }


def grade(index):
    """The letter of a published index (PermenPANRB 14/2017)."""
    bounds = (("88.31", "A"), ("76.61", "B"), ("65.00", "C"))
    return next((letter for bound, letter in bounds if index >= Decimal(bound)), "D")
