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
    assert "Cara (setempat, bawaan aplikasi, belum ada yang memilih)" in said
    assert "rata-rata nilai unit, 2 unit" in said
    assert "(semua responden digabung): 82,50" in said
    assert "mutu B (Baik)" in page(client, sari, cara="pooled")
    assert "2025: 82,50" in page(client, sari, cara="pooled")
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


def test_only_units_with_both_years_make_a_rise(client, dinkes, clinic, sari):
    """A clinic that reports for the first time, low, is no fall of the region."""
    accepted(sari, dinkes, 2024, "84", 150)
    accepted(sari, dinkes, 2025, "85", 150)
    accepted(sari, clinic, 2025, "60", 150)
    said = page(client, sari)
    assert "2025: 72,50" in said
    assert "Naik 1,00 poin dari 2024" in said
    assert "ketelitian nilai 1 unit tidak diketahui" in said


def test_a_rise_that_only_comes_of_more_respondents_in_a_good_unit_is_told_so(
    client, batola, dinkes, clinic, sari
):
    for unit, index, people in ((dinkes, "70", (50, 20)), (clinic, "90", (50, 80))):
        for year, n in zip((2024, 2025), people, strict=True):
            accepted(sari, unit, year, index, n)
    assert "dihitung seberat" not in page(client, sari)  # the mean of the units does not move
    said = page(client, sari, cara="pooled")
    assert "Naik 6,00 poin dari 2024" in said
    assert "Bila tiap unit dihitung seberat pada 2024, selisihnya 0,00 poin" in said


def test_a_rounded_weight_is_brought_to_the_exact_one_and_said(client, dinkes, sari):
    """All fours under 0.11 print 99; the region would seem to stand below a hundred."""
    row = accepted(sari, dinkes, 2025, "99", 150)
    Report.objects.filter(pk=row.pk).update(convention="0.11")
    said = page(client, sari)
    assert "2025: 100,00" in said
    assert "memakai bobot yang dibulatkan" in said


def test_elements_are_graded_and_rolled_up_under_the_same_rule(client, dinkes, clinic, sari):
    for unit, mean in ((dinkes, "4"), (clinic, "3")):
        row = accepted(sari, unit, 2025, "80", 40)
        Report.objects.filter(pk=row.pk).update(means={"WAKTU": mean})
    said = page(client, sari)
    assert "87,50" in said
    assert "Waktu penyelesaian" in said


def test_an_agency_shows_itself_and_what_is_below_it(client, dinkes, clinic, sari):
    accepted(sari, dinkes, 2025, "90", 10)
    accepted(sari, clinic, 2025, "80", 30)
    client.force_login(sari)
    said = client.get(reverse("surveys:index_of_unit", args=[dinkes.uid])).content.decode()
    assert f"{dinkes.name} 2025: 85,00" in said
    assert f"{dinkes.name} sendiri" in said
    assert clinic.name in said
    said = client.get(reverse("surveys:index_of_unit", args=[clinic.uid])).content.decode()
    assert f"{clinic.name} 2025: 80,00" in said
    assert "Cara:" not in said


def test_a_unit_has_targets_of_its_own_or_those_of_the_region(client, batola, clinic, sari):
    accepted(sari, clinic, 2025, "80", 30)
    choose(by=sari, government=batola, rule="units", targets={2025: Decimal("84")})
    client.force_login(sari)
    address = reverse("surveys:index_of_unit", args=[clinic.uid])
    said = client.get(address).content.decode()
    assert "Target 2025 (84,00) belum tercapai: kurang 4,00 poin" in said
    assert "unit ini belum mempunyai target sendiri" in said
    sent = client.post(reverse("surveys:aims", args=[clinic.uid]), {"targets": "2025 79,50"})
    assert sent.headers["Location"] == address
    said = client.get(address).content.decode()
    assert "Target 2025 (79,50) tercapai" in said


def test_whoever_oversees_several_governments_sees_provinces_and_all_of_them(
    client, batola, dinkes, sari
):
    other = offices.government(offices.BANYUASIN, "Banyuasin")
    clinic = offices.unit(other, "klinik")
    budi = offices.person(other, "budi", "satgas")
    accepted(sari, dinkes, 2025, "90", 10)
    accepted(budi, clinic, 2025, "80", 30)
    client.force_login(sari)
    alone = client.get(reverse("surveys:index_of_nation")).content.decode()
    assert "2025: 90,00" in alone
    assert "(1 dari " in alone
    assert client.get(reverse("surveys:index_of_province", args=["16"])).status_code == 404
    offices.member(other, sari, "satgas")
    all_ = client.get(reverse("surveys:index_of_nation")).content.decode()
    assert "2025: 85,00" in all_
    there = client.get(reverse("surveys:index_of_province", args=["16"])).content.decode()
    assert "2025: 80,00" in there
    assert other.name in there


@pytest.mark.parametrize(
    "line", ["2026 tinggi", "2026 NaN", "2026 Infinity", "2026 101", "２０２６ 88"]
)
def test_a_line_that_is_no_target_is_refused_and_kept(client, sari, line):
    client.force_login(sari)
    sent = {"rule": "units", "users_mean": "flat", "targets": line}
    answer = client.post(reverse("surveys:rolling"), sent)
    assert answer.status_code == 422
    assert line in answer.content.decode()


def test_the_picture_of_the_years_shows_and_tells_the_targets(client, batola, dinkes, sari):
    accepted(sari, dinkes, 2024, "84", 150)
    accepted(sari, dinkes, 2025, "85", 150)
    assert "plot__target" not in page(client, sari)
    choose(by=sari, government=batola, rule="units", targets={2025: Decimal("86.5")})
    said = page(client, sari)
    assert said.count('class="plot__target"') == 1
    assert "2024: 84,00; 2025: 85,00 (target 86,50)" in said
    assert "target tahun itu" in said
    assert "skala 70 sampai 100" in said
    assert "peraturannya berganti" not in said


def test_elements_of_different_regulations_are_not_averaged(client, dinkes, clinic, sari):
    for unit, instrument in ((dinkes, "panrb/skm-2004"), (clinic, "panrb/skm-2017")):
        row = accepted(sari, unit, 2025, "80", 40, instrument)
        Report.objects.filter(pk=row.pk).update(means={"WAKTU": "3"})
    said = page(client, sari)
    assert "tidak dapat digabung" in said
    assert "Nilai tiap unsur" not in said
