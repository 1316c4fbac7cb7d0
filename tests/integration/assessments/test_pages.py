"""Every page of an assessment in every state, for those who may open it, and closed to others."""

import re
from decimal import Decimal
from math import ceil, floor

import pytest

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import address, browser, page
from zonahijau.assessments import actions
from zonahijau.web import formatting


@pytest.fixture
def assessed(batola):
    return make.assessment(batola, make.OMBUDSMAN_2023)


@pytest.fixture
def waiting(batola, assessed):
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    return make.fresh(assessed)


def test_the_operator_finds_the_assessment_and_every_part_of_it(batola, assessed):
    assert batola.agency.name in page(batola.operator, "assessments")
    overview = page(batola.operator, "assessment", assessed.uid)
    for code in ("input", "proses", "output", "pengaduan"):
        assert address("section", assessed.uid, code) in overview
        assert "jawaban" in page(batola.operator, "section", assessed.uid, code)
    page(batola.operator, "submit", assessed.uid)
    page(batola.operator, "history", assessed.uid)


def test_the_draft_s_range_is_shown_to_the_unit_and_to_no_peer(batola, assessed):
    assert "estimate__range" in page(batola.operator, "assessment", assessed.uid)
    assert "estimate__range" in page(batola.verifier, "assessment", assessed.uid)
    assert "estimate__range" not in page(batola.satgas, "assessment", assessed.uid)
    page(batola.regent, "assessment", assessed.uid, status=403)
    page(batola.clinic_operator, "assessment", assessed.uid, status=403)


def test_pages_of_another_regency_are_not_there(batola, neighbour, waiting):
    for name in ("assessment", "history", "review", "submit", "seal"):
        page(neighbour.verifier, name, waiting.uid, status=404)
        page(neighbour.satgas, name, waiting.uid, status=404)
    page(neighbour.satgas, "round", waiting.round.uid, status=404)
    page(neighbour.closer, "result", waiting.results.get().code, status=404)


def test_nobody_opens_anything_without_signing_in(client, waiting):
    for name in ("assessment", "review", "seal"):
        assert client.get(address(name, waiting.uid)).status_code == 302


def test_the_desk_lists_what_waits_and_opens_it(batola, waiting):
    assert batola.agency.name in page(batola.verifier, "desk")
    page(batola.verifier, "review", waiting.uid)
    assert "Sesuai" in page(batola.verifier, "review_section", waiting.uid, "input")
    page(batola.operator, "desk", status=403)


def test_the_desk_hides_the_own_unit(batola, waiting):
    make.give(batola.verifier, "operator", batola.agency)
    assert batola.agency.name not in page(batola.verifier, "desk")
    page(batola.verifier, "review", waiting.uid, status=403)


def test_the_closer_sees_the_scores_side_by_side_and_seals(batola, waiting):
    make.confirm_all(waiting, batola.verifier)
    actions.verify(assessment=waiting, by=batola.verifier)
    assert batola.agency.name in page(batola.closer, "sealing")
    assert "sides__number" in page(batola.closer, "seal", waiting.uid)
    response = browser(batola.closer).post(address("seal", waiting.uid))
    result = waiting.results.get(stage="sealed")
    assert response.headers["Location"] == address("result", result.code)
    assert "99 dan 100" in page(batola.closer, "result", result.code)


