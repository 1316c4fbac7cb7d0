"""The proof of a printed result: open to all, and it tells nobody what is not published."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.assessments import factories as make
from tests.integration.reports.test_cards import printed
from tests.integration.reports.test_first import page
from zonahijau.assessments.fingerprints import fingerprint
from zonahijau.assessments.models import Result, Round


def release(result):
    Round.objects.filter(pk=result.round_id).update(release="public", release_decree="SK 1/2026")


def as_official(result):
    """The same result as if nothing local had been used: no law that ships is so complete."""
    Result.objects.filter(pk=result.pk).update(estimate=False)


def test_a_stranger_learns_that_it_is_genuine_and_no_value(client, batola, sealed):
    text = page(client, f"/q/{sealed.code}")
    assert "Asli dan berlaku" in text
    assert "nilai belum dipublikasikan" in text
    assert batola.agency.name in text
    assert fingerprint(sealed) in text
    assert "official__number" not in text
    assert "kisaran" not in text


def test_an_estimate_stays_unpublished_whatever_was_released(client, sealed):
    release(sealed)
    assert sealed.estimate
    text = page(client, f"/q/{sealed.code}")
    assert "nilai belum dipublikasikan" in text
    assert "official__number" not in text


def test_a_released_value_that_is_no_estimate_is_shown_with_the_decision(client, sealed):
    as_official(sealed)
    assert "nilai belum dipublikasikan" in page(client, f"/q/{sealed.code}")
    release(sealed)
    text = page(client, f"/q/{sealed.code}")
    assert "official__number" in text
    assert "SK 1/2026" in text


@pytest.mark.parametrize("stage", ["self", "verified"])
def test_what_was_not_sealed_is_never_public(client, sealed, stage):
    result = sealed.assessment.results.get(stage=stage)
    as_official(result)
    release(result)
    assert "nilai belum dipublikasikan" in page(client, f"/q/{result.code}")


def test_a_code_in_small_letters_is_understood(client, sealed):
    assert client.get(f"/q/{sealed.code.lower()}").status_code == 200


def test_a_code_that_nobody_gave_is_not_there(client, sealed):
    assert client.get("/q/ABCDEFGHJK").status_code == 404


def test_a_superseded_result_says_so(client, batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    make.actions.submit(assessment=assessed, by=batola.head)
    first = assessed.results.get()
    make.actions.return_assessment(
        assessment=assessed, by=batola.verifier, what="Foto", promised_on=batola.government.today()
    )
    make.actions.submit(assessment=assessed, by=batola.head)
    assert "sudah digantikan" in page(client, f"/q/{first.code}")


def check(client, result, **form):
    return client.post(f"/q/{result.code}", form).content.decode()


def test_the_printed_paper_matches_and_a_changed_one_does_not(client, batola, sealed, signed_in):
    pdf = printed(signed_in(batola.satgas), sealed)
    assert "Cocok:" in check(client, sealed, file=SimpleUploadedFile("rapor.pdf", pdf))
    changed = SimpleUploadedFile("rapor.pdf", pdf + b" ")
    assert "Tidak cocok:" in check(client, sealed, file=changed)


def test_the_hash_can_be_pasted_with_spaces_and_capitals(client, batola, sealed, signed_in):
    printed(signed_in(batola.satgas), sealed)
    sha256 = sealed.papers.get().sha256
    spaced = " ".join(re.findall(".{8}", sha256.upper()))
    assert "Cocok:" in check(client, sealed, sha256=spaced)
    assert "Tidak cocok:" in check(client, sealed, sha256="0" * 64)


@pytest.mark.parametrize("given", ["", "bukan sidik jari", "12345"])
def test_what_is_no_hash_is_refused_in_words(client, sealed, given):
    text = check(client, sealed, sha256=given)
    assert "Ada yang perlu diperbaiki" in text
    assert "Cocok:" not in text


def test_a_huge_upload_is_refused_before_it_is_read(client, sealed):
    answered = client.post(f"/q/{sealed.code}", {"sha256": "1"}, CONTENT_LENGTH=str(10**9))
    assert answered.status_code == 413
