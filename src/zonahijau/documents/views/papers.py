"""The list of papers, and the page of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zonahijau.documents import kinds
from zonahijau.documents.forms.papers import NumberDateForm, SignedForm
from zonahijau.documents.models import Paper
from zonahijau.documents.policies import allowed
from zonahijau.documents.views.shown import address_of, crumbs, found, mark_of
from zonahijau.documents.word.filling import own_template
from zonahijau.documents.words import MATCHES, STATES
from zonahijau.organisations.permissions import authority
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

COLUMNS = (
    Column("subject", Text("Hal", "Subject"), order_by=("subject",), link=address_of),
    Column(
        "kind", Text("Jenis", "Kind"), lambda row: kinds.label_of(row.kind), order_by=("kind",)
    ),
    Column("unit", Text("Dari", "From"), lambda row: row.unit and row.unit.name,
           order_by=("unit__name",)),
    Column("number", Text("Nomor", "Number"), order_by=("number",)),
    Column("dated", Text("Tanggal", "Date"), order_by=("dated",), kind="date"),
    Column("state", Text("Keadaan", "State"), mark_of, order_by=("state",), kind="class"),
)  # fmt: skip


def _filters() -> list[Filter]:
    offered = [(kind.slug, kind.title) for kind in kinds.all_kinds()]
    return [
        Filter("jenis", Text("Jenis", "Kind"), offered, "kind"),
        Filter("keadaan", Text("Keadaan", "State"), list(STATES.items()), "state"),
    ]


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """Every paper that this person may see, the newest first."""
    held = authority(request)
    rows = Paper.objects.within(*held.places("see_papers")).select_related("unit")
    listing = Listing(
        request,
        rows.order_by("-created_at"),
        COLUMNS,
        search_fields=("subject", "number", "code"),
        filters=_filters(),
    )
    context = {
        "listing": listing,
        "waiting": rows.filter(state="issued").count(),
        "drafts": rows.filter(state="draft").count(),
        "may_write": held.may_anywhere("write_papers"),
        "may_issue": held.may_anywhere("issue_papers"),
        "may_heads": held.may_anywhere("manage_letterheads"),
    }
    return render(request, "documents/papers.html", context)


@require_safe
def paper(request: HttpRequest, paper: UUID) -> HttpResponse:
    """One paper: what it says, where it stands, what can be done."""
    return render(request, "documents/paper.html", page(request, found(paper)))


def page(request: HttpRequest, row: Paper, **more: Any) -> dict[str, Any]:
    """What the page of a paper shows; forms that were refused come in ``more``."""
    held = authority(request)
    issues, writes = (held.may(f"{verb}_papers", row) for verb in ("issue", "write"))
    content = row.body
    known = {"number": row.number, "dated": row.dated}
    return {
        "paper": row,
        "mark": mark_of(row),
        "kind": kinds.label_of(row.kind),
        "content": content,
        "annexes": list(enumerate(content.annexes, 1)),
        "facts": _facts(row),
        "events": _events(row),
        "template": own_template(row),
        "proof": f"/q/{row.code}",
        "entry": getattr(row, "entry", None),
        "can": {
            "change": writes and allowed("change", row.state),
            **{step: issues and allowed(step, row.state)
               for step in ("issue", "number", "sign", "withdraw")},
        },
        "number_form": NumberDateForm(initial=known, auto_id="nomor_%s"),
        "signed_form": SignedForm(auto_id="berkas_%s"),
        "crumbs": crumbs(Crumb(row.subject)),
    } | more  # fmt: skip


def _facts(row: Paper) -> list[tuple[Text, Any]]:
    signs = ", ".join(filter(None, (row.signatory_position, row.signatory_name)))
    said = (
        (Text("Jenis", "Kind"), kinds.label_of(row.kind)),
        (Text("Nomor", "Number"), row.number or Text("menyusul", "to follow")),
        (Text("Penanda tangan", "Signatory"), signs),
        (Text("Kepada", "To"), "; ".join(row.addressees)),
        (Text("Kertas", "Paper"), row.size.upper()),
        (Text("Kode", "Code"), row.code if row.issued_at else ""),
    )
    return [(label, value) for label, value in said if value]


def _events(row: Paper) -> list[dict[str, Any]]:
    """What happened, the latest first."""
    matched = MATCHES.get(row.matched_by)
    steps: tuple[tuple[Any, Text, Any], ...] = (
        (row.withdrawn_at, Text("Ditarik", "Withdrawn"), row.withdrawn_because),
        (row.signed_at, Text("Berkas bertanda tangan masuk", "Signed file came back"), matched),
        (row.issued_at, Text("Terbit dan dibekukan", "Issued and frozen"), ""),
        (row.created_at, Text("Konsep disusun", "Drafted"), row.created_by.name),
    )
    return [{"at": at, "what": what, "note": note, "who": ""} for at, what, note in steps if at]
