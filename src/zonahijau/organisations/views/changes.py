"""Making and changing units, and their positions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zonahijau.organisations.actions import succession
from zonahijau.organisations.actions import units as actions
from zonahijau.organisations.forms.units import (
    CloseForm,
    EditUnitForm,
    MergeForm,
    MoveForm,
    NewUnitForm,
    RenameForm,
    SplitForm,
)
from zonahijau.organisations.models import Unit
from zonahijau.organisations.places import must_government, person_of, unit_here
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.organisations.views.units import UNITS, crumbs_to
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

_SAVE = Text("Simpan", "Save")


def page_of(
    unit: Unit, title: Text, button: Text, done: Text, lead: Text | None = None
) -> FormPage:
    """The page of a form about a unit, which leads back to it."""
    back = reverse("organisations:unit", args=[unit.uid])
    return FormPage(title, button, back, done, lead, tuple(crumbs_to(unit, linked=True)))


def new_unit(request: HttpRequest) -> HttpResponse:
    government = must_government(request)
    form = NewUnitForm(request.POST or None, government=government)
    units = reverse("organisations:units")
    page = FormPage(
        Text("Tambah unit", "Add a unit"),
        _SAVE,
        units,
        Text("Unit sudah ditambahkan.", "The unit is added."),
        crumbs=(Crumb(UNITS, units),),
    )

    def act() -> str:
        unit = actions.create_unit(
            by=person_of(request),
            government=government,
            facts=form.facts(form.cleaned_data["name"]),
            parent=form.cleaned_data["parent"],
            founded_on=form.cleaned_data["founded_on"],
        )
        return reverse("organisations:unit", args=[unit.uid])

    return answer(request, form, page, act)


def edit_unit(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = unit_here(request, uid)
    known = {key: getattr(unit, key) for key in (*actions.EDITABLE, "version")}
    data = request.POST.copy() if request.method == "POST" else None
    form = EditUnitForm(data, initial=known)
    page = page_of(
        unit,
        Text("Ubah data unit", "Change the unit's data"),
        _SAVE,
        Text("Data unit sudah disimpan.", "The unit's data is saved."),
    )

    def act() -> None:
        given = form.cleaned_data
        if data is not None:
            data["version"] = str(unit.version)  # a second press of the button overwrites knowingly
        actions.change_unit(
            by=person_of(request),
            unit=unit,
            version=given["version"],
            facts=form.facts(unit.name),
            founded_on=given["founded_on"],
        )

    return answer(request, form, page, act)


def rename(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = unit_here(request, uid)
    today = unit.government.today()
    known = {"name": unit.name, "short_name": unit.short_name, "on": today}
    form = RenameForm(request.POST or None, initial=known)
    page = page_of(
        unit,
        Text("Ganti nama unit", "Rename the unit"),
        Text("Ganti nama", "Rename"),
        Text("Nama baru sudah dicatat.", "The new name is recorded."),
        Text("Nama lama tetap tercatat sampai tanggal itu.", "The old name stays until that day."),
    )

    def act() -> None:
        actions.rename_unit(by=person_of(request), unit=unit, **form.cleaned_data)

    return answer(request, form, page, act)


def move(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = unit_here(request, uid)
    form = MoveForm(
        request.POST or None,
        unit=unit,
        initial={"on": unit.government.today(), "parent": unit.parent and unit.parent.uid},
    )
    page = page_of(
        unit,
        Text("Pindahkan unit", "Move the unit"),
        Text("Pindahkan", "Move"),
        Text("Perpindahan sudah dicatat.", "The move is recorded."),
        Text("Semua unit di bawahnya ikut pindah.", "All units below it move along."),
    )

    def act() -> None:
        actions.move_unit(by=person_of(request), unit=unit, **form.cleaned_data)

    return answer(request, form, page, act)


def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = unit_here(request, uid)
    form = CloseForm(request.POST or None)
    page = page_of(
        unit,
        Text("Akhiri unit", "Close the unit"),
        Text("Akhiri unit ini", "Close this unit"),
        Text("Unit sudah diakhiri.", "The unit is closed."),
        Text(
            "Peran dan jabatan di unit ini berakhir pada tanggal itu. Datanya tetap dapat dibaca.",
            "Roles and offices in this unit end on that day. Its data stays readable.",
        ),
    )

    def act() -> None:
        decision = succession.Decision(**form.cleaned_data)
        succession.close_unit(by=person_of(request), unit=unit, decision=decision)

    return answer(request, form, page, act)


def split(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = unit_here(request, uid)
    form = SplitForm.of(request)
    page = page_of(
        unit,
        Text("Pecah unit", "Split the unit"),
        Text("Pecah unit ini", "Split this unit"),
        Text("Pemecahan sudah dicatat.", "The split is recorded."),
        Text(
            "Unit ini berakhir pada tanggal itu. Unit di bawahnya pindah ke unit pertama; "
            "peran di unit ini berakhir dan perlu diberikan lagi di unit yang baru.",
            "This unit ends on that day. The units below it go to the first new unit; roles in "
            "this unit end and must be given again in the new ones.",
        ),
    )
    page.more["adds_rows"] = True

    def act() -> None:
        given = form.cleaned_data
        decision = succession.Decision(given["on"], given["decree"])
        into = form.into(unit.kind)
        succession.split_unit(by=person_of(request), unit=unit, into=into, decision=decision)

    return answer(request, form, page, act)


def merge(request: HttpRequest) -> HttpResponse:
    government = must_government(request)
    form = MergeForm(request.POST or None, government=government)
    units = reverse("organisations:units")
    page = FormPage(
        Text("Gabungkan unit", "Merge units"),
        Text("Gabungkan", "Merge"),
        units,
        Text("Penggabungan sudah dicatat.", "The merger is recorded."),
        Text(
            "Unit yang dipilih berakhir pada tanggal itu; unit di bawahnya pindah ke unit baru.",
            "The chosen units end on that day; the units below them go to the new one.",
        ),
        (Crumb(UNITS, units),),
    )

    def act() -> str:
        given = form.cleaned_data
        merged = succession.merge_units(
            by=person_of(request),
            units=list(given["units"]),
            into=form.into(),
            parent=given["parent"],
            decision=succession.Decision(given["on"], given["decree"]),
        )
        return reverse("organisations:unit", args=[merged.uid])

    return answer(request, form, page, act)
