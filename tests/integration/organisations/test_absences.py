"""Who in office is away: recorded by those of the unit, within the office, once for each day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests import offices
from zonahijau.audit.models import Entry
from zonahijau.organisations.actions.absences import Away, record_absence, withdraw_absence
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.models import Absence
from zonahijau.organisations.recognising import kind_of
from zonahijau.wording import Refused

DAY = date(2026, 12, 1)


@pytest.fixture
def holder(batola):
    unit = offices.unit(batola, "dinkes")
    position = add_position(by=None, unit=unit, title="Loket", kind="front_office")
    appointment = Appointment("Siti", "definitif", date(2026, 1, 1), date(2027, 1, 1))
    return appoint(by=None, position=position, appointment=appointment)


@pytest.fixture
def head(batola, holder):
    return offices.person(batola, "kepala", "kepala_unit", holder.position.unit)


def away(start=DAY, days=5, kind="leave"):
    return Away(kind, start, start + timedelta(days=days), "Ani", "800/1")


def test_the_head_of_the_unit_records_it_and_the_trail_names_nobody(head, holder):
    row = record_absence(by=head, holder=holder, away=away())
    assert (row.last_day, row.substitute) == (date(2026, 12, 5), "Ani")
    assert row.covers(DAY)
    assert not row.covers(DAY + timedelta(days=5))
    entry = Entry.objects.get(action="absence-recorded")
    assert "Ani" not in str(entry.details)
    assert "Siti" not in str(entry.details)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (away(days=0), "end is not after"),
        (away(start=date(2025, 12, 1)), "Outside the time of the office"),
        (away(start=date(2027, 1, 1)), "Outside the time of the office"),
        (away(kind="sick"), "kind is not known"),
    ],
)
def test_what_cannot_be_is_refused(head, holder, wrong, said):
    with pytest.raises(Refused, match=said):
        record_absence(by=head, holder=holder, away=wrong)


def test_nobody_is_away_twice_on_a_day_but_the_day_after_is_free(head, holder):
    record_absence(by=head, holder=holder, away=away())
    with pytest.raises(Refused, match="Another one holds"):
        record_absence(by=head, holder=holder, away=away(start=DAY + timedelta(days=4)))
    record_absence(by=head, holder=holder, away=away(start=DAY + timedelta(days=5)))
    assert Absence.objects.count() == 2


def test_a_leave_taken_back_stays_with_its_reason_and_frees_the_days(head, holder):
    row = record_absence(by=head, holder=holder, away=away())
    with pytest.raises(Refused, match="reason is missing"):
        withdraw_absence(by=head, absence=row, because=" ")
    withdraw_absence(by=head, absence=row, because="tidak jadi")
    assert not Absence.objects.not_over_on(DAY).exists()
    record_absence(by=head, holder=holder, away=away())


def test_another_unit_and_a_reader_cannot(batola, holder):
    other = offices.person(batola, "lain", "kepala_unit", offices.unit(batola, "disdik"))
    reader = offices.person(batola, "bupati", "pimpinan")
    for person in (other, reader):
        with pytest.raises(PermissionDenied):
            record_absence(by=person, holder=holder, away=away())


def test_it_is_filled_in_and_taken_back_in_a_browser(client, head, holder):
    client.force_login(head)
    unit = reverse("organisations:unit", args=[holder.position.unit.uid])
    today = holder.government.today()
    typed = {
        "kind": "duty",
        "start": today.isoformat(),
        "last": today.isoformat(),
        "substitute": "Ani Pengganti",
    }
    address = reverse("organisations:record_absence", args=[holder.uid])
    assert client.get(address).status_code == 200
    assert client.post(address, typed | {"last": "2020-01-01"}).status_code == 422
    assert client.post(address, typed).status_code == 302
    assert "digantikan Ani Pengganti" in client.get(unit).content.decode()
    row = Absence.objects.get()
    assert row.until == today + timedelta(days=1)
    client.post(reverse("organisations:withdraw_absence", args=[row.uid]), {"because": "batal"})
    assert "Ani Pengganti" not in client.get(unit).content.decode()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Petugas Loket Pelayanan", "front_office"),
        ("Petugas Front Office", "front_office"),
        ("Narahubung", "contact"),
        ("Petugas Pengaduan", "complaint_officer"),
    ],
)
def test_positions_of_the_desk_are_known_by_their_titles(title, kind):
    assert kind_of(title, "dinas", "Dinas Kesehatan") == kind
