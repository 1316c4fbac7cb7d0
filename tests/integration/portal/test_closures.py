"""Days on which a place is closed: who says so, and who reads it."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests import offices
from tests.integration.portal.conftest import WEEK
from zonahijau.audit.models import Entry
from zonahijau.catalogue.actions.closures import close_places, reopen_places
from zonahijau.catalogue.actions.contacts import add_point, change_point
from zonahijau.catalogue.contacts import PointFacts
from zonahijau.catalogue.hours import Closure
from zonahijau.catalogue.models import ServicePoint
from zonahijau.organisations.models import OwnDay
from zonahijau.portal.importing import import_catalogue
from zonahijau.web.formatting import long_date, plain_date
from zonahijau.wording import Refused


def closure(government, ahead=3, long=1, note="Renovasi gedung"):
    start = government.today() + timedelta(days=ahead)
    return Closure(start, start + timedelta(days=long), note)


def page_of(client, unit):
    response = client.get(reverse("portal:unit", kwargs={"code": unit.public_code}))
    return " ".join(response.content.decode().split())


@pytest.fixture
def point(dukcapil):
    return ServicePoint.objects.get(unit=dukcapil)


def address(point, name="closures"):
    return reverse(f"portal:{name}", kwargs={"point": point.uid})


def test_the_public_reads_on_which_days_a_place_is_closed(client, dukcapil, point):
    days = closure(dukcapil.government, long=4)
    close_places(by=None, points=[point], closure=days)
    page = page_of(client, dukcapil)
    assert plain_date(days.start) in page
    assert plain_date(days.last) in page
    assert "Renovasi gedung" in page
    assert "Sekarang buka" in page


def test_a_place_that_is_closed_today_says_why_and_until_when(client, dukcapil, point):
    days = closure(dukcapil.government, ahead=0, long=10)
    close_places(by=None, points=[point], closure=days)
    page = page_of(client, dukcapil)
    assert "Sekarang tutup (Renovasi gedung)" in page
    assert f"buka lagi {long_date(days.until)}" in page


def test_days_of_the_region_close_a_place_by_their_name(client, dukcapil, point):
    on = dukcapil.government.today() + timedelta(days=2)
    OwnDay.objects.create(government=dukcapil.government, on=on, name="Hari Jadi Batola")
    assert "Hari Jadi Batola" not in page_of(client, dukcapil)  # it serves on holidays as well
    point.hours = WEEK | {"holidays": "closed"}
    point.save()
    page = page_of(client, dukcapil)
    assert "Hari Jadi Batola" in page
    assert long_date(on) in page


def test_an_operator_closes_a_place_and_opens_it_again(client, operator, dukcapil, point):
    client.force_login(operator)
    start = dukcapil.government.today() + timedelta(days=5)
    sent = {"start": start.isoformat(), "last": "", "note": "Pelatihan"}
    assert client.post(address(point), sent).status_code == 302
    page = client.get(address(point)).content.decode()
    assert "Pelatihan" in page
    assert "Pelatihan" in page_of(client, dukcapil)
    named = {"start": start, "until": start + timedelta(days=1), "note": "Pelatihan"}
    client.post(address(point, "closure_withdraw"), named)
    assert "Pelatihan" not in page_of(client, dukcapil)
    kept = Entry.objects.filter(action__startswith="closure-").order_by("pk")
    assert [row.action for row in kept] == ["closure-added", "closure-withdrawn"]


def test_all_places_of_a_unit_are_closed_at_once(client, operator, dukcapil, point):
    add_point(by=None, unit=dukcapil, facts=PointFacts("Loket dua", hours=WEEK))
    client.force_login(operator)
    sent = {"start": dukcapil.government.today(), "note": "Pindah", "everywhere": "on"}
    client.post(address(point), sent)
    assert all(row.opening.closed for row in ServicePoint.objects.all())


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    client, operator, dukcapil, point
):
    client.force_login(operator)
    sent = {"start": "2020-01-01", "note": "Sudah lewat"}
    response = client.post(address(point), sent)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Hari tutup ini sudah lewat" in page
    assert 'value="Sudah lewat"' in page


def test_correcting_a_place_keeps_its_closures(operator, dukcapil, point):
    days = closure(dukcapil.government)
    close_places(by=operator, points=[point], closure=days)
    point.refresh_from_db()
    facts = PointFacts("Loket satu", hours=WEEK)
    changed = change_point(by=operator, point=point, facts=facts, revision=point.revision)
    assert changed.opening.closed == (days,)


def test_the_same_closure_again_changes_nothing_and_one_that_is_gone_is_refused(dukcapil, point):
    days = closure(dukcapil.government)
    close_places(by=None, points=[point], closure=days)
    close_places(by=None, points=[point], closure=days)
    point.refresh_from_db()
    assert point.opening.closed == (days,)
    reopen_places(by=None, points=[point], closure=days)
    with pytest.raises(Refused):
        reopen_places(by=None, points=[point], closure=days)


def test_nobody_closes_a_place_of_another_unit(client, batola, point):
    other = offices.person(batola, "lain", "operator", offices.unit(batola, "dishub"))
    client.force_login(other)
    assert client.get(address(point)).status_code in {403, 404}
    sent = {"start": batola.today()}
    assert client.post(address(point), sent).status_code in {403, 404}
    point.refresh_from_db()
    assert point.opening.closed == ()


@pytest.mark.parametrize("sent", [{}, {"start": "besok", "until": "lusa"}])
def test_a_closure_that_no_button_names_is_not_there(client, operator, point, sent):
    client.force_login(operator)
    assert client.post(address(point, "closure_withdraw"), sent).status_code == 404


def test_closures_and_channels_go_out_as_open_data_and_come_back(client, batola, family_card):
    point = ServicePoint.objects.get()
    days = closure(batola, long=2)
    close_places(by=None, points=[point], closure=days)
    text = b"".join(
        client.get(f"/publik/{batola.region_id}/data/layanan.jsonld").streaming_content
    ).decode()
    special = [
        each
        for node in json.loads(text)["@graph"]
        for channel in node.get("schema:availableChannel", ())
        for each in channel["schema:serviceLocation"]["schema:specialOpeningHoursSpecification"]
    ]
    assert [(each["schema:validFrom"], each["schema:validThrough"]) for each in special] == [
        (days.start.isoformat(), days.last.isoformat())
    ]
    table = client.get(f"/publik/{batola.region_id}/data/layanan.csv")
    assert "Renovasi gedung" in b"".join(table.streaming_content).decode()
    ServicePoint.objects.all().delete()
    taken = import_catalogue(government=batola, lines=text.splitlines())
    assert taken.points == 1
    assert ServicePoint.objects.get().opening.closed == (days,)


def test_a_day_of_the_nation_is_called_by_its_name():
    from zonahijau.lawbook.working_days import holiday_names

    names = holiday_names("ID", 2026)
    assert names[date(2026, 8, 17)].id == "Hari Kemerdekaan Republik Indonesia"
    assert names[date(2026, 8, 17)].en == "Independence Day"
