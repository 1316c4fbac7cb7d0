"""From bytes to letters, whatever a page says of itself."""

import pytest

from zonahijau.websites.checking.charsets import decode

WORDS = "Maklumat – café"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_what_the_header_names_is_read_by_it(charset):
    assert decode(WORDS.encode(charset), f"text/html; charset={charset}") == WORDS


def test_latin_is_read_as_browsers_read_it():
    assert decode(WORDS.encode("cp1252"), "text/html; charset=iso-8859-1") == WORDS


def test_a_mark_at_the_beginning_is_no_letter():
    assert decode(b"\xef\xbb\xbfUser-agent: *") == "User-agent: *"


@pytest.mark.parametrize("named", ["utf-16", "tidak-ada", "undefined", "rot13", "unicode_escape"])
def test_a_page_that_names_what_it_cannot_be_is_read_all_the_same(named):
    page = f'<meta charset="{named}"><p>{WORDS}'.encode()
    assert WORDS in decode(page)


@pytest.mark.parametrize("header", ["text/html; charset=" + " " * 90_000 + ";", "charset" * 14_000])
def test_a_header_made_to_hang_a_reader_is_read_all_the_same(header):
    assert decode(WORDS.encode(), header) == WORDS


@pytest.mark.parametrize("named", ["punycode", "idna", "utf-7", "zlib", "base64", "hex"])
def test_no_machinery_of_ours_is_set_in_motion_by_a_name(named):
    """Punycode takes hours over half a megabyte that was made for it."""
    assert decode(b"a" * 500_000 + b"-" + b"a" * 9, f"text/html; charset={named}").startswith("aaa")
