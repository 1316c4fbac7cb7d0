"""What grants add up to, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.organisations.authority import Authority, Grant, Place
from zonahijau.organisations.roles import CAPABILITIES, ROLES

BATOLA, BANYUASIN = Place(1), Place(2)
DINKES, MARABAHAN, DISDIK = Place(1, "/5/"), Place(1, "/5/8/"), Place(1, "/52/")


def holding(*grants: tuple[str, Place]) -> Authority:
    return Authority(tuple(Grant(role, place) for role, place in grants))


def test_nobody_may_anything():
    assert not any(Authority().may_anywhere(capability) for capability in CAPABILITIES)


def test_a_role_holds_in_its_unit_and_all_below_it():
    operator = holding(("operator", DINKES))
    assert operator.may("answer", DINKES)
    assert operator.may("answer", MARABAHAN)


@pytest.mark.parametrize("where", [DISDIK, BATOLA, BANYUASIN, Place(2, "/5/")])
def test_a_role_holds_nowhere_else(where):
    assert not holding(("operator", DINKES)).may("answer", where)


def test_a_role_in_a_puskesmas_says_nothing_about_the_agency_above_it():
    assert not holding(("operator", MARABAHAN)).may("answer", DINKES)


def test_a_role_over_the_government_holds_in_every_unit():
    satgas = holding(("satgas", BATOLA))
    assert all(satgas.may("open_round", where) for where in (BATOLA, DINKES, MARABAHAN))


@pytest.mark.parametrize("own", ["operator", "kepala_unit"])
def test_nobody_verifies_the_own_unit(own):
    verifier = holding(("verifikator", BATOLA), (own, DINKES))
    assert not verifier.may("verify", DINKES)
    assert not verifier.may("verify", MARABAHAN)
    assert verifier.may("verify", DISDIK)


def test_nobody_verifies_the_unit_of_which_they_hold_the_office():
    verifier = Authority((Grant("verifikator", BATOLA),), heads=(DINKES,))
    assert not verifier.may("verify", DINKES)
    assert verifier.may("see_unit", DINKES)


def test_an_unknown_capability_is_a_fault_of_the_program():
    with pytest.raises(LookupError):
        holding(("admin", BATOLA)).may("fly", BATOLA)


PLACES = st.sampled_from([BATOLA, BANYUASIN, DINKES, MARABAHAN, DISDIK])
GRANTS = st.lists(st.builds(Grant, st.sampled_from(sorted(ROLES)), PLACES), max_size=4)


@given(GRANTS, st.sampled_from(sorted(CAPABILITIES)), PLACES)
def test_no_grants_reach_into_another_government(grants, capability, where):
    others = tuple(g for g in grants if g.place.government != where.government)
    assert not Authority(others).may(capability, where)


@given(GRANTS, st.sampled_from(sorted(CAPABILITIES)), PLACES)
def test_what_may_somewhere_may_anywhere(grants, capability, where):
    held = Authority(tuple(grants))
    assert held.may_anywhere(capability) or not held.may(capability, where)
