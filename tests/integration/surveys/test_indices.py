"""The index of the region: its rule is named, its parts are counted, its series breaks."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.surveys.actions import reports
from zonahijau.surveys.actions.choosing import choose
from zonahijau.surveys.figures import Figures
from zonahijau.surveys.models import Report
from zonahijau.surveys.reporting import due_day, span_of


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


@pytest.fixture
def clinic(batola, dinkes):
    return offices.unit(batola, "puskesmas", "puskesmas", dinkes)


def accepted(by, unit, year, index, n, instrument="panrb/skm-2017"):
    """A report with a printed index only, checked and accepted."""
    start, until = span_of("year", year, 1)
    period = reports.Period(start, until, due_day(until))
    reports.expect(by=by, government=unit.government, units=[unit], period=period)
    row = Report.objects.get(unit=unit, start=start)
    figures = Figures(printed=Decimal(index), respondents=n, instrument=instrument)
    came = reports.Received(unit.government.today())
    row = reports.receive(by=by, report=row, revision=row.revision, came=came, figures=figures)
    return reports.accept(by=by, report=row, revision=row.revision)


def page(client, who, **asked):
    client.force_login(who)
    return client.get(reverse("surveys:indices"), asked).content.decode()


def test_the_rule_stands_beside_the_number_and_the_other_one_too(
    client, batola, dinkes, clinic, sari
):
    accepted(sari, dinkes, 2025, "90", 10)
    accepted(sari, clinic, 2025, "80", 30)
    said = page(client, sari)
    assert "2025: 85,00, mutu B" in said
    assert "rata-rata nilai unit, 2 unit" in said
    assert "(semua responden digabung): 82,50" in said
    choose(by=sari, government=batola, rule="pooled", targets={2025: Decimal("84")})
    said = page(client, sari)
    assert "2025: 82,50, mutu B" in said
    assert "84,00" in said


def test_units_without_an_accepted_report_are_said_and_not_counted(client, dinkes, clinic, sari):
    accepted(sari, dinkes, 2025, "90", 10)
    said = page(client, sari)
    assert "2025: 90,00" in said
    assert "1 unit belum mempunyai laporan" in said


def test_years_under_different_regulations_are_not_compared(client, dinkes, sari):
    accepted(sari, dinkes, 2013, "80", 150, "panrb/skm-2004")
    accepted(sari, dinkes, 2025, "85", 150)
    assert "Tidak dibandingkan dengan 2013" in page(client, sari)


def test_a_rise_is_said_in_points(client, dinkes, sari):
    accepted(sari, dinkes, 2024, "84", 150)
    accepted(sari, dinkes, 2025, "85.5", 150)
    assert "Naik 1,50 poin dari 2024" in page(client, sari)


def test_a_line_that_is_no_target_is_refused_and_kept(client, sari):
    client.force_login(sari)
    answer = client.post(reverse("surveys:rolling"), {"rule": "units", "targets": "2026 tinggi"})
    assert answer.status_code == 422
    assert "2026 tinggi" in answer.content.decode()
