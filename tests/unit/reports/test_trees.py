"""What stands out in a stored explanation."""

from fractions import Fraction

from zonahijau.assessments.pages.explanation import Branch, Cited
from zonahijau.lawbook.citations import PROVENANCES
from zonahijau.reports.trees import dimensions, indicators, strongest, weakest
from zonahijau.wording import Text

CITED = Cited("UU 25/2009", "", "Pasal 21", PROVENANCES["official"], True)


def branch(code, points, contribution=None, *parts, worth=None, earns=None):
    return Branch(
        code=code,
        label=Text(code, code),
        points=Fraction(points),
        contribution=None if contribution is None else Fraction(contribution),
        worth=worth or (Fraction(points), Fraction(points)),
        earns=earns,
        is_estimate=earns is not None,
        rule=Text("", ""),
        state="scored",
        cite=CITED,
        weight_cite=CITED,
        service=None,
        product="",
        answer=None,
        parts=parts,
    )


def codes(branches):
    return [each.code for each in branches]


INPUT = branch("input", 40, 30, branch("a", 10, 10), branch("b", 30, 20))
PROCESS = branch("proses", 60, 15, branch("c", 20, 15), branch("d", 40, 0))
TREE = branch("total", 100, 45, INPUT, PROCESS)


def test_the_strongest_earn_the_largest_share_and_the_weakest_lose_the_most_points():
    assert codes(strongest(TREE)) == ["a", "c", "b"]
    assert codes(weakest(TREE)) == ["d", "b", "c"]


def test_where_nothing_is_lost_nothing_is_weak():
    assert weakest(branch("total", 100, 100, branch("a", 100, 100))) == ()


def test_what_earns_nothing_is_never_among_the_strongest():
    assert strongest(branch("total", 100, 0, branch("a", 100, 0))) == ()


def test_what_cannot_be_computed_is_neither():
    tree = branch("total", 100, None, branch("a", 50, None), branch("b", 50, 50))
    assert codes(indicators(tree)) == ["b"]


def test_products_are_taken_together():
    halves = [branch("total", 50, 20, branch("a", 30, 10), branch("b", 20, 10)) for _ in "12"]
    first, second = dimensions(branch("total", 100, 40, *halves))
    assert (first.code, first.points, first.contribution) == ("a", 60, 20)
    assert (second.code, second.points, second.contribution) == ("b", 40, 20)


def of_product(low, high, *, skips=False):
    """A product with one dimension that earns between ``low`` and ``high`` of itself."""
    ends = (Fraction(low), Fraction(high))
    other = branch("b", 0 if skips else 20, 0)
    return branch("total", 50, 20, branch("a", 30, 10, worth=(20, 40), earns=ends), other)


def test_what_products_earn_together_is_the_mean_of_the_bounds_where_all_leave_out_the_same():
    first, _ = dimensions(branch("total", 100, 40, of_product(0, "1/2"), of_product("1/2", 1)))
    assert (first.worth, first.earns) == ((40, 80), (Fraction(1, 4), Fraction(3, 4)))


def test_what_products_earn_together_is_no_less_than_the_least_where_one_leaves_out_more():
    several = of_product(0, "1/2", skips=True), of_product("1/2", 1)
    first, _ = dimensions(branch("total", 100, 40, *several))
    assert first.earns == (0, 1)
