"""The six months of a new unit (PP 96/2012 art. 50) run whether it has begun to write or not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import offices
from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service, reminding, withdraw_service
from zonahijau.catalogue.models import Service
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.queries import clocks_of_new, urgent_units
from zonahijau.notices.models import Notice
from zonahijau.organisations.models import Unit


@pytest.fixture
def formed(batola, dinkes):
    """Says on which day, so many days ago, the health agency was formed."""

    def on(days):
        day = batola.today() - timedelta(days=days)
        Unit.objects.filter(pk=dinkes.pk).update(founded_on=day)
        return Unit.objects.select_related("government").get(pk=dinkes.pk)

    return on


def test_a_unit_that_has_written_nothing_is_told_once_before_its_time_ends(batola, rahmah, formed):
    unit = formed(170)
    for _ in range(2):
        reminding.remind(government=batola)
    (notice,) = Notice.objects.filter(user=rahmah)
    assert notice.text_id.startswith(f"{unit.name}: Unit baru menyusun, menetapkan")
    assert notice.link == reverse("catalogue:standards", args=[unit.uid])


def test_many_drafts_of_a_new_unit_are_one_message_and_one_task(batola, rahmah, formed, client):
    unit = formed(170)
    for name in ("KTP", "KK", "Akta"):
        complete(add_service(by=None, unit=unit, facts=ServiceFacts(name)))
    reminding.remind(government=batola)
    assert Notice.objects.filter(user=rahmah).count() == 1
    client.force_login(rahmah)
    page = client.get(reverse("catalogue:standards", args=[unit.uid])).content.decode()
    assert "dalam enam bulan (PP 96/2012, Pasal 50)" in page


def test_the_page_of_a_new_unit_without_services_says_how_long_it_has(rahmah, formed, client):
    unit = formed(10)
    client.force_login(rahmah)
    page = client.get(reverse("catalogue:standards", args=[unit.uid])).content.decode()
    assert "dalam enam bulan (PP 96/2012, Pasal 50)" in page
    assert "Belum ada layanan" in page


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_standard_ends_the_clock_and_one_of_a_withdrawn_service_does_not(
    by_hand, batola, rahmah, formed
):
    unit = formed(170)
    service = add_service(by=None, unit=unit, facts=ServiceFacts("KTP", has_standard=by_hand))
    if not by_hand:
        complete(service, "set", set_on=batola.today())
    assert clocks_of_new(batola, [unit]) == {}
    withdraw_service(by=rahmah, service=service, because="Ganda")
    assert list(clocks_of_new(batola, [unit])) == [unit.pk]


def test_a_unit_whose_standards_nobody_counted_is_never_said_to_be_late(batola, formed):
    unit = formed(400)
    assert urgent_units(batola) == []
    add_service(by=None, unit=unit, facts=ServiceFacts("KTP"))
    ((late, clock),) = urgent_units(batola)
    assert (late, clock.is_late) == (unit, True)


def test_a_unit_of_which_it_is_not_known_since_when_has_no_clock(batola, dinkes):
    add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP"))
    assert Service.objects.exists()
    assert urgent_units(batola) == []


def test_new_units_cost_as_many_queries_for_many_as_for_few(batola, formed, rahmah):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    formed(170)
    with CaptureQueriesContext(connection) as few:
        urgent_units(batola)
    for number in range(4):
        offices.unit(batola, f"dinas{number}")
    Unit.objects.update(founded_on=batola.today())
    with CaptureQueriesContext(connection) as many:
        urgent_units(batola)
    assert len(few) == len(many)
