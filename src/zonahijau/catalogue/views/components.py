"""The form of one component: its fields and rows, without a script; nothing typed is lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.catalogue import actions as catalogue
from zonahijau.catalogue import life
from zonahijau.catalogue.actions import standards as actions
from zonahijau.catalogue.editing.cells import SHAPES, Cell, Shape
from zonahijau.catalogue.editing.typed import Typed, component_of, typed_of
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.standards import read_content
from zonahijau.catalogue.standards.groups import missing_of
from zonahijau.catalogue.standards.hints import HINTS
from zonahijau.catalogue.standards.saying import said as said_of
from zonahijau.catalogue.views.services import by
from zonahijau.catalogue.views.standards import crumbs_to, the_standard
from zonahijau.lawbook.components import Component, load_components
from zonahijau.web.forms import whole_number
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell
from zonahijau.wording import Refusal, Refused, Text

SAVED = Text("Tersimpan.", "Saved.")


class Field:
    """A cell with what stands in it, its name in the form, and what is wrong with it."""

    def __init__(self, cell: Cell, value: str, prefix: str, faults: list[Refusal], row: int):
        self.cell, self.value = cell, value
        self.name = prefix + cell.name
        self.row = row
        self.faults = [each for each in faults if each.column == cell.name and _of(each, row)]

    @property
    def choices(self) -> list[tuple[str, Text, bool]]:
        """What can be chosen, and which of it is."""
        return [(value, text, value == self.value) for value, text in self.cell.choices.items()]


def _of(fault: Refusal, row: int) -> bool:
    return fault.row == row or (fault.row is None and row == 0)


class Shown:
    """The form of a component as the template draws it."""

    def __init__(self, shape: Shape, typed: Typed, faults: list[Refusal]):
        self.shape = shape
        filled = typed.with_room(shape)
        self.fields = [
            Field(cell, typed.fields.get(cell.name, ""), "", faults, 0) for cell in shape.fields
        ]
        self.rows = [
            [
                Field(cell, row.get(cell.name, ""), f"r{number}-", faults, number + 1)
                for cell in shape.columns
            ]
            for number, row in enumerate(filled.rows)
        ]
        told = {id(fault) for field in self._all() for fault in field.faults}
        self.faults = faults
        self.untold = [fault for fault in faults if id(fault) not in told]

    def _all(self) -> list[Field]:
        return [*self.fields, *(field for row in self.rows for field in row)]


@require_http_methods(["GET", "HEAD", "POST"])
def component(request: HttpRequest, standard: UUID, code: str) -> HttpResponse:
    """Write a component; the buttons of a row show the form anew without saving."""
    row = the_standard(standard)
    if code not in SHAPES:
        raise Http404
    if row.state not in life.WRITABLE:
        return redirect("catalogue:standard", standard=standard)
    held = read_content(row.content).component(code)
    if request.method != "POST":
        return _drawn(request, row, code, typed_of(code, held), row.revision)
    typed = Typed.of_post(code, request.POST.dict())
    moved = typed.after(code, request.POST.get("do", ""))
    if moved is not None:
        return _drawn(request, row, code, moved, _revision(request), is_unsaved=True)
    return _save(request, row, code, typed)


def _save(request: HttpRequest, row: Standard, code: str, typed: Typed) -> HttpResponse:
    try:
        made = component_of(code, typed)
        saved = actions.write(
            by=by(request), standard=row, code=code, component=made, revision=_revision(request)
        )
    except catalogue.Overtaken as overtaken:
        return _overtaken(request, row, code, typed, overtaken)
    except Refused as refused:
        return _drawn(request, row, code, typed, _revision(request), faults=list(refused.refusals))
    tell(request, SAVED)
    return redirect(_onwards(request, saved, code))


def _overtaken(
    request: HttpRequest, row: Standard, code: str, typed: Typed, overtaken: catalogue.Overtaken
) -> HttpResponse:
    """What stands there now beside what was typed; where somebody changed another component only,
    saving once more is all that is needed."""
    current: Standard = overtaken.current
    stored = said_of(read_content(current.content), code)
    return _drawn(
        request, row, code, typed, current.revision,
        faults=list(overtaken.refusals), stored=stored,
    )  # fmt: skip


def _onwards(request: HttpRequest, saved: Standard, code: str) -> str:
    """The next component that is missing, where that was asked for; else the standard."""
    if request.POST.get("do") == "next":
        codes = [each.code for each in missing_of(read_content(saved.content))]
        left = [each for each in codes if each != code]
        if left:
            return reverse("catalogue:component", args=[saved.uid, left[0]])
    return f"{reverse('catalogue:standard', args=[saved.uid])}#{code}"


def _revision(request: HttpRequest) -> int:
    return whole_number(request.POST.get("revision", ""))


def _drawn(
    request: HttpRequest, row: Standard, code: str, typed: Typed, revision: int, **more: Any
) -> HttpResponse:
    about: Component = next(each for each in load_components().rows if each.code == code)
    faults: list[Refusal] = more.pop("faults", [])
    context = {
        "standard": row,
        "service": row.service,
        "component": about,
        "hint": HINTS[code],
        "shown": Shown(SHAPES[code], typed, faults),
        "revision": revision,
        "crumbs": crumbs_to(row, Crumb(about.label)),
        **more,
    }
    status = 422 if faults else 200
    return render(request, "catalogue/component.html", context, status=status)
