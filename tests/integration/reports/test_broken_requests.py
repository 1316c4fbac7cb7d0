"""What is broken on its way is answered in words, on every page that is open to strangers."""

import io

import pytest
from django.test.client import ClientHandler

BOUNDARY = "multipart/form-data; boundary=x"
BROKEN = {
    "no number": {"CONTENT_LENGTH": "banyak"},
    "negative": {"CONTENT_LENGTH": "-5"},
    "a raised two": {"CONTENT_LENGTH": "\N{SUPERSCRIPT TWO}"},
    "more digits than a number has": {"CONTENT_LENGTH": "9" * 5000},
    "two lengths": {"CONTENT_LENGTH": "5, 7"},
    "a host that is none": {"HTTP_HOST": "x y/.."},
}
ODD = {
    "no boundary": {"CONTENT_TYPE": "multipart/form-data"},
    "parts that never come": {"CONTENT_TYPE": BOUNDARY, "CONTENT_LENGTH": "20"},
    "an unknown charset": {"CONTENT_TYPE": "application/x-www-form-urlencoded; charset=entah"},
    "no type at all": {"CONTENT_TYPE": "\xff\xfe;;;=="},
    "cookies of nothing": {"HTTP_COOKIE": "sessionid=\xff; ;;=; zonahijau_language=\x01"},
    "a language of nothing": {"HTTP_ACCEPT_LANGUAGE": "xx-\xff;q=lots,,;;"},
    "an encoding of nothing": {"HTTP_ACCEPT_ENCODING": "gzip;q=\xb2"},
    "a day of nothing": {"HTTP_IF_MODIFIED_SINCE": "kemarin", "HTTP_IF_NONE_MATCH": '"'},
    "an address of nothing": {"HTTP_X_FORWARDED_FOR": ",,\xff", "HTTP_REFERER": "http://["},
}


@pytest.fixture
def application():
    """The program as a server calls it, with the connection of the test kept open."""
    return ClientHandler(enforce_csrf_checks=True)


def answer(application, method, path, **broken):
    """Status and page for a request as a server hands it over, whatever is in it."""
    given = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(b"--x broken"),
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
        "HTTP_HOST": "testserver",
    }
    response = application(given | broken)
    return response.status_code, response.content


def open_pages(code):
    return (f"/q/{code}", f"/q/{code}/", "/q/TIDAKADA", "/masuk/")


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_broken_is_answered_with_400_in_words(sealed, application, method, what):
    for path in open_pages(sealed.code):
        status, page = answer(application, method, path, **BROKEN[what])
        assert (path, status) == (path, 400)
        assert b"<h1" in page


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_odd_is_never_a_fault_of_ours(sealed, application, method, what):
    for path in open_pages(sealed.code):
        status, page = answer(application, method, path, **ODD[what])
        assert status < 500, path
        assert page
