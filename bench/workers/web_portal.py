"""The public pages of a nation in a process of their own: ``make`` the nation, or ``open`` it."""

import csv
import hashlib
import io
import itertools
import re
import statistics
import sys
import time
from pathlib import Path

from serving import serve

from zonahijau.cli.django import prepare

prepare()

from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402
from nation_services import make  # noqa: E402

from zonahijau.catalogue.models import SearchEntry, Service  # noqa: E402
from zonahijau.catalogue.search import find, rebuild  # noqa: E402
from zonahijau.catalogue.search.databases import MOST, Asked, _fts5, _tsquery  # noqa: E402
from zonahijau.catalogue.search.indexing import government_token  # noqa: E402
from zonahijau.catalogue.search.words import wanted  # noqa: E402
from zonahijau.organisations.models import Government  # noqa: E402
from zonahijau.portal import exporting  # noqa: E402
from zonahijau.portal.linked import Writer  # noqa: E402
from zonahijau.wording import Text  # noqa: E402

SQLITE = connection.vendor == "sqlite"
QUESTIONS = (
    "ktp", "mengurus kartu keluarga", "akta lahir", "izin dokter", "bayar pajak", "imunisasi",
    "surat miskin", "perpanjangan izin praktik", "kartu kuning", "beasiswa sekolah", "surat",
    "pelayanan", "kelahirna", "sertifikat tanah xyz", "pupk",
)  # fmt: skip
TURNS = 8
REQUESTS = 481
"""One to read again and again, and one for each request of the readers."""
_INDEXED = (
    "SELECT rowid FROM catalogue_search WHERE catalogue_search MATCH %s LIMIT %s"
    if SQLITE
    else "SELECT service_id FROM catalogue_searchentry WHERE words @@ to_tsquery('simple', %s) "
    "LIMIT %s"
)
_PADDED = "' ' || title || ' ' || place || ' ' || body || ' '"
_DUMP = """SELECT s.*, u.name, u.public_code, g.name FROM catalogue_service s
    JOIN organisations_unit u ON u.id = s.unit_id
    JOIN organisations_government g ON g.id = s.government_id
    WHERE s.standard_published AND s.withdrawn_at IS NULL"""


class Work:
    """What the bench may ask for, and what it last found."""

    def __init__(self) -> None:
        self.governments = list(Government.objects.order_by("pk"))
        self.one = self.governments[0]
        reverse("portal:start")  # loads every view, which no file should be charged with

    # -- search ----------------------------------------------------------------------------------

    def indexed(self, _: object) -> object:
        """The whole index made anew."""
        start = time.perf_counter()
        count = rebuild()
        if not SQLITE:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE catalogue_searchentry")
        return {"count": count, "seconds": time.perf_counter() - start}

    def searched(self, whole: object) -> object:
        """Every question in turn by the program and by a bare query of the same index; all words
        that it finds are checked against a scan with LIKE, which is timed as well."""
        where = None if whole == "nation" else self.one
        among = {row.pk for row in self.governments} if where is None else None
        place = government_token(where.pk) if where else ""
        day, seconds, bare, scans = self.one.today(), [], [], []
        for question in QUESTIONS:
            scans.append(self._checked(question, day, where, among, place))
        for _ in range(TURNS):
            for question in QUESTIONS:
                start = time.perf_counter()
                find(question, day, where, among)
                seconds.append(time.perf_counter() - start)
                bare.append(_bare(wanted(question), place, 20)[1])
        return {"ours": _summary(seconds), "bare": _summary(bare), "like": _summary(scans)}

    def _checked(self, question, day, where, among, place):
        """The seconds of the scan; fails where scan, index and program count differently."""
        stems = wanted(question)
        scanned, seconds = _scan(stems, where)
        indexed, _ = _bare(stems, place, 10_000_000)
        found = find(question, day, where, among)
        assert scanned == indexed, (question, len(scanned), len(indexed))
        if scanned:
            assert found.count == min(len(scanned), MOST), (question, found.count, len(scanned))
            assert {hit.service.pk for hit in found.hits} <= scanned, question
        else:
            stems = wanted(found.instead) if found.is_mended else stems
            assert found.in_part or all(_begins(stems, hit.service.pk) for hit in found.hits)
        return seconds

    def nation(self, _: object) -> object:
        """Search of all governments."""
        return self.searched("nation")

    # -- files -----------------------------------------------------------------------------------

    def exported(self, kind: str, government: Government | None) -> object:
        """A file streamed to nowhere: its size, and what this process took at most meanwhile."""
        writer = Writer("https://contoh.example")
        rows = exporting.all_records(government)
        title = Text("Katalog", "Catalogue")
        if kind == "csv":
            pieces = exporting.csv_pieces(rows, writer)
        else:
            pieces = exporting.linked_pieces(rows, writer, title, writer.base, "contoh")
        return _streamed(pieces)

    def regency_csv(self, _: object) -> object:
        return self.exported("csv", self.one)

    def regency_linked(self, _: object) -> object:
        return self.exported("linked", self.one)

    def nation_csv(self, _: object) -> object:
        return self.exported("csv", None)

    def nation_linked(self, _: object) -> object:
        return self.exported("linked", None)

    def regency_dump(self, _: object) -> object:
        return _streamed(_dumped(self.one))

    def nation_dump(self, _: object) -> object:
        return _streamed(_dumped(None))

    # -- pages -----------------------------------------------------------------------------------

    def pages(self, _: object) -> object:
        """Addresses of public pages, as many of each kind as there are requests, each another; the
        services have a standard."""
        rows = Service.objects.filter(standards__state="set").select_related("unit")
        services = rows.order_by("pk")[:REQUESTS]
        regions = [{"region": row.region_id} for row in self.governments]
        units = {row.unit.public_code: None for row in rows.order_by("pk")}
        asked = itertools.product(regions, (question.replace(" ", "+") for question in QUESTIONS))
        return {
            "service page": [_address("service", code=row.public_code) for row in services],
            "unit page": [_address("unit", code=code) for code in list(units)[:REQUESTS]],
            "search": [f"{_address('search', **region)}?q={words}" for region, words in asked],
            "first page": [_address("government", **region) for region in regions],
            "entries": SearchEntry.objects.count(),
        }


