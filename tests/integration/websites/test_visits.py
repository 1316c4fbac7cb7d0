"""Visits to whole sites that the tests serve, judged point by point."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.integration.websites.sites import NAME, QUICK, answer, authority, fetcher, redirect, site
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.websites.checking.judging import Day, judge
from zonahijau.websites.checking.snapshots import as_text, pack, unpack
from zonahijau.websites.checking.visiting import visit

RULES = load_website_rules()
NOW = datetime.now(UTC)
DAY = Day(date(2026, 3, 20), NOW)

GOOD = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Dinas Kesehatan</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
<h1>Dinas Kesehatan</h1><h2>Berita</h2><p>Imunisasi, 3 Maret 2026</p><img src="a.png" alt="Loket">
<form><label for="q">Cari</label><input id="q"></form>
<a href="/profil">Profil</a> <a href="/standar-pelayanan">Standar Pelayanan</a>
<a href="/maklumat">Maklumat</a> <a href="https://www.lapor.go.id/">SP4N-LAPOR!</a>
<a href="/skm">Hasil survei</a></body></html>"""


def page(words):
    return answer(f"<html lang=id><title>x</title><body><h1>x</h1><p>{words}</p></body></html>")


PAGES = {
    "/": answer(GOOD),
    "/profil": page("Profil dan struktur organisasi Dinas Kesehatan. Visi dan misi."),
    "/standar-pelayanan": page(
        "Standar pelayanan. Persyaratan: KTP. Jangka waktu penyelesaian 1 hari. Produk layanan."
    ),
    "/maklumat": page("MAKLUMAT\n PELAYANAN: sanggup melayani sesuai standar."),
    "/skm": page("Indeks Kepuasan Masyarakat triwulan I: 84,5"),
}


def judged(address, fetching):
    seen = visit(address, fetching, RULES, sleep=lambda seconds: None)
    return {found.point: found for found in judge(seen, RULES, DAY)}, seen


def outcomes(found, outcome):
    return {code for code, each in found.items() if each.outcome == outcome}


def test_a_good_site_holds_but_for_https_which_it_lacks():
    with site(PAGES) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert outcomes(found, "fails") == {
        "https", "content.complaint-procedure", "content.procedure", "content.fee", "content.motto"
    }  # fmt: skip
    assert outcomes(found, "unknown") == {"certificate"}
    assert found["content.pledge"].where == here.at("/maklumat")
    assert found["content.complaint-channel"].where == here.at("/")
    assert "3 Maret 2026" in found["fresh"].because.id


