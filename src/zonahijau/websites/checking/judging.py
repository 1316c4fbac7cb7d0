"""From what a visit brought to an outcome for every point. Cannot tell is not fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from zonahijau.lawbook.websites import Content, WebsiteRules, plain_text
from zonahijau.web.formatting import plain_date
from zonahijau.websites.checking.addresses import split
from zonahijau.websites.checking.dates import dates_in, http_date, newest, stamps_in
from zonahijau.websites.checking.failures import OURS, Failure
from zonahijau.websites.checking.fetching import Fetched
from zonahijau.websites.checking.points import CONTENT, FAILS, PASSES, UNKNOWN, Found
from zonahijau.websites.checking.reading import Link, Page
from zonahijau.websites.checking.visiting import Seen, Visit, fits
from zonahijau.wording import Text

_NOT_SEEN = Text("Halaman tidak sempat dibaca", "The page was not read")
_NOT_FOUND = Text(
    "Tidak ditemukan pada {count} halaman yang dibaca",
    "Not found on the {count:page that was|pages that were} read",
)
_SCRIPT = Text(
    "Isinya baru tampil setelah skrip berjalan; periksa dengan mata",
    "Its contents appear only when scripts run; look with your own eyes",
)
_BETWEEN = re.compile(r"[-_./+]+")
"""What stands between the words of an address."""
_HIDDEN = frozenset({401, 403, 406, 418, 429, 503})
"""Answers that a guard against robots gives; people may well see the page."""
_TLS_PROBLEMS = {
    "expired": Text("Sertifikat sudah habis masa berlakunya", "The certificate has run out"),
    "name": Text("Sertifikat dibuat untuk nama lain", "The certificate is for another name"),
    "issuer": Text(
        "Sertifikat tidak diterbitkan lembaga yang dikenal peramban",
        "The certificate was not issued by anyone whom browsers know",
    ),
    "other": Text("Sertifikat ditolak", "The certificate was refused"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """When the judging happens: the legal day of the office, and the instant."""

    today: date
    now: datetime

    @classmethod
    def of(cls, today: date) -> Day:
        """That day, now."""
        return cls(today, datetime.now(UTC))


def judge(visit: Visit, rules: WebsiteRules, day: Day) -> list[Found]:
    """The outcome of every point, with its reason."""
    return [
        _answers(visit),
        *_tls(visit, rules, day),
        _domain(visit, rules),
        _fresh(visit, rules, day),
        *_speed(visit, rules),
        *_contents(visit, rules),
        *_access(visit),
    ]


def _answers(visit: Visit) -> Found:
    if visit.failure is not None:
        ours = visit.failure.code in OURS
        said = visit.failure.why.capitalized
        return Found("answers", UNKNOWN if ours else FAILS, said, visit.address)
    status, where = _first(visit).status, str(_first(visit).address)
    if status == 200:
        return Found("answers", PASSES, Text("Halaman terbuka", "The page opens"), where)
    said = Text(f"Server menjawab dengan kode {status}", f"The server answers with code {status}")
    return Found("answers", UNKNOWN if status in _HIDDEN else FAILS, said, where)


def _first(visit: Visit) -> Fetched:
    assert visit.first is not None  # noqa: S101  a visit without failure has a first page
    return visit.first


def _tls(visit: Visit, rules: WebsiteRules, day: Day) -> Iterator[Found]:
    if visit.failure is not None:
        yield from (Found(code, UNKNOWN, _NOT_SEEN) for code in ("https", "certificate"))
        return
    answer = _first(visit)
    if answer.tls is None:
        plain = Text("Halaman terbuka tanpa HTTPS", "The page opens without HTTPS")
        yield Found("https", FAILS, plain, str(answer.address))
        yield Found("certificate", UNKNOWN, Text("Tidak ada sertifikat", "There is no certificate"))
        return
    problem = answer.tls.problem
    said = _TLS_PROBLEMS[problem] if problem else Text("Sambungan aman", "The connection is secure")
    yield Found("https", FAILS if problem else PASSES, said, str(answer.address))
    yield _certificate(answer.tls.until, rules.limits["certificate_days"].value, day)


def _certificate(until: datetime | None, least: int, day: Day) -> Found:
    if until is None:
        return Found("certificate", UNKNOWN, Text("Tidak terbaca", "It could not be read"))
    days, on = (until - day.now).days, until.date()
    words = ("sampai", "until") if until > day.now else ("habis", "ended on")
    said = Text(f"Berlaku {words[0]} {plain_date(on)}", f"Valid {words[1]} {plain_date(on, 'en')}")
    if until <= day.now:
        said = Text(f"Habis {plain_date(on)}", f"Ran out on {plain_date(on, 'en')}")
    return Found("certificate", PASSES if days >= least else FAILS, said)


def _domain(visit: Visit, rules: WebsiteRules) -> Found:
    """By the name that people end at; where it was not reached, by the one in the inventory."""
    try:
        address = visit.first.address if visit.first else split(visit.address)
    except Failure as failure:
        return Found("domain", UNKNOWN, failure.why.capitalized)
    kind = rules.domain_of(address.host)
    said = Text(f"{address.host}: {kind.label.id}", f"{address.host}: {kind.label.en}")
    return Found("domain", PASSES if kind.official else FAILS, said)


# -- freshness --------------------------------------------------------------------------------


def _fresh(visit: Visit, rules: WebsiteRules, day: Day) -> Found:
    newest_seen = newest(list(_days(visit, day.today)), day.today)
    if newest_seen is None:
        said = Text("Tidak ada tanggal yang terbaca", "No date could be read")
        return Found("fresh", UNKNOWN, _why_unread(visit) or said)
    months = rules.limits["fresh_months"].value
    said = Text(f"Tanggal terbaru {plain_date(newest_seen)}",
                f"The newest date is {plain_date(newest_seen, 'en')}")  # fmt: skip
    outcome = PASSES if newest_seen >= _months_before(day.today, months) else FAILS
    return Found("fresh", outcome, said)


def _days(visit: Visit, today: date) -> Iterator[date]:
    for seen in visit.seen:
        for stamp in seen.page.stamps:
            yield from dates_in(stamp)
        yield from (found for found in dates_in(seen.page.text) if found != today)
        yield from _by_header(seen.answer)
    for text in visit.lists:
        yield from stamps_in(text)


def _by_header(answer: Fetched) -> Iterator[date]:
    """Last-Modified, unless the server just makes it up for every answer."""
    headers = answer.headers
    changed, sent = http_date(headers.get("last-modified", "")), http_date(headers.get("date", ""))
    if changed is not None and changed != sent:
        yield changed


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


# -- speed and size ---------------------------------------------------------------------------


def _speed(visit: Visit, rules: WebsiteRules) -> Iterator[Found]:
    if visit.first is None:
        yield from (Found(code, UNKNOWN, _NOT_SEEN) for code in ("speed", "size"))
        return
    took, most = visit.first.milliseconds, rules.limits["response_ms"].value
    said = Text(f"Menjawab dalam {took} milidetik", f"Answered in {took} milliseconds")
    yield Found("speed", PASSES if took <= most else FAILS, said)
    kilobytes, room = -(-visit.first.size // 1024), rules.limits["page_kilobytes"].value
    said = Text(f"{kilobytes} kB tanpa gambar", f"{kilobytes} kB without pictures")
    if visit.first.cut:
        said = Text(f"Lebih dari {kilobytes} kB", f"More than {kilobytes} kB")
    small = kilobytes <= room and not visit.first.cut
    yield Found("size", PASSES if small else FAILS, said)


# -- contents ---------------------------------------------------------------------------------


def _contents(visit: Visit, rules: WebsiteRules) -> Iterator[Found]:
    unread = _why_unread(visit)
    for content in rules.contents:
        code = CONTENT + content.code
        seen, file = _where(visit.seen, content), _named(visit.files, content)
        if seen is not None:
            said = Text("Ditemukan", "Found")
            yield Found(code, PASSES, said, str(seen.answer.address))
        elif file is not None:
            said = Text("Ditemukan sebagai berkas", "Found as a file")
            yield Found(code, PASSES, said, file.address)
        elif unread is not None:
            yield Found(code, UNKNOWN, unread)
        else:
            yield _missing(visit, content, code)


def _where(pages: Iterable[Seen], content: Content) -> Seen | None:
    """The page that itself holds a content; a menu that leads to it proves nothing."""
    return next((each for each in pages if content.is_in(each.page.own, each.page.hosts)), None)


def _named(links: Iterable[Link], content: Content) -> Link | None:
    """The first link that names a content, in its words or its address."""
    return next((link for link in links if content.is_in(_words_of(link))), None)


def _words_of(link: Link) -> str:
    path = _BETWEEN.sub(" ", unquote(urlsplit(link.address).path))
    return plain_text(f"{link.words} | {path}")


def _missing(visit: Visit, content: Content, code: str) -> Found:
    dead = next((link for link in visit.dead if fits(link, content)), None)
    unread = next((link for link in visit.unread if fits(link, content)), None)
    if unread is not None:
        said = Text("Tautannya ada, tetapi halamannya tidak terbaca",
                    "There is a link, but its page could not be read")  # fmt: skip
        return Found(code, UNKNOWN, said, unread.address)
    if dead is not None:
        said = Text("Tautannya ada, tetapi halamannya tidak ada",
                    "There is a link, but no page behind it")  # fmt: skip
        return Found(code, FAILS, said, dead.address)
    said = _NOT_FOUND.fill(count=len(visit.seen))
    if any(seen.page.needs_script or seen.answer.cut for seen in visit.seen):
        partly = Text(f"{said.id}; sebagian halaman tidak terbaca utuh",
                      f"{said.en}; some could not be read whole")  # fmt: skip
        return Found(code, UNKNOWN, partly)
    return Found(code, FAILS, said)


def _why_unread(visit: Visit) -> Text | None:
    """Why nothing can be said about what stands on the site; None where it was read."""
    if visit.failure is not None:
        return visit.failure.why.capitalized
    if not visit.seen:
        return Text("Jawabannya bukan halaman yang dapat dibaca", "The answer is no readable page")
    if all(seen.page.needs_script for seen in visit.seen):
        return _SCRIPT
    if all(not seen.page.text for seen in visit.seen):
        return Text("Halamannya kosong", "The page is empty")
    return None


# -- access -----------------------------------------------------------------------------------

ACCESS = ("language", "title", "viewport", "alt", "headings", "labels", "keyboard")
_BY_HEAD = frozenset({"language", "title", "viewport"})
"""What stands in the head of a page, script or no script."""


def _access(visit: Visit) -> Iterator[Found]:
    page = visit.seen[0].page if visit.seen else None
    for code in ACCESS:
        if page is None:
            yield Found(code, UNKNOWN, _why_unread(visit) or _NOT_SEEN)
        elif page.needs_script and code not in _BY_HEAD:
            yield Found(code, UNKNOWN, _SCRIPT)
        else:
            holds, said = _ACCESS[code](page)
            outcome = UNKNOWN if holds is None else PASSES if holds else FAILS
            yield Found(code, outcome, said, page.address)


Judged = tuple[bool | None, Text]
_LONGEST_TAG = 35
"""Letters of a language tag (RFC 5646); a page may write a book there."""


def _language(page: Page) -> Judged:
    named = (page.language or "").strip()[:_LONGEST_TAG]
    return bool(named), Text(f"Bahasa: {named or 'tidak disebut'}", f"Language: {named or 'none'}")


def _title(page: Page) -> Judged:
    said = Text(f"“{page.title[:80]}”", f"“{page.title[:80]}”")
    return bool(page.title), said if page.title else Text("Tidak ada judul", "No title")


def _viewport(page: Page) -> Judged:
    if page.viewport is None:
        return False, Text("Tidak diatur untuk ponsel", "Not made for telephones")
    written = page.viewport.replace(" ", "").lower()
    if "user-scalable=no" in written or "user-scalable=0" in written:
        return False, Text("Melarang pembaca memperbesar halaman", "Forbids readers to enlarge")
    return True, Text("Diatur untuk ponsel", "Made for telephones")


def _alt(page: Page) -> Judged:
    if not page.images:
        return None, Text("Tidak ada gambar", "There are no pictures")
    said = Text(f"{page.without_alt} dari {page.images} gambar tanpa keterangan",
                f"{page.without_alt} of {page.images} pictures are not described")  # fmt: skip
    return page.without_alt == 0, said


def _headings(page: Page) -> Judged:
    levels = page.headings
    if not levels:
        return False, Text("Tidak ada judul bagian", "There are no headings")
    if 1 not in levels:
        return False, Text("Tidak ada judul utama (h1)", "There is no main heading (h1)")
    jump = next(((a, b) for a, b in pairwise(levels) if b > a + 1), None)
    if jump:
        return False, Text(f"Melompat dari tingkat {jump[0]} ke {jump[1]}",
                           f"Jumps from level {jump[0]} to {jump[1]}")  # fmt: skip
    return True, Text(f"{len(levels)} judul berurutan", f"{len(levels)} headings in order")


def _labels(page: Page) -> Judged:
    if not page.fields:
        return None, Text("Tidak ada isian", "There are no fields")
    said = Text(f"{page.without_label} dari {page.fields} isian tanpa label",
                f"{page.without_label} of {page.fields} fields have no label")  # fmt: skip
    return page.without_label == 0, said


def _keyboard(page: Page) -> Judged:
    said = Text(
        f"{page.unnamed} tautan tanpa nama, {page.jumps} urutan tab yang diubah",
        f"{page.unnamed} links without a name, {page.jumps} changes of the tab order",
    )
    return not (page.unnamed or page.jumps), said


_ACCESS = {
    "language": _language,
    "title": _title,
    "viewport": _viewport,
    "alt": _alt,
    "headings": _headings,
    "labels": _labels,
    "keyboard": _keyboard,
}
