"""Days of the region and the working week: entered, counted by, withdrawn."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests import offices
from zonahijau.organisations.actions.days import DayFacts, add_day, choose_week, withdraw_day
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government, OwnDay
from zonahijau.wording import Refused

HARI_JADI = DayFacts(date(2027, 1, 4), "Hari Jadi Barito Kuala", letter="SE 1/2026")
INDEPENDENCE = date(2026, 8, 17)


@pytest.fixture
def admin(batola):
    return offices.person(batola, "admin", "admin")


def test_a_day_of_the_region_is_free_until_it_is_withdrawn(batola, admin):
    made = add_day(by=admin, government=batola, facts=HARI_JADI)
    assert not calendar_of(batola).is_working(HARI_JADI.on)
    with pytest.raises(Refused, match="entered already"):
        add_day(by=admin, government=batola, facts=HARI_JADI)
    with pytest.raises(Refused, match="reason"):
        withdraw_day(by=admin, day=made, because="")
    withdraw_day(by=admin, day=made, because="Salah tanggal")
    assert calendar_of(batola).is_working(HARI_JADI.on)
    add_day(by=admin, government=batola, facts=HARI_JADI)


def test_a_national_holiday_may_be_worked_and_only_such_a_day(batola, admin):
    add_day(by=admin, government=batola, facts=DayFacts(INDEPENDENCE, "Upacara", is_worked=True))
    assert calendar_of(batola).is_working(INDEPENDENCE)
    with pytest.raises(Refused, match="no national holiday"):
        add_day(by=admin, government=batola, facts=DayFacts(date(2026, 8, 18), "Apa", True))
    with pytest.raises(Refused, match="national holiday already"):
        add_day(by=admin, government=batola, facts=DayFacts(date(2026, 12, 25), "Natal"))


def test_a_week_of_six_days_works_on_saturdays(batola, admin):
    saturday = date(2026, 7, 11)
    assert not calendar_of(batola).is_working(saturday)
    choose_week(by=admin, government=batola, week="six")
    assert calendar_of(Government.objects.get(pk=batola.pk)).is_working(saturday)
    with pytest.raises(Refused):
        choose_week(by=admin, government=batola, week="seven")


def test_only_the_administrator_changes_the_calendar(batola):
    satgas = offices.person(batola, "fauzi", "satgas")
    with pytest.raises(PermissionDenied):
        add_day(by=satgas, government=batola, facts=HARI_JADI)


def test_the_page_of_days_adds_withdraws_and_chooses(client, batola, admin):
    client.force_login(admin)
    page = reverse("organisations:days")
    client.post(page, {"on": "2027-01-04", "name": "Hari Jadi", "kind": "free"})
    row = OwnDay.objects.get()
    assert "Hari Jadi" in client.get(page).content.decode()
    wrong = client.post(page, {"on": "2026-12-25", "name": "Natal", "kind": "free"})
    assert wrong.status_code == 422
    client.post(reverse("organisations:withdraw_day", args=[row.pk]), {"because": "Keliru"})
    assert not OwnDay.objects.standing().exists()
    client.post(reverse("organisations:week"), {"week": "six"})
    assert Government.objects.get().settings["week"] == "six"
