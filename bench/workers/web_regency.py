"""The web product in a process of its own: it makes the regency, and does what no page does."""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import segno
from serving import serve

from zonahijau.cli.django import prepare

prepare()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.regency import SEED, Regency, opened, regency, seal_all, three_years  # noqa: E402
from zonahijau.assessments.actions import save_answer  # noqa: E402
from zonahijau.assessments.actions.answers import Written  # noqa: E402
from zonahijau.assessments.models import Assessment, Result, Round  # noqa: E402
from zonahijau.reports.cards import card  # noqa: E402
from zonahijau.reports.papers import card_pdf, typeset  # noqa: E402

FOLDER = Path(sys.argv[1])
MANY, FEW = 500, 10
ADDRESS = "https://zonahijau.example/q/"


class Work:
    """What the bench may ask for, and what it last found."""

    def __init__(self) -> None:
        self.one: Regency = regency("63.04", 100, 1000)
        three_years(self.one)
        self.many: Regency = regency("16.07", MANY, 2 * MANY)
        self.round: Round | None = None
        self.contents: list[tuple[dict[str, object], object, str]] = []

    def pages(self, _: object) -> object:
        """The pages of the bench: name, address, the session of who looks, and the queries."""
        year, last = self.one.rounds[-1], self.one.rounds[-2]
        unit = self.one.units[0]
        own = year.assessments.get(unit=unit)
        review = Assessment.objects.filter(round=year, state="in_review").first()
        assert review is not None
        section = own.round.instrument.root.parts[0].code
        uid = {"kwargs": {"uid": last.uid}}
        pages = [
            ("first page, task force", "satgas", reverse("reports:first")),
            ("first page, operator", "operator", reverse("reports:first")),
            ("unit page", "satgas", reverse("reports:unit", kwargs={"uid": unit.uid})),
            ("desk", "verifikator", reverse("assessments:desk")),
            ("desk: one unit", "verifikator",
             reverse("assessments:review", kwargs={"uid": review.uid})),
            ("questions of one part", "operator",
             reverse("assessments:section", kwargs={"uid": own.uid, "code": section})),
            ("round report", "satgas", reverse("reports:round", **uid)),
            ("round report as XLSX", "satgas", reverse("reports:round_sheet", **uid)),
        ]  # fmt: skip
        return [self._page(*page) for page in pages]

    def _page(self, name: str, role: str, address: str) -> dict[str, object]:
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(self.one.people[role])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        session = client.cookies["sessionid"].value
        return {"name": name, "path": address, "session": session, "queries": len(queries)}

    def opened(self, _: object) -> int:
        """A round for all units of the large government, rolled back afterwards."""
        start = self.many.government.today() - timedelta(days=5)
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            self.round = opened(self.many, "ombudsman/2023", "self", start)
            transaction.set_rollback(True)
        return len(queries)

    def sealed(self, _: object) -> int:
        """A round of the large government whose units are all sealed: what cards are made of."""
        start = self.many.government.today() - timedelta(days=30)
        self.round = opened(self.many, "ombudsman/2023", "self", start)
        seal_all(self.many, self.round, random.Random(SEED))
        results = self._results()[:FEW]
        self.contents = [
            (card(each, language="id", address=ADDRESS + each.code), each.at, ADDRESS + each.code)
            for each in results
        ]
        given = [
            content | {"qr": segno.make(address, error="m").svg_inline(border=0, omitsize=True)}
            for content, _, address in self.contents
        ]
        (FOLDER / "cards.json").write_text(json.dumps(given, ensure_ascii=False), "utf-8")
        return len(self._results())

    def _results(self) -> list[Result]:
        rows = Result.objects.filter(round=self.round, stage="sealed")
        loaded = rows.select_related("assessment__unit", "government", "round", "version")
        return list(loaded.order_by("pk"))

    def cards(self, _: object) -> dict[str, int]:
        """All cards as PDF, from the rows of the database."""
        rows = self._results()
        made = [card_pdf(each, language="id", address=ADDRESS + each.code) for each in rows]
        assert all(pdf.startswith(b"%PDF") for pdf in made)
        return {"cards": len(made), "bytes": sum(map(len, made)) // len(made)}

    def papers(self, _: object) -> dict[str, int]:
        """A few cards, from content that is ready: what a peer does as well."""
        made = [typeset(*each) for each in self.contents]
        return {"cards": len(made), "bytes": sum(map(len, made)) // len(made)}

    def saved(self, found: tuple[Assessment, list[tuple[str, Written]]]) -> dict[str, float]:
        """A few answers of one unit, each in its own transaction; with the processor's seconds,
        which other work on the machine does not count into."""
        start = time.process_time()
        for indicator, written in found[1]:
            by = self.one.people["operator"]
            save_answer(assessment=found[0], indicator=indicator, written=written, by=by)
        return {"answers": len(found[1]), "processor": time.process_time() - start}

    def to_save(self) -> tuple[Assessment, list[tuple[str, Written]]]:
        unit = self.one.units[0]
        held = self.one.rounds[-1].assessments.select_related("round__version").get(unit=unit)
        Assessment.objects.filter(pk=held.pk).update(state="draft")
        rows = list(held.answers.all())[:FEW]
        return held, [
            (row.indicator, Written("answered", row.value, str(time.time_ns()), row.revision))
            for row in rows
        ]


def main() -> None:
    """Make the regency, then wait for orders."""
    work = Work()
    nothing: Callable[[], None] = lambda: None  # noqa: E731
    names = ("pages", "opened", "sealed", "cards", "papers")
    works = {name: (nothing, getattr(work, name)) for name in names}
    works["saved"] = (work.to_save, work.saved)
    serve(works, lambda found: found, {"database": connection.vendor})


main()
