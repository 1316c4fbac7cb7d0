"""Pages are read as a stream: whatever is in them, in one pass."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.websites.checking.addresses import split
from zonahijau.websites.checking.dates import dates_in, http_date, newest, stamps_in
from zonahijau.websites.checking.reading import read_page
from zonahijau.websites.checking.snapshots import clean
from zonahijau.websites.checking.visiting import Seen

HERE = split("https://dinkes.contohkab.go.id/")


def read(html):
    return read_page(html, HERE)


@given(st.text(alphabet="<>/a b='\"&;!-divscrptimg\0é", max_size=200))
def test_any_text_can_be_read(html):
    page = read(html)
    assert page.text == " ".join(page.text.split())


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<a href=x>", "<table><tr><td>", "<!--", "<a", "&lt;"]
)
def test_a_page_made_to_hang_a_reader_is_read_all_the_same(piece):
    page = read("Awal " + piece * 50_000)
    assert page.text.startswith("Awal")


@pytest.mark.parametrize(
    "page",
    [
        f'<meta http-equiv=refresh content="{"1" * 400_000}">',
        f'<meta http-equiv=refresh content="1{" " * 400_000}">',
        f'<base href="/{"a" * 1_000_000}/">' + "<a href=x>x</a>" * 2_000,
        '<p tabindex="\N{SUPERSCRIPT TWO}">',
    ],
)
def test_what_was_written_to_hang_or_fill_a_reader_does_neither(page):
    found = read(f"{page}<p>Isi")
    assert "Isi" in found.text
    assert sum(len(link.address) for link in found.links) < 1_000_000


@pytest.mark.parametrize("gap", [" ", "2026-01-02 "])
def test_a_list_of_pages_made_to_hang_a_reader_is_read_all_the_same(gap):
    xml = f"<lastmod>{gap * 300_000}<lastmod>2026-03-04</lastmod>"
    assert list(stamps_in(xml)) == [date(2026, 3, 4)]


@pytest.mark.parametrize(
    ("content", "leads"),
    [
        ("0;url=/beranda", "https://dinkes.contohkab.go.id/beranda"),
        ("5.5 , URL = '/beranda'", "https://dinkes.contohkab.go.id/beranda"),
        ("3; /beranda", "https://dinkes.contohkab.go.id/beranda"),
        ("60;url=/beranda", ""),
        ("0;   ", ""),
    ],
)
def test_a_page_that_leads_on_by_itself_says_where(content, leads):
    assert read(f'<meta http-equiv="refresh" content="{content}">').refresh == leads


def test_what_people_do_not_see_is_no_text():
    page = read(
        "<title>J</title><style>a{}</style><script>x</script><p>Satu<p>Dua<noscript>N</noscript>"
    )
    assert page.text == "Satu Dua"
    assert page.title == "J"


def test_links_are_joined_and_named():
    page = read(
        '<base href="/id/"><a href="maklumat">Maklumat</a><a href="//x.go.id/"><img alt=""></a>'
    )
    assert [link.address for link in page.links] == [
        "https://dinkes.contohkab.go.id/id/maklumat", "https://x.go.id/"
    ]  # fmt: skip
    assert page.unnamed == 1
    assert [link.words for link in page.own_links(HERE.host)] == ["Maklumat"]


@pytest.mark.parametrize(
    ("html", "without"),
    [
        ("<label for=a>A</label><input id=a>", 0),
        ("<input id=a><label for=a>A</label>", 0),
        ("<label>A <input></label>", 0),
        ("<input aria-label=A>", 0),
        ("<input type=hidden><input type=submit>", 0),
        ("<input placeholder=Cari><select></select>", 2),
    ],
)
def test_a_field_has_a_label_wherever_it_stands(html, without):
    assert read(html).without_label == without


def test_pictures_without_alt_are_counted_and_decoration_is_not():
    page = read('<img src=a><img src=b alt=""><img src=c role=presentation><img alt=x>')
    assert (page.images, page.without_alt) == (4, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senin, 3 Maret 2026", date(2026, 3, 3)),
        ("3 Agt 2025", date(2025, 8, 3)),
        ("March 3, 2026", date(2026, 3, 3)),
        ("2026-03-03T10:00", date(2026, 3, 3)),
        ("03/02/2026", date(2026, 2, 3)),
        ("31 Februari 2026", None),
        ("Hak cipta 2026", None),
        ("12 Mei 1998", None),
    ],
)
def test_dates_are_read_as_offices_write_them(text, found):
    assert next(iter(dates_in(text)), None) == found


def test_a_date_to_come_is_not_the_newest():
    days = list(dates_in("Rapat 3 Mei 2027. Berita 2 Maret 2026. Arsip 1 Januari 2024."))
    assert newest(days, date(2026, 3, 20)) == date(2026, 3, 2)


def test_stamps_of_lists_and_headers_are_read():
    rss = "<pubDate>Tue, 03 Mar 2026 10:00:00 +0700</pubDate><updated>x</updated>"
    xml = f"<lastmod>2026-03-01</lastmod>{rss}"
    assert list(stamps_in(xml)) == [date(2026, 3, 1), date(2026, 3, 3)]
    assert http_date("Tue, 03 Mar 2026 03:00:00 GMT") == date(2026, 3, 3)
    assert http_date("kemarin") is None


def test_the_html_of_a_page_nested_too_deep_is_not_kept():
    html = "<div>" * 1000
    assert clean(Seen(None, read(html), html)) == ""


def test_addresses_that_are_none_break_no_page():
    page = read('<base href="http://[::1/"><a href="http://[x">Satu</a><a href="/dua">Dua</a>')
    assert [link.address for link in page.links] == ["", "https://dinkes.contohkab.go.id/dua"]
    assert [link.words for link in page.own_links(HERE.host)] == ["Dua"]


def test_what_a_page_itself_says_is_told_from_what_it_links_to():
    page = read("<title>Beranda</title><a href=/m>Maklumat Pelayanan</a><h1>Profil</h1><p>Visi")
    assert page.own == "beranda | profil visi"
    assert "Maklumat Pelayanan" in page.text


def test_signs_that_nobody_sees_part_no_word():
    assert read("<p>Mak\u00adlumat Pela\u200byanan&nbsp;Publik").text == "Maklumat Pelayanan Publik"
