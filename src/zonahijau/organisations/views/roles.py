"""Giving and ending roles."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from zonahijau.organisations.actions import people as actions
from zonahijau.organisations.forms.people import EndForm, RoleForm, WithdrawForm
from zonahijau.organisations.models import Membership
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.queries import people_of
from zonahijau.organisations.roles import ROLES
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.organisations.views.people import PEOPLE, address_of
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text


def _page(user: object, title: Text, button: Text, done: Text, lead: Text | None) -> FormPage:
    back = address_of(user)
    way = (Crumb(PEOPLE, reverse("organisations:people")), Crumb(str(user), back))
    return FormPage(title, button, back, done, lead, way)


def give(request: HttpRequest, uid: UUID) -> HttpResponse:
    government = must_government(request)
    user = get_object_or_404(people_of(government), uid=uid)
    known = {"start": government.today()}
    form = RoleForm(request.POST or None, government=government, initial=known)
    page = _page(
        user,
        Text("Beri peran", "Give a role"),
        Text("Beri peran", "Give the role"),
        Text("Peran sudah diberikan.", "The role is given."),
        None,
    )
    page.more["roles"] = ROLES.values()

    def act() -> None:
        unit = form.cleaned_data["unit"]
        by, wish = person_of(request), form.wish()
        actions.give_role(by=by, government=government, user=user, unit=unit, wish=wish)

    return answer(request, form, page, act)


def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    membership = _membership(uid)
    form = EndForm(request.POST or None, initial={"until": membership.government.today()})
    page = _page(
        membership.user,
        Text("Akhiri peran", "End the role"),
        Text("Akhiri peran", "End the role"),
        Text("Akhir peran sudah dicatat.", "The end of the role is recorded."),
        Text("Peran tidak berlaku lagi mulai tanggal itu.", "It no longer holds from that day."),
    )

    def act() -> None:
        actions.end_role(by=person_of(request), membership=membership, **form.cleaned_data)

    return answer(request, form, page, act)


def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    membership = _membership(uid)
    form = WithdrawForm(request.POST or None)
    page = _page(
        membership.user,
        Text("Tarik peran", "Withdraw the role"),
        Text("Tarik peran", "Withdraw the role"),
        Text("Peran sudah ditarik.", "The role is withdrawn."),
        Text(
            "Untuk peran yang diberikan karena keliru. Barisnya tetap tersimpan dengan alasannya.",
            "For a role given by mistake. The row stays, with the reason.",
        ),
    )

    def act() -> None:
        actions.withdraw_role(by=person_of(request), membership=membership, **form.cleaned_data)

    return answer(request, form, page, act)


def _membership(uid: UUID) -> Membership:
    rows = Membership.objects.select_related("government", "user", "unit")
    return get_object_or_404(rows, uid=uid)
