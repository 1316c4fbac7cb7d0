"""Results of other bodies: entered with their source, corrected by withdrawal."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from zonahijau.assessments import actions
from zonahijau.assessments.actions.official import Published
from zonahijau.assessments.models import OfficialResult
from zonahijau.lawbook.library import load_instrument
from zonahijau.wording import Refused

BATOLA_2023 = Published(
    instrument_id="ombudsman/2023",
    year=2023,
    score="87.59",
    band="B",
    zone="hijau",
    source_title="Bakabar, nilai Kabupaten Barito Kuala 2023",
)


def enter(batola, **changes):
    return actions.enter_official_result(
        government=batola.government,
        published=replace(BATOLA_2023, **changes),
        by=batola.satgas,
    )


def test_a_published_result_is_kept_as_it_was_printed(batola):
    assert (enter(batola).score, enter(batola, year=2024).year) == ("87.59", 2024)


def test_the_year_is_the_one_that_has_begun_in_the_regency(batola, monkeypatch):
    new_year_in_makassar = datetime(2026, 12, 31, 23, 50, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: new_year_in_makassar)
    assert enter(batola, year=2027).year == 2027
    with pytest.raises(Refused, match="2028"):
        enter(batola, year=2028)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"source_title": " "}, "source"),
        ({"score": "tinggi"}, "not a number"),
        ({"score": "187"}, "outside the scale"),
        ({"zone": "merah"}, "contradicts"),
        ({"instrument_id": "ombudsman/1999"}, "no instrument"),
        ({"year": 1900}, "year"),
    ],
)
def test_what_cannot_have_been_published_is_refused(batola, changes, complaint):
    with pytest.raises(Refused, match=complaint):
        enter(batola, **changes)
    assert not OfficialResult.objects.exists()


def test_a_decimal_comma_is_read_as_one(batola):
    assert enter(batola, score="87,59").score == "87.59"


def test_a_mistake_is_withdrawn_with_a_reason_and_entered_again(batola):
    wrong = enter(batola)
    with pytest.raises(Refused, match="reason"):
        actions.withdraw_official_result(result=wrong, because=" ", by=batola.satgas)
    actions.withdraw_official_result(result=wrong, because="Salah ketik", by=batola.satgas)
    wrong.refresh_from_db()
    assert wrong.withdrawn_because == "Salah ketik"
    with pytest.raises(Refused, match="already withdrawn"):
        actions.withdraw_official_result(result=wrong, because="Lagi", by=batola.satgas)


def test_a_unit_of_another_regency_gets_no_result_here(batola, neighbour):
    with pytest.raises(Refused, match="another government"):
        actions.enter_official_result(
            government=batola.government,
            published=BATOLA_2023,
            by=batola.satgas,
            unit=neighbour.agency,
        )


def test_only_the_task_force_enters_them(batola):
    with pytest.raises(PermissionDenied):
        actions.enter_official_result(
            government=batola.government, published=BATOLA_2023, by=batola.head
        )


def test_the_list_names_the_instrument_as_people_call_it(batola, client):
    enter(batola)
    client.force_login(batola.satgas)
    page = client.get(reverse("assessments:official")).content.decode()
    assert str(load_instrument("ombudsman/2023").title) in page
    assert "ombudsman/2023" not in page