def test_a_menu_that_leads_to_a_missing_page_is_no_content():
    with site({**PAGES, "/maklumat": answer("tidak ada", "404 Not Found")}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["content.pledge"].outcome == "fails"
    assert "tidak ada" in found["content.pledge"].because.id
    assert found["content.pledge"].where == here.at("/maklumat")


def test_a_page_behind_a_link_that_may_not_be_read_leaves_the_question_open():
    rules = answer("User-agent: *\nDisallow: /maklumat\n")
    with site({**PAGES, "/robots.txt": rules}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["content.pledge"].outcome == "unknown"


def test_a_content_that_is_published_as_a_file_counts():
    file = answer(b"%PDF-1.7", content_type="application/pdf")
    home = GOOD.replace('href="/maklumat"', 'href="/unduh/maklumat-pelayanan.pdf"')
    pages = {**PAGES, "/": answer(home), "/unduh/maklumat-pelayanan.pdf": file}
    with site(pages) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["content.pledge"].outcome == "passes"
    assert found["content.pledge"].where.endswith(".pdf")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("STANDAR&nbsp;PELAYANAN PUBLIK", "standards"),
        ("Standart Pelayanan", "standards"),
        ("Kami sanggup menyelenggarakan pelayanan sesuai standar", "pledge"),
        ("Janji Layanan kami", "pledge"),
        ("Saluran pengaduan: SP4N-LAPOR!", "complaint-channel"),
        ("Formulir Pengaduan Online", "complaint-channel"),
        ("Hasil Survey Kepuasan Masyarakat triwulan II", "satisfaction"),
        ("Nilai SKM: 84,5", "satisfaction"),
        ("Tugas, Pokok dan Fungsi", "profile"),
        ("TUPOKSI", "profile"),
    ],
)
def test_contents_are_known_however_offices_write_them(words, code):
    with site({"/": page(words)}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found[f"content.{code}"].outcome == "passes"


def test_an_invitation_to_a_survey_is_not_its_result():
    with site({"/": page("Isi survei kepuasan di sini")}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["content.satisfaction"].outcome == "fails"


def test_pages_that_are_large_together_end_the_visit():
    from dataclasses import replace

    limits = replace(QUICK, visit_bytes=50_000)
    pages = {path: page("kata " * 8_000) for path in PAGES if path != "/"}
    with site({**pages, "/": PAGES["/"]}) as here:
        seen = visit(here.at(), fetcher(here, limits=limits), RULES, sleep=lambda _: None)
    assert len(seen.seen) == 3
    assert seen.unread


def test_the_rules_for_robots_come_first_and_the_pages_are_few():
    many = "".join(f'<a href="/profil/{number}">Profil {number}</a>' for number in range(200))
    with site({**PAGES, "/": answer(GOOD.replace("</body>", many))}) as here:
        _, seen = judged(here.at(), fetcher(here))
    assert here.asked[0] == "/robots.txt"
    assert len(seen.seen) <= 8
    assert len(here.asked) < 15


def test_what_robots_txt_forbids_is_not_fetched_and_nobody_is_blamed():
    rules = answer("User-agent: *\nDisallow: /\n", content_type="text/plain")
    with site({**PAGES, "/robots.txt": rules}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert here.asked == ["/robots.txt"]
    assert outcomes(found, "fails") == set()
    assert "robots.txt" in found["answers"].because.id


def test_a_rule_for_the_checker_alone_counts_and_closes_only_what_it_names():
    rules = answer("User-agent: ZonaHijau\nDisallow: /maklumat\nCrawl-delay: 2\n")
    pauses = []
    with site({**PAGES, "/robots.txt": rules}) as here:
        seen = visit(here.at(), fetcher(here), RULES, sleep=pauses.append)
    assert "/maklumat" not in here.asked
    assert "/profil" in here.asked
    assert seen.first is not None
    assert set(pauses) == {0}  # the tests let nobody ask for a longer pause


def test_a_server_that_breaks_over_robots_txt_is_not_visited():
    with site({**PAGES, "/robots.txt": answer("", "500 Internal Server Error")}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert here.asked == ["/robots.txt"]
    assert found["answers"].outcome == "unknown"


@pytest.mark.parametrize(
    ("status", "outcome"), [("404 Not Found", "fails"), ("500 Oops", "fails"),
                            ("403 Forbidden", "unknown"), ("503 Wait", "unknown")],
)  # fmt: skip
def test_an_error_is_a_fault_unless_it_may_be_meant_for_robots(status, outcome):
    with site({"/": answer("x", status)}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["answers"].outcome == outcome
    assert found["content.pledge"].outcome == "unknown"


def test_a_page_that_needs_scripts_is_not_told_off_for_what_cannot_be_seen():
    shell = """<html lang="id"><head><title>Dinas</title></head><body><div id="app"></div>
    <noscript>Aktifkan JavaScript</noscript><script src="/app.js"></script></body></html>"""
    with site({"/": answer(shell)}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["language"].outcome == found["title"].outcome == "passes"
    assert found["viewport"].outcome == "fails"
    unknown = ("content.pledge", "content.standards", "headings", "alt", "fresh")
    assert {found[code].outcome for code in unknown} == {"unknown"}
    assert "skrip" in found["content.pledge"].because.id


def test_an_empty_page_tells_nothing():
    with site({"/": answer("")}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["answers"].outcome == "passes"
    assert found["content.pledge"].outcome == "unknown"


def test_a_meta_refresh_is_followed_within_the_site():
    away = '<html><meta http-equiv="refresh" content="0; url=/beranda"></html>'
    with site({**PAGES, "/": answer(away), "/beranda": answer(GOOD)}) as here:
        found, seen = judged(here.at(), fetcher(here))
    assert str(seen.first.address) == here.at("/beranda")
    assert found["content.profile"].outcome == "passes"


@pytest.mark.parametrize("target", ["http://127.0.0.1/", "https://iklan.example.com/"])
def test_a_meta_refresh_elsewhere_is_not_followed(target):
    away = f'<html><meta http-equiv="refresh" content="0; url={target}"></html>'
    with site({"/": answer(away)}) as here:
        found, seen = judged(here.at(), fetcher(here))
    assert seen.failure.code == "elsewhere"
    assert found["answers"].outcome == "fails"
    assert "/" in here.asked


def test_a_charset_that_is_announced_wrongly_is_read_as_browsers_read_it():
    words = "<html><body><h1>Maklumat Pelayanan – café</h1></body></html>".encode("cp1252")
    with site({"/": answer(words, content_type="text/html; charset=utf-8")}) as here:
        found, seen = judged(here.at(), fetcher(here))
    assert "Maklumat Pelayanan – café" in seen.seen[0].page.text
    assert found["content.pledge"].outcome == "passes"


@pytest.mark.parametrize(("newest", "outcome"), [("2025-09-20", "passes"), ("2025-09-19", "fails")])
def test_six_months_is_the_age_that_the_law_allows(newest, outcome):
    sitemap = f"<urlset><url><lastmod>{newest}T08:00:00+07:00</lastmod></url></urlset>"
    pages = {"/": page("Selamat datang, hari ini 20 Maret 2026"), "/sitemap.xml": answer(sitemap)}
    with site(pages) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["fresh"].outcome == outcome


def test_the_date_of_today_alone_is_a_clock_and_no_news():
    with site({"/": page("Hari ini Jumat, 20 Maret 2026. Hak cipta 2026.")}) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["fresh"].outcome == "unknown"


def test_a_name_that_nobody_knows_is_a_fault_but_a_dead_network_is_not():
    from zonahijau.websites.checking.failures import Failure
    from zonahijau.websites.checking.fetching import Fetcher
    from zonahijau.websites.checking.guard import Guard

    def saying(code):
        def resolver(host, port):
            raise Failure(code)

        return Fetcher(Guard(resolver=resolver))

    found, _ = judged("https://hilang.contohkab.go.id/", saying("unknown-name"))
    assert found["answers"].outcome == "fails"
    assert found["domain"].outcome == "passes"
    found, _ = judged("https://hilang.contohkab.go.id/", saying("no-network"))
    assert outcomes(found, "fails") == set()


# -- secure connections -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def issuer(tmp_path_factory):
    return authority(tmp_path_factory.mktemp("issuer"))


def test_a_certificate_that_browsers_accept_passes_with_its_last_day(issuer):
    with site(PAGES, issuer.context()) as here:
        found, _ = judged(here.at(), fetcher(here, authorities=issuer.file))
    assert found["https"].outcome == found["certificate"].outcome == "passes"


@pytest.mark.parametrize(
    ("name", "until", "word"),
    [
        (NAME, timedelta(days=-3), "habis"),
        ("situs-lain.go.id", timedelta(days=90), "nama lain"),
    ],
)
def test_a_certificate_that_browsers_refuse_says_why_and_the_page_is_read_all_the_same(
    issuer, name, until, word
):
    with site(PAGES, issuer.context(name, until)) as here:
        found, _ = judged(here.at(), fetcher(here, authorities=issuer.file))
    assert found["https"].outcome == "fails"
    assert word in found["https"].because.id
    assert found["content.pledge"].outcome == "passes"


def test_a_certificate_of_nobodys_is_refused(issuer):
    with site(PAGES, issuer.context()) as here:
        found, _ = judged(here.at(), fetcher(here))
    assert found["https"].outcome == "fails"
    assert "tidak diterbitkan" in found["https"].because.id


@pytest.mark.parametrize(("days", "outcome"), [(15, "passes"), (13, "fails"), (-1, "fails")])
def test_two_weeks_before_its_end_a_certificate_is_told_off(issuer, days, outcome):
    with site(PAGES, issuer.context(until=timedelta(days=days))) as here:
        found, _ = judged(here.at(), fetcher(here, authorities=issuer.file))
    assert found["certificate"].outcome == outcome


# -- what is kept -----------------------------------------------------------------------------


def test_what_is_kept_holds_the_words_and_nothing_that_runs():
    bad = GOOD.replace(
        "<h1>", '<script>alert(1)</script><iframe src="x"></iframe><h1 onclick="x()">'
    ).replace("Berita", 'Berita<a href="javascript:x()">klik</a>')
    with site({**PAGES, "/": answer(bad)}) as here:
        _, seen = judged(here.at(), fetcher(here))
    content = unpack(pack(seen.seen, NOW))
    html = as_text(content, "html")
    assert "Dinas Kesehatan" in as_text(content)
    assert not any(
        word in html for word in ("<script", "alert", "onclick", "javascript:", "<iframe")
    )
    assert pack(seen.seen, NOW) == pack(seen.seen, NOW)


def test_a_redirect_asks_the_robots_of_where_it_leads():
    with site({}) as closed:
        closed.pages.update({"/": page("x"), "/robots.txt": answer("User-agent: *\nDisallow: /")})
        target = f"http://www.{NAME}:{closed.port}/"
        with site({"/": redirect(target)}) as here:
            found, _ = judged(here.at(), fetcher(here, closed))
    assert closed.asked == ["/robots.txt"]
    assert found["answers"].outcome == "unknown"
