"""Stories of people who move: what ends, what begins, what waits for whoever comes."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import offices
from zonahijau.audit.models import Entry
from zonahijau.notices.models import Notice
from zonahijau.organisations.actions.alarms import tell_without_charge
from zonahijau.organisations.actions.handovers import close, receive, tick
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.actions.transfers import (
    MOVES,
    RETIRES,
    Decree,
    Move,
    enter_transfer,
)
from zonahijau.organisations.actions.undoing import undo_transfer
from zonahijau.organisations.deciding import may
from zonahijau.organisations.handovers import Item, register_items
from zonahijau.organisations.models import Handover, Membership, OfficeHolder, Transfer, Unit
from zonahijau.organisations.queries import handover_facts, units_with_charge, units_without_charge
from zonahijau.wording import Refused, Text

LONG = offices.LONG_SINCE
EFFECTIVE = date(2026, 7, 1)
BEFORE = EFFECTIVE - timedelta(days=1)
SK = Decree("800/12/BKPSDM/2026", date(2026, 6, 25), EFFECTIVE)
NIP = "197801012005011003"


@pytest.fixture
def posts(batola, dinkes, disdik):
    return {
        unit.code: add_position(by=None, unit=unit, title=f"Kepala {unit.name}", kind="head")
        for unit in (dinkes, disdik)
    }


def sit(position, name, status="definitif", user=None, start=LONG, until=None, **more):
    appointment = Appointment(name, status, start, until, **more)
    return appoint(by=None, position=position, appointment=appointment, user=user)


@pytest.fixture
def rahmah(batola, dinkes):
    return offices.person(batola, "rahmah", "kepala_unit", dinkes)


@pytest.fixture
def heads(posts, rahmah):
    """Rahmah heads Dinkes with an account, Tono heads Disdik without one."""
    return (
        sit(posts["dinkes"], "Rahmah", user=rahmah, rank="Pembina (IV/a)", nip=NIP),
        sit(posts["disdik"], "Tono"),
    )


def test_a_transfer_ends_one_office_begins_the_other_and_moves_the_role(
    admin, batola, dinkes, disdik, posts, heads, rahmah
):
    moves = [
        Move(MOVES, left=heads[0], to=posts["disdik"]),
        Move(RETIRES, left=heads[1]),
    ]
    transfer = enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    assert [OfficeHolder.objects.get(pk=each.pk).until for each in heads] == [EFFECTIVE] * 2
    new = OfficeHolder.objects.get(position=posts["disdik"], start=EFFECTIVE)
    assert (new.name, new.rank, new.nip, new.user) == ("Rahmah", "Pembina (IV/a)", NIP, rahmah)
    assert may(rahmah, "submit", dinkes, on=BEFORE)
    assert not may(rahmah, "submit", dinkes, on=EFFECTIVE)
    assert may(rahmah, "submit", disdik, on=EFFECTIVE)
    assert {each.name for each in transfer.lines.all()} == {"Rahmah", "Tono"}
    assert Entry.objects.get(action="transfer-entered").details["handovers"] == 2


def test_every_unit_left_gets_a_handover_with_what_is_open_there(
    admin, batola, dinkes, posts, heads, rahmah, monkeypatch
):
    from zonahijau.organisations import handovers

    monkeypatch.setattr(handovers, "_providers", [])
    register_items(lambda unit: [Item(Text("Penilaian terbuka", "Open assessments"), 3, "/unit/")])
    moves = [Move(MOVES, left=heads[0], to=posts["disdik"]), Move(RETIRES, left=heads[1])]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    given = Handover.objects.get(unit=dinkes)
    assert (given.gives, given.takes) == (heads[0], None)
    assert given.items.first().count == 3
    taken = Handover.objects.get(position=posts["disdik"])
    assert taken.takes_user == rahmah
    told = Notice.objects.filter(user=rahmah, kind="handover")
    assert told.count() == 2
    assert "Rahmah" not in told.first().text_id


def test_a_handover_is_ticked_received_and_closed_by_those_who_take_part(
    admin, batola, posts, heads, rahmah, disdik
):
    moves = [Move(MOVES, left=heads[0], to=posts["disdik"]), Move(RETIRES, left=heads[1])]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    handover = Handover.objects.get(position=posts["disdik"])
    stranger = offices.person(batola, "lain", "operator", offices.unit(batola, "dinsos"))
    first = handover.items.first()
    with pytest.raises(PermissionDenied):
        tick(by=stranger, item=first, done=True)
    tick(by=rahmah, item=first, done=True)
    with pytest.raises(Refused, match="not received"):
        close(by=rahmah, handover=handover, note="")
    receive(by=rahmah, handover=handover)
    with pytest.raises(Refused) as caught:
        close(by=rahmah, handover=handover, note="")
    assert caught.value.refusals[0].column == "note"
    closed = close(by=rahmah, handover=handover, note="Kunci gudang menyusul")
    facts = handover_facts(closed)
    assert facts.takes.name == "Rahmah"
    assert facts.takes.nip == NIP
    assert facts.gives.position == "Kepala Disdik"
    assert [line.done for line in facts.lines][:2] == [True, False]
    assert facts.decree == SK.number
    with pytest.raises(Refused):
        tick(by=rahmah, item=first, done=False)


def test_nobody_receives_from_themselves(admin, batola, dinkes, posts, heads, rahmah):
    moves = [Move(MOVES, left=heads[0], to=posts["disdik"]), Move(RETIRES, left=heads[1])]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    with pytest.raises(PermissionDenied):
        receive(by=rahmah, handover=Handover.objects.get(unit=dinkes))


def test_a_plt_of_another_unit_keeps_that_office_when_only_one_is_left(
    admin, batola, posts, heads, rahmah, disdik
):
    heads[1].delete()
    acting = sit(posts["disdik"], "Rahmah", "plt", rahmah)
    offices.member(batola, rahmah, "kepala_unit", disdik)
    third = offices.unit(batola, "dinsos")
    post = add_position(by=None, unit=third, title="Kepala Dinsos", kind="head")
    moves = [Move(MOVES, left=heads[0], to=post)]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    acting.refresh_from_db()
    assert acting.until is None
    assert may(rahmah, "submit", disdik, on=EFFECTIVE)
    assert may(rahmah, "submit", third, on=EFFECTIVE)


def test_whoever_is_appointed_for_good_ends_the_plt(admin, batola, posts, heads, rahmah, disdik):
    heads[1].delete()
    deputy = offices.person(batola, "wakil", "kepala_unit", disdik)
    acting = sit(posts["disdik"], "Wakil", "plt", deputy)
    moves = [Move(MOVES, left=heads[0], to=posts["disdik"])]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    acting.refresh_from_db()
    assert acting.until == EFFECTIVE
    assert not may(deputy, "submit", disdik, on=EFFECTIVE)


def test_an_office_that_is_still_held_is_not_taken_and_nothing_is_written(
    admin, batola, posts, heads
):
    moves = [Move(MOVES, left=heads[0], to=posts["disdik"])]
    with pytest.raises(Refused) as caught:
        enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    refusal = caught.value.refusals[0]
    assert (refusal.row, refusal.column) == (1, "to")
    assert "Tono" in refusal.one_line("id")
    assert not Transfer.objects.exists()
    assert OfficeHolder.objects.get(pk=heads[0].pk).until is None


def test_a_plt_who_is_appointed_for_good_hands_nothing_over(admin, batola, disdik, posts):
    deputy = offices.person(batola, "wakil", "kepala_unit", disdik)
    acting = sit(posts["disdik"], "Wakil", "plt", deputy)
    moves = [Move(MOVES, left=acting, to=posts["disdik"])]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    assert not Handover.objects.exists()
    assert OfficeHolder.objects.on(EFFECTIVE).get(position=posts["disdik"]).status == "definitif"
    assert may(deputy, "submit", disdik, on=EFFECTIVE)
    assert Membership.objects.on(EFFECTIVE).filter(user=deputy).count() == 1


def test_nobody_leaves_twice_and_no_position_is_taken_twice(admin, batola, posts, heads):
    third = add_position(
        by=None, unit=offices.unit(batola, "dinsos"), title="Kepala Dinsos", kind="head"
    )
    twice = [Move(MOVES, left=heads[0], to=third), Move(RETIRES, left=heads[0])]
    with pytest.raises(Refused) as caught:
        enter_transfer(by=admin, government=batola, decree=SK, moves=twice)
    assert (caught.value.refusals[0].row, caught.value.refusals[0].column) == (2, "person")
    both = [Move(MOVES, left=head, to=third) for head in heads]
    with pytest.raises(Refused) as caught:
        enter_transfer(by=admin, government=batola, decree=SK, moves=both)
    assert (caught.value.refusals[0].row, caught.value.refusals[0].column) == (2, "to")
    assert not Transfer.objects.exists()


def test_two_heads_change_places_in_one_decree(admin, batola, posts, heads):
    moves = [
        Move(MOVES, left=heads[0], to=posts["disdik"]),
        Move(MOVES, left=heads[1], to=posts["dinkes"]),
    ]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    now = {each.position.unit.code: each.name for each in OfficeHolder.objects.on(EFFECTIVE)}
    assert now == {"dinkes": "Tono", "disdik": "Rahmah"}
    assert Handover.objects.filter(takes__isnull=False).count() == 2


def test_the_same_decree_is_not_entered_twice(admin, batola, posts, heads):
    enter_transfer(by=admin, government=batola, decree=SK, moves=[Move(RETIRES, left=heads[0])])
    with pytest.raises(Refused) as caught:
        enter_transfer(by=admin, government=batola, decree=SK, moves=[Move(RETIRES, left=heads[1])])
    assert caught.value.refusals[0].column == "number"


def test_an_operator_without_an_office_moves_as_well(admin, batola, dinkes, disdik):
    operator = offices.person(batola, "siti", "operator", dinkes)
    desk = add_position(by=None, unit=disdik, title="Operator", kind="operator")
    moves = [Move(MOVES, user=operator, unit=dinkes, to=desk)]
    enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    assert not may(operator, "answer", dinkes, on=EFFECTIVE)
    assert may(operator, "answer", disdik, on=EFFECTIVE)
    assert Handover.objects.get(unit=dinkes).gives_user == operator


def test_whoever_retires_loses_everything_but_the_name_on_what_was_done(
    admin, batola, dinkes, disdik, posts, heads, rahmah
):
    offices.member(batola, rahmah, "satgas")
    Handover.objects.all().delete()
    enter_transfer(by=admin, government=batola, decree=SK, moves=[Move(RETIRES, left=heads[0])])
    assert not Membership.objects.on(EFFECTIVE).filter(user=rahmah).exists()
    assert OfficeHolder.objects.get(pk=heads[0].pk).name == "Rahmah"
    assert OfficeHolder.objects.on(BEFORE).get(position=posts["dinkes"]).user == rahmah


def test_the_post_of_a_head_who_left_is_an_alarm(admin, batola, dinkes, disdik, posts, heads):
    offices.person(batola, "siti", "operator", dinkes)
    lacking = units_without_charge(batola, BEFORE)
    assert dinkes not in lacking
    enter_transfer(by=admin, government=batola, decree=SK, moves=[Move(RETIRES, left=heads[0])])
    assert dinkes in units_without_charge(batola, EFFECTIVE)
    worst = units_with_charge(Unit.objects.filter(pk=disdik.pk), EFFECTIVE).get()
    assert worst.in_charge == 1


def test_the_secretariat_hears_once_of_units_that_nobody_is_in_charge_of(
    admin, batola, dinkes, posts, heads
):
    satgas = offices.person(batola, "satgas", "satgas")
    for _ in range(2):
        assert tell_without_charge(government=batola) == 2
    notice = Notice.objects.get(user=satgas, kind="charge")
    assert notice.text_id.startswith("2 unit belum punya kepala atau operator")
    offices.person(batola, "siti", "operator", dinkes)
    tell_without_charge(government=batola)
    assert Notice.objects.filter(user=satgas, kind="charge").count() == 2


def test_a_plh_of_three_days_signs_in_those_days_only(admin, batola, dinkes, posts, heads):
    deputy = offices.person(batola, "sekretaris")
    first, until = date(2026, 8, 3), date(2026, 8, 6)
    appointment = Appointment("Sekretaris", "plh", first, until)
    appoint(
        by=admin,
        position=posts["dinkes"],
        appointment=appointment,
        user=deputy,
        role="kepala_unit",
    )
    days = [first + timedelta(days=n) for n in range(-1, 4)]
    assert [may(deputy, "submit", dinkes, on=day) for day in days] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert OfficeHolder.objects.on(first).first().name == "Sekretaris"
    assert OfficeHolder.objects.on(until).first().name == "Rahmah"


def test_a_decree_is_undone_within_a_day_as_if_it_had_never_been(
    admin, batola, dinkes, disdik, posts, heads, rahmah
):
    moves = [Move(MOVES, left=heads[0], to=posts["disdik"]), Move(RETIRES, left=heads[1])]
    transfer = enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    undo_transfer(by=admin, transfer=transfer, because="Salah berkas")
    assert {each.until for each in OfficeHolder.objects.filter(withdrawn_at=None)} == {None}
    assert may(rahmah, "submit", dinkes, on=EFFECTIVE)
    assert not may(rahmah, "submit", disdik, on=EFFECTIVE)
    assert not Handover.objects.filter(withdrawn_at=None).exists()
    again = enter_transfer(by=admin, government=batola, decree=SK, moves=moves)
    assert again.pk != transfer.pk


def test_a_decree_is_not_undone_after_a_day_nor_once_something_else_happened(
    admin, batola, posts, heads
):
    transfer = enter_transfer(
        by=admin, government=batola, decree=SK, moves=[Move(RETIRES, left=heads[0])]
    )
    sit(posts["dinkes"], "Orang baru", start=EFFECTIVE)
    with pytest.raises(Refused, match="filled"):
        undo_transfer(by=admin, transfer=transfer, because="Salah")
    OfficeHolder.objects.filter(name="Orang baru").delete()
    Transfer.objects.update(created_at=timezone.now() - timedelta(days=2))
    with pytest.raises(Refused, match="More than a day"):
        undo_transfer(by=admin, transfer=transfer, because="Salah")


@pytest.mark.parametrize("role", ["satgas", "pemeriksa"])
def test_a_decree_is_the_administrators_work(batola, heads, role):
    user = offices.person(batola, "orang", role)
    with pytest.raises(PermissionDenied):
        enter_transfer(by=user, government=batola, decree=SK, moves=[Move(RETIRES, left=heads[0])])


def test_an_office_of_another_government_is_not_there(admin, batola, banyuasin):
    unit = offices.unit(banyuasin, "dinkes")
    theirs = sit(add_position(by=None, unit=unit, title="Kepala", kind="head"), "Orang")
    with pytest.raises(Refused):
        enter_transfer(by=admin, government=batola, decree=SK, moves=[Move(RETIRES, left=theirs)])


def test_the_pages_ask_no_more_when_there_are_tenfold_offices(client, admin, batola):
    client.force_login(admin)

    def grow(count, number):
        moves = []
        for n in range(count):
            unit = offices.unit(batola, f"u{number}-{n}")
            post = add_position(by=None, unit=unit, title=f"Kepala {unit.name}", kind="head")
            moves.append(Move(RETIRES, left=sit(post, f"Pejabat {number} {n}")))
            sit(add_position(by=None, unit=unit, title="Sekretaris", kind="secretary"), "Orang")
        decree = Decree(number, SK.dated, SK.effective)
        return enter_transfer(by=admin, government=batola, decree=decree, moves=moves)

    def asked(transfer):
        pages = ("positions", "transfers", "new_transfer", "units")
        addresses = [reverse(f"organisations:{name}") for name in pages]
        addresses.append(reverse("organisations:decree", args=[transfer.uid]))
        counts = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    assert asked(grow(2, "1/2026")) == asked(grow(20, "2/2026"))
