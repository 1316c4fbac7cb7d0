"""Units over time: names, places, splits, mergers, and two people at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests import offices
from zonahijau.audit.queries import entries_of, verify
from zonahijau.organisations.actions.succession import (
    Decision,
    close_unit,
    merge_units,
    split_unit,
)
from zonahijau.organisations.actions.units import (
    change_unit,
    create_unit,
    move_unit,
    refresh_units,
    rename_unit,
)
from zonahijau.organisations.models import Membership, Placement, Succession, Unit, UnitName
from zonahijau.organisations.policies import Overtaken, UnitFacts
from zonahijau.organisations.tenancy import GovernmentChanged
from zonahijau.wording import Refused

ON = date(2026, 1, 1)
DECISION = Decision(ON, "Perda 3/2025")


def fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def facts_of(unit: Unit, **changes: object) -> UnitFacts:
    known = {"code": unit.code, "name": unit.name, "kind": unit.kind, "website": unit.website}
    return UnitFacts(**(known | changes))


def test_a_unit_stands_below_its_superior(dinkes, marabahan):
    assert marabahan.path == f"{dinkes.path}{marabahan.pk}/"
    assert marabahan.ancestor_ids == (dinkes.pk,)
    assert (dinkes.depth, marabahan.depth) == (0, 1)


def test_a_code_is_given_once_in_a_government_and_again_in_another(batola, banyuasin, dinkes):
    with pytest.raises(Refused, match="dinkes"):
        offices.unit(batola, "dinkes")
    assert offices.unit(banyuasin, "dinkes").pk


def test_a_superior_of_another_government_is_refused(banyuasin, dinkes):
    with pytest.raises(Refused, match="superior"):
        offices.unit(banyuasin, "puskesmas", parent=dinkes)


def test_a_unit_moves_with_everything_below_it(admin, dinkes, disdik, marabahan):
    move_unit(by=admin, unit=dinkes, parent=disdik, on=ON)
    assert fresh(marabahan).path == f"{disdik.path}{dinkes.pk}/{marabahan.pk}/"
    places = Placement.objects.filter(unit=dinkes).values_list("parent", "until")
    assert list(places) == [(None, ON), (disdik.pk, None)]


def test_a_unit_cannot_move_below_itself(admin, dinkes, marabahan):
    with pytest.raises(Refused, match="below itself"):
        move_unit(by=admin, unit=dinkes, parent=marabahan, on=ON)
    assert fresh(dinkes).path == dinkes.path


def test_a_move_of_tomorrow_changes_the_tree_tomorrow(admin, batola, dinkes, disdik, marabahan):
    tomorrow = batola.today() + timedelta(1)
    move_unit(by=admin, unit=marabahan, parent=disdik, on=tomorrow)
    assert fresh(marabahan).parent == dinkes
    assert refresh_units(government=batola) == 0
    Placement.objects.filter(until=tomorrow).update(until=batola.today())
    Placement.objects.filter(start=tomorrow).update(start=batola.today())
    assert refresh_units(government=batola) == 1
    assert fresh(marabahan).path == f"{disdik.path}{marabahan.pk}/"


def test_a_unit_keeps_its_old_name_for_the_time_before(admin, dinkes):
    rename_unit(by=admin, unit=dinkes, name="Dinas Kesehatan dan KB", short_name="DKKB", on=ON)
    assert fresh(dinkes).name == "Dinas Kesehatan dan KB"
    names = UnitName.objects.filter(unit=dinkes).values_list("name", "until")
    assert list(names) == [("Dinkes", ON), ("Dinas Kesehatan dan KB", None)]


def test_a_second_change_from_the_same_day_is_refused(admin, dinkes):
    rename_unit(by=admin, unit=dinkes, name="Satu", short_name="", on=ON)
    with pytest.raises(Refused, match="2026-01-01"):
        rename_unit(by=admin, unit=dinkes, name="Dua", short_name="", on=ON)


def test_who_saves_second_overwrites_nothing_and_sees_what_stands(admin, dinkes):
    seen = dinkes.version
    first = facts_of(dinkes, website="https://dinkes.batola.go.id")
    change_unit(by=admin, unit=dinkes, version=seen, facts=first, founded_on=None)
    second = facts_of(dinkes, website="https://lain.batola.go.id")
    with pytest.raises(Overtaken) as overtaken:
        change_unit(by=admin, unit=dinkes, version=seen, facts=second, founded_on=None)
    assert overtaken.value.stored["website"] == "https://dinkes.batola.go.id"
    assert fresh(dinkes).website == "https://dinkes.batola.go.id"


def test_saving_what_stands_already_changes_nothing(admin, dinkes):
    change_unit(by=admin, unit=dinkes, version=1, facts=facts_of(dinkes), founded_on=None)
    assert fresh(dinkes).version == 1


def test_a_split_unit_ends_and_leaves_its_units_to_the_first_successor(
    admin, batola, dinkes, marabahan
):
    operator = offices.person(batola, "rahmah", "operator", dinkes)
    new = [UnitFacts("dinkes-1", "Satu", "dinas"), UnitFacts("dinkes-2", "Dua", "dinas")]
    first, second = split_unit(by=admin, unit=dinkes, into=new, decision=DECISION)
    assert fresh(dinkes).closed_on == ON
    assert fresh(marabahan).path == f"{first.path}{marabahan.pk}/"
    assert Membership.objects.get(user=operator).until == ON
    kinds = Succession.objects.filter(predecessor=dinkes).values_list("successor", "kind")
    assert list(kinds) == [(first.pk, "split"), (second.pk, "split")]
    assert not Unit.objects.open_on(ON).filter(pk=dinkes.pk).exists()
    assert Unit.objects.open_on(ON - timedelta(1)).filter(pk=dinkes.pk).exists()


def test_merged_units_end_and_leave_their_units_to_the_new_one(admin, dinkes, disdik, marabahan):
    into = UnitFacts("gabung", "Dinas Gabungan", "dinas")
    merged = merge_units(
        by=admin, units=[dinkes, disdik], into=into, parent=None, decision=DECISION
    )
    assert fresh(marabahan).parent == merged
    assert {fresh(unit).closed_on for unit in (dinkes, disdik)} == {ON}


def test_one_unit_is_no_merger(admin, dinkes):
    with pytest.raises(Refused, match="two"):
        merge_units(
            by=admin,
            units=[dinkes, dinkes],
            into=UnitFacts("x", "X", "dinas"),
            parent=None,
            decision=DECISION,
        )


def test_a_unit_with_units_below_it_is_not_closed(admin, dinkes, marabahan):
    with pytest.raises(Refused, match="1 unit still stands"):
        close_unit(by=admin, unit=dinkes, decision=DECISION)
    close_unit(by=admin, unit=marabahan, decision=DECISION)
    close_unit(by=admin, unit=dinkes, decision=DECISION)


def test_nothing_of_a_refused_split_stays(admin, batola, dinkes):
    new = [UnitFacts("baru", "Satu", "dinas"), UnitFacts("baru", "Dua", "dinas")]
    with pytest.raises(Refused):
        split_unit(by=admin, unit=dinkes, into=new, decision=DECISION)
    assert not Unit.objects.filter(code="baru").exists()
    assert fresh(dinkes).closed_on is None
    assert verify(batola).holds


def test_whoever_may_not_manage_units_is_refused_by_the_action_itself(batola, dinkes):
    operator = offices.person(batola, "rahmah", "operator", dinkes)
    with pytest.raises(PermissionDenied):
        create_unit(by=operator, government=batola, facts=UnitFacts("x", "X", "dinas"))
    with pytest.raises(PermissionDenied):
        move_unit(by=operator, unit=dinkes, parent=None, on=ON)


def test_every_change_stands_in_the_chain(admin, batola, dinkes):
    rename_unit(by=admin, unit=dinkes, name="Baru", short_name="", on=ON)
    entry = entries_of(batola).last()
    assert (entry.action, entry.actor_uid, entry.subject_uid) == (
        "unit-renamed",
        admin.uid,
        dinkes.uid,
    )
    assert entry.details == {"from": "Dinkes", "to": "Baru", "on": "2026-01-01"}


def test_a_unit_never_changes_its_government(banyuasin, dinkes):
    unit = fresh(dinkes)
    unit.government = banyuasin
    with pytest.raises(GovernmentChanged):
        unit.save()


def test_a_tree_deeper_than_any_office_is_refused(admin, batola, dinkes):
    units = [dinkes]
    for level in range(2, 9):
        units.append(offices.unit(batola, f"level-{level}", "lainnya", units[-1]))
    with pytest.raises(Refused, match="8 levels"):
        offices.unit(batola, "level-9", "lainnya", units[-1])
    other = offices.unit(batola, "lain")
    with pytest.raises(Refused, match="8 levels"):
        move_unit(by=admin, unit=dinkes, parent=other, on=ON)
