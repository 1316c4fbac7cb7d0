"""Results: rows that never change, computed again to the same digit from what they store."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions
from zonahijau.assessments.models import Answer, Result
from zonahijau.assessments.queries import region_bounds
from zonahijau.assessments.results import (
    comes_out_again,
    recompute,
    recompute_region,
    score_fields,
)
from zonahijau.organisations.authority import authority_of
from zonahijau.wording import Refused


def same(result: Result) -> bool:
    return all(
        getattr(result, key) == value for key, value in score_fields(recompute(result)).items()
    )


@pytest.mark.parametrize(
    ("instrument", "facets", "weights"),
    [
        (make.MONTHLY, {}, ""),
        (make.OMBUDSMAN_2023, {}, ""),
        (make.OMBUDSMAN_2023, {}, "official"),
        (make.IPP, {"form": "A"}, ""),
        (make.IPP, {"form": "B"}, ""),
    ],
)
def test_a_result_is_recomputed_to_the_same_digit(batola, instrument, facets, weights):
    opened = make.opened(batola, instrument, facets=facets, weights=weights)
    assessed = make.sealed(batola, opened.assessments.get())
    for result in assessed.results.all():
        assert same(Result.objects.get(pk=result.pk))


@pytest.mark.parametrize("instrument", ["ombudsman/2015", make.OMBUDSMAN_2021])
def test_a_result_over_products_is_recomputed_to_the_same_digit(batola, instrument):
    for name in ("Izin klinik", "Izin apotek", "Izin praktik"):
        make.service(batola.agency, name)
    assessed = make.assessment(batola, instrument)
    make.answer_all(assessed, batola.operator)
    worst = Answer.objects.filter(assessment=assessed).first()
    make.answer(assessed, batola.operator, worst.indicator, "0", worst.service, revision=1)
    actions.submit(assessment=assessed, by=batola.head)
    result = assessed.results.get()
    assert result.exact != "100"
    assert same(result)


def test_a_result_stays_the_same_when_catalogue_and_answers_move_on(batola):
    assessed = make.sealed(batola, make.assessment(batola))
    result = assessed.results.get(stage="sealed")
    Answer.objects.filter(assessment=assessed).update(value="0", verified_value="0")
    make.service(batola.agency, "Layanan baru")
    assert same(Result.objects.get(pk=result.pk))


def test_a_result_is_never_changed_or_deleted(batola):
    result = make.sealed(batola, make.assessment(batola)).results.first()
    result.score = "99.99"
    with pytest.raises(Refused, match="never changes"):
        result.save()
    with pytest.raises(Refused, match="never deleted"):
        result.delete()


def test_a_second_submission_supersedes_the_first_and_both_remain(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    actions.return_assessment(
        assessment=assessed,
        by=batola.verifier,
        what="Foto",
        promised_on=batola.government.today() + timedelta(1),
    )
    make.answer(assessed, batola.operator, "front-office", "0", revision=1)
    actions.submit(assessment=assessed, by=batola.head)
    first, second = assessed.results.order_by("pk")
    assert (first.score, second.score) == ("100.00", "91.67")
    assert second.supersedes == first
    assert (first.is_current, second.is_current) == (False, True)


def test_a_result_names_the_files_that_its_answers_stood_on(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    answer = assessed.answers.get(indicator="front-office")
    link = make.link(batola.agency, "Foto loket", batola.operator)
    actions.set_evidence(answer=answer, evidence=[link], by=batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    stored = next(a for a in assessed.results.get().answers if a["indicator"] == "front-office")
    assert [each["title"] for each in stored["evidence"]] == ["Foto loket"]


def test_the_region_is_rolled_up_again_from_the_units_it_names(batola):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    for assessed in opened.assessments.all():
        make.sealed(batola, assessed)
    region = actions.close_round(round_=opened, by=batola.closer)
    again = recompute_region(Result.objects.get(pk=region.pk))
    assert (str(again.exact), str(again.score)) == (region.exact, region.score)


def test_a_product_round_closes_also_with_a_unit_that_lists_no_service(batola):
    make.service(batola.agency, "Izin klinik")
    make.service(batola.agency, "Izin apotek")
    opened = make.opened(batola, make.OMBUDSMAN_2021, units=[batola.agency, batola.clinic])
    for assessed in opened.assessments.all():
        make.sealed(batola, assessed)
    region = actions.close_round(round_=opened, by=batola.closer)
    products = {each["unit"]: each["products"] for each in region.answers}
    assert products == {batola.agency.name: 2, batola.clinic.name: 1}
    assert region.score == "100.00"


def test_what_cannot_be_computed_is_a_result_with_its_reason(batola):
    opened = make.opened(batola, make.OMBUDSMAN_2023, weights="official")
    assessed = make.sealed(batola, opened.assessments.get())
    result = assessed.results.get(stage="sealed")
    assert (result.score, result.exact) == ("", "")
    assert "no official weight" in result.why_not[0]["en"]
    region = actions.close_round(round_=opened, by=batola.closer)
    assert region.score == ""
    assert "cannot be computed" in region.why_not[0]["en"]


def test_codes_of_printed_addresses_have_no_letters_that_look_like_digits(batola):
    code = make.sealed(batola, make.assessment(batola)).results.first().code
    assert len(code) == 10
    assert not set(code) & set("01IO")


def test_the_region_s_range_counts_products_where_the_version_averages_products(batola):
    for name in ("Izin klinik", "Izin apotek", "Izin praktik"):
        make.service(batola.agency, name)
    opened = make.opened(batola, make.OMBUDSMAN_2021, units=[batola.agency, batola.clinic])
    agency, clinic = (opened.assessments.get(unit=u) for u in (batola.agency, batola.clinic))
    make.answer_all(agency, batola.operator)
    make.answer_all(clinic, batola.clinic_operator, make.lowest(clinic))
    bounds = region_bounds(opened, authority_of(batola.inspector))
    assert (bounds.units, bounds.of) == (2, 2)
    assert bounds.least == bounds.greatest == 75


AGAIN = {"hitung": "ulang"}


def test_an_inspector_has_any_result_computed_again_on_its_page(batola, client):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    for assessed in opened.assessments.all():
        make.sealed(batola, assessed)
    region = actions.close_round(round_=opened, by=batola.closer)
    client.force_login(batola.inspector)
    for result in (region, *opened.results.filter(stage="sealed").exclude(assessment=None)):
        address = reverse("assessments:result", args=[result.code])
        assert "Hitung ulang sekarang" in client.get(address).content.decode()
        assert "sama sampai digit terakhir" in client.get(address, AGAIN).content.decode()


@pytest.mark.parametrize("changed", [{"exact": "1/2"}, {"score": "99.99"}])
def test_a_number_that_was_changed_behind_the_programs_back_is_told(batola, client, changed):
    result = make.sealed(batola, make.assessment(batola)).results.get(stage="sealed")
    Result.objects.filter(pk=result.pk).update(**changed)
    assert not comes_out_again(Result.objects.get(pk=result.pk))
    client.force_login(batola.inspector)
    address = reverse("assessments:result", args=[result.code])
    assert "tidak sama dengan yang tersimpan" in client.get(address, AGAIN).content.decode()