def _address(name, **named):
    return reverse(f"portal:{name}", kwargs=named)


def _summary(seconds):
    return {
        "least": min(seconds), "median": statistics.median(seconds),
        "p95": statistics.quantiles(seconds, n=20)[-1],
    }  # fmt: skip


def _bare(stems, place, most):
    """The keys that the index itself gives for all the stems, and the seconds."""
    asked = Asked(stems, place=place)
    with connection.cursor() as cursor:
        start = time.perf_counter()
        cursor.execute(_INDEXED, [_fts5(asked) if SQLITE else _tsquery(asked), most])
        found = {key for (key,) in cursor.fetchall()}
        return found, time.perf_counter() - start


def _scan(stems, where):
    """The same by reading every entry, of one government or of all."""
    words = " AND ".join([f"{_PADDED} LIKE %s"] * len(stems))
    mine = f" AND government_id = {where.pk}" if where else ""
    with connection.cursor() as cursor:
        sql = f"SELECT service_id FROM catalogue_searchentry WHERE {words}{mine}"  # noqa: S608
        start = time.perf_counter()
        cursor.execute(sql, [f"% {stem} %" for stem in stems])
        found = {key for (key,) in cursor.fetchall()}
        return found, time.perf_counter() - start


def _begins(stems, key):
    """Whether some word of an entry begins with each stem."""
    entry = SearchEntry.objects.get(pk=key)
    words = f"{entry.title} {entry.place} {entry.body}".split()
    return all(any(word.startswith(stem) for word in words) for stem in stems)


def _dumped(government):
    """A bare SELECT of the same services, with their units and governments, as CSV."""
    mine = f" AND s.government_id = {government.pk}" if government else ""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{_DUMP}{mine}")
        while rows := cursor.fetchmany(200):
            writer.writerows(rows)
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()


_CODE = re.compile(r"S[0-9A-F]{8}")


class Seen:
    """How many services a file names, and a mark of which; a file names a service in one place, and
    nothing is remembered but the last, so that the measured memory is the file's."""

    def __init__(self) -> None:
        self.count, self.mark, self._code, self._rest = 0, 0, "", ""

    def read(self, piece):
        """The next piece, with the end of the one before, which may hold half a code."""
        for code in _CODE.findall(self._rest + piece):
            if code != self._code:
                self.count += 1
                self.mark += int.from_bytes(hashlib.blake2b(code.encode(), digest_size=8).digest())
                self._code = code
        self._rest = (self._rest + piece)[-8:]


def _streamed(pieces):
    """Bytes, seconds, most memory, and which services were in it, each once."""
    start, size, peak, seen = time.perf_counter(), 0, _memory(), Seen()
    for number, piece in enumerate(pieces):
        size += len(piece.encode())
        seen.read(piece)
        if number % _LOOKS == 0:
            peak = max(peak, _memory())
    seconds = time.perf_counter() - start
    return {"bytes": size, "seconds": seconds, "peak": max(peak, _memory()), "services": seen.count,
            "mark": str(seen.mark)}  # fmt: skip


_LOOKS = 5
"""Pieces between two looks at the memory."""


def _memory():
    """What this process has taken for itself, in MB; pages of the database's file that the system
    lends it and takes back are not counted."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"RssAnon:\s+(\d+)", said)[1]) / 1024


def main() -> None:
    """Make the nation or open the one that is there, then wait for orders."""
    order, services = sys.argv[1:]
    start = time.perf_counter()
    if order == "make":
        make(int(services))
    made = time.perf_counter() - start
    work = Work()
    names = ("indexed", "searched", "nation", "pages", "regency_csv", "regency_linked",
             "regency_dump", "nation_csv", "nation_linked", "nation_dump")  # fmt: skip
    works = {name: (lambda: None, getattr(work, name)) for name in names}
    serve(works, lambda found: found, {"database": connection.vendor, "made": made})


main()
