"""What stands out in a stored explanation."""

from fractions import Fraction

from zonahijau.assessments.pages.explanation import PROVENANCES, Branch, Cited
from zonahijau.reports.trees import dimensions, indicators, strongest, weakest
from zonahijau.wording import Text

CITED = Cited("UU 25/2009", "", "Pasal 21", PROVENANCES["official"], True)


def branch(code, points, contribution=None, *parts):
    return Branch(
        code=code,
        label=Text(code, code),
        points=Fraction(points),
        contribution=None if contribution is None else Fraction(contribution),
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
