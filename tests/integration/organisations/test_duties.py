"""Separation of duties: nobody makes themselves a judge, and nobody is made one in silence."""

import pytest
from django.utils import timezone

from tests import offices
from zonahijau.accounts import second_factor
from zonahijau.accounts.models import SecondFactor
from zonahijau.audit.queries import entries_of
from zonahijau.notices.models import Notice
from zonahijau.organisations.actions.people import (
    end_role,
    give_role,
    give_slip,
    reset_codes,
    withdraw_role,
)
from zonahijau.organisations.models import Membership
from zonahijau.organisations.policies import Wish
from zonahijau.organisations.roles import ROLES, decides
from zonahijau.wording import Refused

DECIDING = [role for role in ROLES if decides(role)]


@pytest.fixture
def second(batola):
    return offices.person(batola, "siti", "admin")


@pytest.fixture
def third(batola):
    return offices.person(batola, "udin", "admin")


def give(by, batola, user, role="penetap_hasil", unit=None):
    needs_letter = ROLES[role].needs_letter
    letter = "ST-1/2026" if needs_letter else ""
    until = offices.LATER if needs_letter else None
    wish = Wish(role, unit is not None, offices.LONG_SINCE, until, letter)
    return give_role(by=by, government=batola, user=user, unit=unit, wish=wish)


def told(user) -> list[str]:
    return [notice.text.id for notice in Notice.objects.filter(user=user)]


def test_the_roles_that_decide_results_are_those_that_verify_return_close_or_release():
    assert DECIDING == [
        "satgas", "sekda", "verifikator", "penetap_hasil", "validator", "evaluator",
    ]  # fmt: skip


@pytest.mark.parametrize("role", DECIDING)
def test_an_administrator_cannot_make_themselves_a_judge(admin, batola, role):
    with pytest.raises(Refused, match="another administrator"):
        give(admin, batola, admin, role)
    assert not Membership.objects.filter(user=admin, role=role).exists()


def test_nor_end_or_withdraw_such_a_role_of_their_own(admin, second, batola):
    role = give(second, batola, admin)
    for leave in (
        lambda: end_role(by=admin, membership=role, until=batola.today()),
        lambda: withdraw_role(by=admin, membership=role, because="Salah"),
    ):
        with pytest.raises(Refused, match="another administrator"):
            leave()
    end_role(by=second, membership=role, until=batola.today())


def test_the_form_says_so_and_keeps_what_was_chosen(client, admin, batola):
    client.force_login(admin)
    fields = {"role": "penetap_hasil", "start": "2026-01-01"}
    page = client.post(f"/orang/{admin.uid}/peran/", fields)
    assert page.status_code == 422
    assert "role" in page.context["form"].errors


def test_another_administrator_may_and_person_and_administrators_are_told(
    admin, second, third, batola
):
    give(admin, batola, second)
    assert told(second) == [
        "Anda diberi peran Penetap hasil di Kabupaten Barito Kuala mulai 1 Januari 2020."
    ]
    assert told(third) == [
        "Peran Penetap hasil diberikan di Kabupaten Barito Kuala. "
        "Periksa bila Anda tidak mengetahuinya."
    ]
    assert told(admin) == []
    assert entries_of(batola).last().action == "role-given"


def test_a_person_is_told_when_a_role_is_given_ended_and_withdrawn(admin, second, batola, dinkes):
    rahmah = offices.person(batola, "rahmah")
    first = give(admin, batola, rahmah, "operator", dinkes)
    end_role(by=admin, membership=first, until=batola.today())
    withdraw_role(by=admin, membership=first, because="Salah")
    said = " ".join(told(rahmah))
    assert all(word in said for word in ("diberi peran", "tidak berlaku lagi", "ditarik"))
    assert told(second) == []


def test_no_message_names_anybody(admin, second, third, batola, dinkes):
    rahmah = offices.person(batola, "rahmah")
    for role in ("penetap_hasil", "admin"):
        withdraw_role(by=admin, membership=give(admin, batola, rahmah, role), because="Salah")
    names = ("Rahmah", "Aminah", "Siti", "Udin")
    assert Notice.objects.count() == 4 + 4 * 2
    assert not any(name in each.text_id + each.text_en for each in Notice.objects.all()
                   for name in names)  # fmt: skip


def test_a_new_slip_for_one_who_decides_is_told_to_them_and_to_the_other_administrators(
    admin, second, batola
):
    closer = offices.person(batola, "penetap", "penetap_hasil")
    give_slip(by=admin, government=batola, user=closer)
    assert "sekali pakai" in told(closer)[0]
    assert "menentukan hasil" in told(second)[0]


def test_the_program_at_set_up_gives_roles_without_telling(batola):
    offices.person(batola, "penetap", "penetap_hasil")
    assert not Notice.objects.exists()


@pytest.fixture
def with_codes(batola):
    closer = offices.person(batola, "penetap", "penetap_hasil")
    SecondFactor.objects.create(user=closer, secret="A" * 32, confirmed_at=timezone.now())
    return closer


def test_codes_are_taken_off_by_another_and_everybody_concerned_is_told(
    client, admin, second, batola, with_codes
):
    client.force_login(admin)
    assert client.post(f"/orang/{with_codes.uid}/kode-masuk/lepas/").status_code == 302
    assert not second_factor.is_asked(with_codes)
    assert "Kode masuk dilepas" in told(with_codes)[0]
    assert "Kode masuk dilepas" in told(second)[0]
    assert entries_of(batola).last().action == "second-factor-reset"


def test_nobody_takes_their_own_codes_off_as_an_administrator(admin, batola):
    SecondFactor.objects.create(user=admin, secret="A" * 32, confirmed_at=timezone.now())
    with pytest.raises(Refused, match="another administrator"):
        reset_codes(by=admin, government=batola, user=admin)
    assert second_factor.is_asked(admin)


@pytest.mark.parametrize("order", [(give_slip, reset_codes), (reset_codes, give_slip)])
def test_one_administrator_alone_does_not_open_the_account_of_one_who_decides(
    admin, second, batola, with_codes, order
):
    first, then = order
    first(by=admin, government=batola, user=with_codes)
    with pytest.raises(Refused, match="same person in one day"):
        then(by=admin, government=batola, user=with_codes)
    then(by=second, government=batola, user=with_codes)
