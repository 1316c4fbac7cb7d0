"""What an office has of papers, people who move, surveys and sheets, one of each, for the walk."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from tests import made_files
from tests.surveys import open_survey
from zonahijau.access.invitations import Made, invite
from zonahijau.accounts.models import User
from zonahijau.assessments.actions.official_sheet import Publication, open_results
from zonahijau.catalogue.actions.checklists import print_checklist
from zonahijau.documents.actions.papers import Wish as PaperWish
from zonahijau.documents.actions.papers import draft_paper, issue
from zonahijau.documents.actions.register import DecreeFacts, enter, take_file
from zonahijau.documents.actions.signing import receive
from zonahijau.documents.actions.templates import upload_template
from zonahijau.documents.kinds import kind_of
from zonahijau.documents.word.shipped import shipped
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.models import (
    Handover,
    HandoverItem,
    HeldSheet,
    Position,
    Transfer,
)
from zonahijau.surveys.actions.forms import begin_form, put_question
from zonahijau.surveys.models import Comment, FollowUp, Report, ReportImport, Sheet
from zonahijau.surveys.models import Publication as PublishedResult
from zonahijau.surveys.reporting import due_day, span_of

if TYPE_CHECKING:
    from tests.integration.walking import World

SOURCE = "Contoh untuk pengujian"


def refining(world: World, by: User) -> Iterator[tuple[str, Any]]:
    """A sheet of paper, a list of published results that waits, a step of the first hour."""
    yield "checklist", print_checklist(by=by, unit=world.unit, counted=3)
    yield "paper_size", SimpleNamespace(word="f4")
    publication = Publication("ombudsman/2021", 2021, SOURCE)
    own = {"by": by, "government": world.government, "publication": publication}
    yield "results_sheet", open_results(**own, path=None, name="")
    yield "hour_step", SimpleNamespace(slug="rapor")


def surveys(world: World, by: User) -> Iterator[tuple[str, Any]]:
    """A survey that takes answers, and a bundle of paper that nobody has finished."""
    survey = open_survey(world.unit)
    yield "survey", survey
    said = {"government": world.government, "campaign": survey, "text": "Antre lama"}
    yield "survey_comment", Comment.objects.create(**said)
    sheet = Sheet.objects.create(
        government=world.government, campaign=survey, by=by, entered_on=world.government.today()
    )
    yield "survey_sheet", sheet
    yield "card_size", SimpleNamespace(word="a4")
    yield "province", SimpleNamespace(word=world.government.region.province_code)
    form = begin_form(by=by, where=world.unit, title=SOURCE, kind="skm")
    own = {"text": {"id": SOURCE}, "options": [{"id": "Ya"}, {"id": "Tidak"}]}
    yield "survey_form", put_question(by=by, form=form, code="", **own)
    yield "form_language", SimpleNamespace(word="id")
    yield "form_question", SimpleNamespace(code="X1")
    yield "shipped_form", SimpleNamespace(word="f03.B")
    yield from _report(world, by)


def _report(world: World, by: User) -> Iterator[tuple[str, Any]]:
    """A report that waits, with a line of its plan and its own file."""
    start, until = span_of("year", 2025, 1)
    own = {"government": world.government, "unit": world.unit}
    blob = Evidence.objects.filter(unit=world.unit, kind="photo").first().blob
    report = Report.objects.create(
        **own, start=start, until=until, due_on=due_day(until), file=blob
    )
    yield "survey_report", report
    yield "report_file", SimpleNamespace(word="laporan")
    sheet = {"government": world.government, "by": by, "file_name": "laporan.csv", "rows": []}
    yield "reports_sheet", ReportImport.objects.create(**sheet)
    shown = {"medium": "onsite", "on": until, "by": by, "report": report}
    yield "survey_publication", PublishedResult.objects.create(government=world.government, **shown)
    plan = {"element": "WAKTU", "programme": SOURCE, "in_charge": "Kepala", "due_on": until}
    plan["first_due_on"] = until
    yield "survey_line", FollowUp.objects.create(**own, report=report, **plan)


def papers(world: World, by: User) -> Iterator[tuple[str, Any]]:
    """A draft with an annex, an entry of the register, a template of the office's own."""
    unit, government = world.unit, world.government
    kind = kind_of("rencana-aksi")
    yield "kind", kind
    yield "paper", draft_paper(by=by, where=unit, kind=kind.slug, wish=PaperWish())
    yield "annex", SimpleNamespace(number=1)
    today = government.today()
    facts = DecreeFacts("other_decree", "1", today, SOURCE, "Kepala", today)
    scan = [made_files.pdf()]
    taken = take_file(government, scan, "sk.pdf")
    yield "decree", enter(by=by, where=unit, facts=facts, taken=taken)
    letter = draft_paper(by=by, where=unit, kind="undangan", wish=PaperWish())
    letter = issue(by=by, paper=letter, address=f"http://testserver/q/{letter.code}")
    yield "signed", receive(by=by, paper=letter, chunks=scan, name="a.pdf", confirmed=True)
    content = shipped(kind.layout)
    yield (
        "template",
        upload_template(
            by=by, government=government, kind=kind.slug, chunks=[content], name="templat.docx"
        ),
    )


def moves(world: World, position: Position) -> Iterator[tuple[str, Any]]:
    """A decree of transfer with a handover, and two lists that wait for a yes."""
    government, by = world.government, world.people["admin"]
    today = government.today()
    changes = {"offices": [], "roles": [], "made_offices": [], "made_roles": []}
    transfer = Transfer.objects.create(
        government=government,
        number="SK-1",
        dated=today,
        effective=today,
        by=by,
        changes=changes,
    )
    yield "transfer", transfer
    handover = Handover.objects.create(
        government=government,
        unit=world.unit,
        position=position,
        transfer=transfer,
        opened_on=today,
    )
    yield "handover", handover
    yield (
        "item",
        HandoverItem.objects.create(
            government=government, handover=handover, number=1, label_id="Arsip", label_en="Archive"
        ),
    )
    for kind, name in (("officials", "officials_sheet"), ("transfer", "decree_sheet")):
        yield (
            name,
            HeldSheet.objects.create(government=government, kind=kind, by=by, file_name="a.xlsx"),
        )


def link(world: World) -> Made:
    """An invitation made by nobody who is asked for permission: another person of the office."""
    by, user = world.people["admin"], world.people["operator"]
    (made,) = invite(by=by, government=world.government, users=[user])
    return made


def session(user: User) -> Any:
    from django.test import Client

    Client().force_login(user)
    return user.sessions.latest("started_at")
