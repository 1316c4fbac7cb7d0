"""What a stranger sends is refused by its size, before anything reads it."""

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.test import RequestFactory

from zonahijau.web.bodies import MOST_BYTES, BodyLimit, measures_itself


def view(request):
    return HttpResponse()


def answered(length: str, handler=view):
    request = RequestFactory().post("/unit/impor/", CONTENT_LENGTH=length)
    request.theme = "auto"
    return BodyLimit(view).process_view(request, handler, (), {})


@pytest.mark.parametrize("length", ["much", "-1", "\N{SUPERSCRIPT TWO}", "9" * 5000])
def test_a_length_that_is_no_number_is_a_bad_request_for_every_view(length):
    @measures_itself
    def receiving(request):
        return HttpResponse()

    for handler in (view, receiving):
        with pytest.raises(BadRequest):
            answered(length, handler)


@pytest.mark.parametrize("address", ["/s/%00/", "/unit/?cari=a%00b"])
def test_an_address_with_a_sign_that_no_database_takes_is_a_bad_request(address):
    request = RequestFactory().get(address)
    with pytest.raises(BadRequest):
        BodyLimit(view).process_view(request, view, (), {})


@pytest.mark.parametrize("length", ["", "0", str(MOST_BYTES)])
def test_what_fits_goes_on_and_without_a_length_nothing_is_read(length):
    assert answered(length) is None


def test_a_view_that_reads_its_body_itself_sets_its_own_limit():
    @measures_itself
    def receiving(request):
        return HttpResponse()

    assert answered(str(MOST_BYTES * 2), receiving) is None


def test_a_view_that_asks_for_no_token_takes_no_more_for_that():
    def exempt(request):
        return HttpResponse()

    exempt.csrf_exempt = True
    assert answered(str(MOST_BYTES + 1), exempt).status_code == 413
