"""Pages travel compressed; files do not."""

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from zonahijau.web.compression import CompressPages

ASKING = RequestFactory().get("/", headers={"accept-encoding": "gzip"})


def passed(response):
    return CompressPages(lambda request: response)(ASKING)


def test_a_page_is_a_fraction_of_its_length(client, demonstration):
    page = client.get("/galeri/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < 12_000


def test_a_file_keeps_its_length():
    headers = {"Content-Length": "5000"}
    file = passed(StreamingHttpResponse([b"x" * 5000], headers=headers, content_type="text/html"))
    assert "Content-Encoding" not in file
    assert file["Content-Length"] == "5000"


def test_what_is_no_page_stays_as_it_is():
    assert "Content-Encoding" not in passed(HttpResponse(b"x" * 5000, content_type="text/csv"))