def test_a_result_is_explained_down_to_answer_evidence_and_article(batola, assessed):
    make.answer_all(assessed, batola.operator)
    answer = assessed.answers.get(indicator="input.1")
    link = make.link(batola.agency, "Foto loket layanan", batola.operator)
    actions.set_evidence(answer=answer, evidence=[link], by=batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    text = page(batola.operator, "result", assessed.results.get().code)
    assert "Pengetahuan tentang komponen standar pelayanan" in text
    assert "Foto loket layanan" in text
    assert "skala lokal 0 sampai 3" in text
    assert "bobot indikator pertama" in text
    assert "perkiraan, bukan nilai resmi" in text
    assert assessed.round.version.sha256 in text


def test_a_result_is_compared_with_the_round_before(batola):
    before = make.sealed(batola, make.assessment(batola))
    before.round.starts_on = before.round.starts_on.replace(year=2020)
    before.round.save()
    now = make.assessment(batola, title="Putaran II")
    make.answer_all(now, batola.operator, make.highest(now) | {"front-office": "0"})
    actions.submit(assessment=now, by=batola.head)
    make.confirm_all(now, batola.verifier)
    actions.verify(assessment=now, by=batola.verifier)
    result = actions.seal(assessment=now, by=batola.closer)
    text = page(batola.closer, "result", result.code)
    assert "1 indikator berubah, 11 tetap" in text
    assert ">turun<" in text
    assert "8,33" not in text


def test_rounds_of_different_instruments_are_not_joined(batola):
    before = make.sealed(batola, make.assessment(batola))
    before.round.starts_on = before.round.starts_on.replace(year=2020)
    before.round.save()
    now = make.sealed(batola, make.assessment(batola, make.OMBUDSMAN_2023))
    text = page(batola.closer, "result", now.results.get(stage="sealed").code)
    assert "kedua nilai tidak dapat disambung" in text


def test_a_round_is_closed_and_released_from_its_page(batola):
    opened = make.opened(batola)
    make.sealed(batola, opened.assessments.get())
    assert opened.title in page(batola.satgas, "rounds")
    page(batola.satgas, "round", opened.uid)
    browser(batola.closer).post(address("close_round", opened.uid))
    region = opened.results.get(assessment=None)
    assert "99 sampai 100" in page(batola.closer, "round", opened.uid)
    assert batola.agency.name in page(batola.closer, "result", region.code)
    page(batola.regent, "result", region.code, status=403)
    released = browser(batola.satgas).post(address("release", opened.uid), {"release": "rakor"})
    assert released.status_code == 302
    page(batola.regent, "result", region.code)
    refused = browser(batola.satgas).post(address("release", opened.uid), {"release": "public"})
    assert refused.status_code == 422


def test_a_service_is_answered_one_by_one_where_products_are_scored(batola):
    for name in ("Izin klinik", "Izin apotek"):
        make.service(batola.agency, name)
    assessed = make.assessment(batola, make.OMBUDSMAN_2021)
    apotek = assessed.services.get(name="Izin apotek")
    assert "Izin klinik" in page(batola.operator, "assessment", assessed.uid)
    text = page(batola.operator, "section", assessed.uid, "standar", layanan=apotek.uid)
    assert f'name="layanan" value="{apotek.uid}"' in text
    page(batola.operator, "section", assessed.uid, "standar", layanan="apa", status=404)


def test_an_unknown_part_is_not_there(batola, assessed):
    page(batola.operator, "section", assessed.uid, "input.99", status=404)


@pytest.mark.parametrize("instrument", [make.MONTHLY, make.IPP, "ombudsman/2025", "panrb/skm-2017"])
def test_every_instrument_has_its_pages(batola, instrument):
    assessed = make.assessment(batola, instrument)
    from zonahijau.assessments.pages.filling import Filling

    for section in Filling(assessed).sections:
        page(batola.operator, "section", assessed.uid, section.code)


def test_every_page_is_said_in_english_too(batola, waiting):
    for name in ("assessment", "review", "history", "submit"):
        text = page(batola.verifier, name, waiting.uid, lang="en")
        assert 'lang="en"' in text


def test_official_results_are_entered_and_withdrawn(batola):
    filled = {
        "instrument_id": "ombudsman/2023",
        "year": "2023",
        "score": "87,59",
        "band": "B",
        "zone": "hijau",
        "source_title": "Bakabar 2023",
    }
    browse = browser(batola.satgas)
    wrong = browse.post(address("enter_official"), filled | {"zone": "merah"})
    assert wrong.status_code == 422
    assert b"Bakabar 2023" in wrong.content
    assert browse.post(address("enter_official"), filled).status_code == 302
    text = page(batola.regent, "official")
    assert "87,59" in text
    assert "Kualitas Tinggi" in text
    from zonahijau.assessments.models import OfficialResult

    row = OfficialResult.objects.get()
    browse.post(address("withdraw_official", row.uid), {"because": "Salah ketik"})
    assert "87,59" not in page(batola.regent, "official")


def test_an_estimate_never_stands_as_one_number_beside_an_official_value(batola, assessed):
    lowest = dict(list(make.lowest(assessed).items())[::2])
    make.answer_all(assessed, batola.operator, make.highest(assessed) | lowest)
    actions.submit(assessment=assessed, by=batola.head)
    make.confirm_all(assessed, batola.verifier)
    actions.verify(assessment=assessed, by=batola.verifier)
    verified = assessed.results.get(stage="verified")
    number = formatting.number(Decimal(verified.score), 2)
    low, high = floor(verified.bounds[0]), ceil(verified.bounds[1])
    sealing = page(batola.closer, "seal", assessed.uid)
    assert f"{low}–{high}" in sealing
    assert number not in sealing
    assert "chip--outline" in sealing
    assert "chip--hijau" not in sealing
    result = page(batola.closer, "result", verified.code)
    assert f"antara {low} dan {high}" in result
    assert number not in result
    assert verified.exact not in result
    assert "tidak untuk dijumlahkan" in result
    assert not re.search(r"tree__points\">[\d,]+ / ", result)
    assert f"{low}–{high}" in page(batola.closer, "assessment", assessed.uid)


def test_the_region_s_estimate_is_a_range_too(batola):
    opened = make.opened(batola)
    make.sealed(batola, opened.assessments.get())
    region = actions.close_round(round_=opened, by=batola.closer)
    assert "estimate__range" in page(batola.closer, "round", opened.uid)
    assert "99–100" in page(batola.closer, "result", region.code)


def test_a_release_opens_neither_the_own_score_nor_the_round_before(batola):
    before = make.sealed(batola, make.assessment(batola, title="Putaran lama"))
    before.round.starts_on = before.round.starts_on.replace(year=2020)
    before.round.save()
    now = make.sealed(batola, make.assessment(batola, title="Putaran II"))
    actions.close_round(round_=now.round, by=batola.closer)
    actions.release_results(round_=now.round, release="rakor", decree="", by=batola.sekda)
    sealed = now.results.get(stage="sealed")
    assert "Putaran lama" not in page(batola.regent, "result", sealed.code)
    assert "Putaran lama" in page(batola.sekda, "result", sealed.code)
    overview = page(batola.regent, "assessment", now.uid)
    assert address("result", sealed.code) in overview
    assert "estimate__range" not in overview
    for stage in ("self", "verified"):
        assert address("result", now.results.get(stage=stage).code) not in overview
        page(batola.regent, "result", now.results.get(stage=stage).code, status=403)


def test_what_was_returned_is_closed_to_those_who_may_not_read_answers(batola, waiting):
    page(batola.regent, "history", waiting.uid, status=403)
    page(batola.satgas, "history", waiting.uid)
