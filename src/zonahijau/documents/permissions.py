"""Who may open the addresses of papers and of the register."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.documents.models import Decree, Paper, Template
from zonahijau.organisations.models import Government
from zonahijau.organisations.places import government_here
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

MODULE = "papers"
"""Switched off, a government has none of these pages."""


def _paper(request: HttpRequest, paper: UUID, **_: object) -> Paper:  # noqa: ARG001
    return get_object_or_404(Paper.objects.select_related("unit"), uid=paper)


def _decree(request: HttpRequest, decree: UUID, **_: object) -> Decree:  # noqa: ARG001
    return get_object_or_404(Decree.objects.select_related("unit"), uid=decree)


def _template(request: HttpRequest, template: UUID) -> Government:  # noqa: ARG001
    return get_object_or_404(Template.objects.select_related("government"), uid=template).government


def _here(request: HttpRequest, **_: object) -> Government | None:
    return government_here(request)


_SEE, _WRITE, _ISSUE = (May(f"{verb}_papers", _paper) for verb in ("see", "write", "issue"))
_MANAGE = May("manage_decrees", _decree)
_HEADS = May("manage_letterheads", _here)

ROUTES: Routes = {
    "documents:papers": May("see_papers"),
    "documents:choose": May("write_papers"),
    "documents:new": May("write_papers"),
    "documents:upload": May("issue_papers"),
    "documents:paper": _SEE,
    "documents:pdf": _SEE,
    "documents:docx": _SEE,
    "documents:signed_file": _SEE,
    "documents:edit": _WRITE,
    "documents:annex": _WRITE,
    "documents:add_annex": _WRITE,
    "documents:remove_annex": _WRITE,
    "documents:issue": _ISSUE,
    "documents:number": _ISSUE,
    "documents:sign": _ISSUE,
    "documents:withdraw": _ISSUE,
    "documents:letterheads": _HEADS,
    "documents:letterhead": _HEADS,
    "documents:templates": _HEADS,
    "documents:template_shipped": _HEADS,
    "documents:template_upload": _HEADS,
    "documents:template_file": May("manage_letterheads", _template),
    "documents:template_revert": May("manage_letterheads", _template),
    "documents:register": May("see_decrees"),
    "documents:register_sheet": May("see_decrees"),
    "documents:expiring": May("see_decrees"),
    "documents:decree_new": May("manage_decrees"),
    "documents:decree": May("see_decrees", _decree),
    "documents:decree_file": May("see_decrees", _decree),
    "documents:decree_edit": _MANAGE,
    "documents:decree_withdraw": _MANAGE,
}

NAVIGATION = (
    Item(
        "documents:papers",
        Text("Naskah", "Papers"),
        45,
        prefixes=(
            "documents:paper",
            "documents:choose",
            "documents:new",
            "documents:edit",
            "documents:annex",
            "documents:upload",
            "documents:letterhead",
            "documents:template",
        ),
    ),
    Item(
        "documents:register",
        Text("Register SK", "Decrees"),
        46,
        prefixes=("documents:register", "documents:decree", "documents:expiring"),
    ),
)
