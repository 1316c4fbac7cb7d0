"""Roles: dated half-open, in a subtree, never across governments."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests import offices
from zonahijau.organisations.actions.people import (
    close_account,
    end_role,
    give_role,
    give_slip,
    read_contact,
    withdraw_role,
)
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.authority import authority_of
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.organisations.permissions import check_may, may
from zonahijau.organisations.policies import Wish
from zonahijau.wording import Refused

JANUARY, JUNE = date(2026, 1, 1), date(2026, 6, 1)


def test_a_role_holds_from_its_first_day_up_to_but_not_on_its_end(batola, dinkes):
    operator = offices.person(batola, "rahmah")
    offices.member(batola, operator, "operator", dinkes, JANUARY, JUNE)
    days = [JANUARY - timedelta(1), JANUARY, JUNE - timedelta(1), JUNE]
    assert [may(operator, "answer", dinkes, on=day) for day in days] == [False, True, True, False]


def test_an_inspector_reads_within_the_dates_of_the_letter_only(batola, dinkes, marabahan):
    inspector = offices.person(batola, "pak-inspektur")
    offices.member(batola, inspector, "pemeriksa", None, JANUARY, JUNE)
    assert may(inspector, "see_draft_score", marabahan, on=JANUARY)
    assert not may(inspector, "see_draft_score", marabahan, on=JUNE)
    assert not any(
        may(inspector, doing, dinkes, on=JANUARY) for doing in ("answer", "verify", "manage_units")
    )


def test_the_database_itself_refuses_an_inspector_without_a_letter(batola):
    user = offices.person(batola, "pak-inspektur")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(government=batola, user=user, role="pemeriksa", start=JANUARY)


def test_a_role_follows_its_unit_when_the_unit_moves(admin, batola, dinkes, disdik, marabahan):
    from zonahijau.organisations.actions.units import move_unit

    head = offices.person(batola, "kadisdik", "kepala_unit", disdik)
    assert not may(head, "pass_on", marabahan)
    move_unit(by=admin, unit=marabahan, parent=disdik, on=JANUARY)
    assert may(head, "pass_on", Unit.objects.get(pk=marabahan.pk))


def test_the_holder_of_an_office_does_not_verify_it(batola, admin, dinkes, disdik):
    verifier = offices.person(batola, "verifikator", "verifikator")
    position = add_position(by=admin, unit=dinkes, title="Kepala Dinas", kind="head")
    appoint(
        by=admin,
        position=position,
        appointment=Appointment("Verifikator", "plt", offices.LONG_SINCE),
        user=verifier,
    )
    assert not may(verifier, "verify", dinkes)
    assert may(verifier, "verify", disdik)


def test_one_permanent_holder_at_a_time_and_a_stand_in_beside(batola, admin, dinkes):
    position = add_position(by=admin, unit=dinkes, title="Kepala Dinas", kind="head")
    appoint(by=admin, position=position, appointment=Appointment("A", "definitif", JANUARY))
    appoint(by=admin, position=position, appointment=Appointment("B", "plh", JUNE))
    with pytest.raises(Refused, match="2026-01-01"):
        appoint(by=admin, position=position, appointment=Appointment("C", "plt", JUNE))


def test_the_own_government_is_visible_and_no_other(batola, banyuasin, dinkes, disdik, marabahan):
    offices.unit(banyuasin, "dinkes")
    operator = offices.person(batola, "rahmah", "operator", dinkes)
    satgas = offices.person(batola, "satgas", "satgas")
    stranger = offices.person(banyuasin, "orang", "admin")
    assert set(Unit.objects.visible_to(operator)) == {dinkes, marabahan}
    assert set(Unit.objects.visible_to(satgas)) == {dinkes, disdik, marabahan}
    assert list(Government.objects.visible_to(stranger)) == [banyuasin]
    assert not Unit.objects.visible_to(stranger).filter(government=batola).exists()


def test_a_sibling_whose_key_begins_alike_is_not_below(batola):
    units = [offices.unit(batola, f"u{number}") for number in range(12)]
    operator = offices.person(batola, "rahmah", "operator", units[0])
    assert list(Unit.objects.visible_to(operator)) == [units[0]]


def test_what_a_person_may_costs_two_queries_however_many_roles(
    batola, dinkes, disdik, marabahan, django_assert_num_queries
):
    user = offices.person(batola, "rahmah", "operator", dinkes)
    for unit in (disdik, marabahan):
        offices.member(batola, user, "operator", unit)
    with django_assert_num_queries(2):
        held = authority_of(user)
        assert all(held.may("answer", unit) for unit in (dinkes, disdik, marabahan))


def test_a_closed_account_may_nothing(batola, admin):
    user = offices.person(batola, "rahmah", "satgas")
    close_account(by=admin, government=batola, user=user)
    user.refresh_from_db()
    assert not may(user, "see_overview", batola)


def test_a_role_taken_back_no_longer_holds_and_stays_readable(batola, admin):
    user = offices.person(batola, "rahmah")
    membership = offices.member(batola, user, "satgas")
    withdraw_role(by=admin, membership=membership, because="Salah orang")
    assert not may(user, "see_overview", batola)
    assert Membership.objects.get(pk=membership.pk).withdrawn_because == "Salah orang"


def test_the_last_administrator_stays(batola, admin):
    membership = admin.memberships.get()
    for leave in (
        lambda: withdraw_role(by=admin, membership=membership, because="x"),
        lambda: end_role(by=admin, membership=membership, until=batola.today()),
        lambda: close_account(by=admin, government=batola, user=admin),
    ):
        with pytest.raises(Refused, match="only administrator"):
            leave()


def test_the_same_role_twice_on_one_day_is_refused(batola, dinkes):
    user = offices.person(batola, "rahmah", "operator", dinkes)
    with pytest.raises(Refused, match="2020-01-01"):
        offices.member(batola, user, "operator", dinkes, JANUARY)


def test_a_unit_of_another_government_is_no_place_for_a_role(banyuasin, admin, batola):
    theirs = offices.unit(banyuasin, "dinkes")
    wish = Wish("operator", True, JANUARY, None, "")
    with pytest.raises(Refused, match="no such unit"):
        give_role(by=admin, government=batola, user=admin, unit=theirs, wish=wish)


def test_an_administrator_cannot_take_over_accounts_of_another_government(admin, batola, banyuasin):
    theirs = offices.person(banyuasin, "orang", "satgas")
    offices.member(batola, theirs, "satgas")
    for reach in (give_slip, close_account, read_contact):
        with pytest.raises(Refused, match="Another government"):
            reach(by=admin, government=batola, user=theirs)


def test_a_refusal_names_the_administrator_to_ask(admin, batola, dinkes):
    operator = offices.person(batola, "rahmah", "operator", dinkes)
    with pytest.raises(PermissionDenied) as refused:
        check_may(operator, "open_round", batola)
    assert "Aminah" in refused.value.args[0].id


def test_the_only_administrator_leaves_on_no_later_day_either(admin, batola):
    later = batola.today() + timedelta(days=30)
    membership = Membership.objects.get(user=admin)
    other = offices.person(batola, "kedua")
    offices.member(batola, other, "admin", until=later + timedelta(days=300))
    second = Membership.objects.get(user=other)
    end_role(by=other, membership=membership, until=later)
    with pytest.raises(Refused, match="only administrator"):
        end_role(by=admin, membership=second, until=later)
