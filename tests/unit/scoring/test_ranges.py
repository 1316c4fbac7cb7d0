"""How far a total moves while unknown weights lie between half and twice their share."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.scoring.ranges import Weighed, greatest, least, share_bounds


def parts(*values, unknown=None, shares=None):
    """Parts of equal share, all unknown unless said; None is left out."""
    count = len(values)
    return [
        Weighed(
            Fraction(shares[place]) if shares else Fraction(1, count),
            unknown is not None and place not in unknown,
            None if value is None else Fraction(value),
        )
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        # the only unknown weight keeps its sum, so it cannot move
        (parts(0, 1, unknown={1}), "1/2", "1/2"),
        # 1/2 each: from 1/4 to 3/4, because the other may not fall below its half
        (parts(0, 1), "1/4", "3/4"),
        # 1/3 each: one rises to 2/3 while the others fall to 1/6
        (parts(0, 0, 1), "1/6", "2/3"),
        (parts(0, 1, 1), "1/3", "5/6"),
        # what is given stays: 1/2 fixed at 1, the others 1/4 each
        (parts(1, 0, 1, unknown={1, 2}, shares=("1/2", "1/4", "1/4")), "5/8", "7/8"),
        # equal values cannot move
        (parts("1/2", "1/2", "1/2"), "1/2", "1/2"),
        (parts(1), "1", "1"),
        # the part left out gives and takes weight as well: 1/6 of 5/6 to 2/3 of 5/6
        (parts(None, 0, 1), "1/5", "4/5"),
    ],
)
def test_the_ends_are_those_worked_out_by_hand(given, low, high):
    assert (least(given), greatest(given)) == (Fraction(low), Fraction(high))


def test_no_value_lies_outside_the_values_of_the_parts():
    given = parts("1/4", "1/2", "3/4", None)
    assert Fraction(1, 4) < least(given) < greatest(given) < Fraction(3, 4)


def test_a_mirror_turns_the_ends_around():
    given = parts(0, "1/3", 1, unknown={0, 2}, shares=("1/5", "2/5", "2/5"))
    mirrored = parts(1, "2/3", 0, unknown={0, 2}, shares=("1/5", "2/5", "2/5"))
    assert least(mirrored) == 1 - greatest(given)
    assert greatest(mirrored) == 1 - least(given)


PARTS = st.lists(
    st.tuples(st.integers(1, 20), st.booleans(), st.booleans()), min_size=1, max_size=7
).filter(lambda rows: any(kept for _, _, kept in rows))


@given(PARTS)
def test_the_shares_that_a_part_can_have_are_the_ends_of_a_mean_in_which_it_alone_counts(rows):
    whole = sum(share for share, _, _ in rows)
    several = [
        Weighed(Fraction(share, whole), source, Fraction(0) if kept else None)
        for share, source, kept in rows
    ]
    for place, found in enumerate(share_bounds(several)):
        if several[place].value is not None:
            alone = list(several)
            alone[place] = replace(several[place], value=Fraction(1))
            assert found == (least(alone), greatest(alone))
