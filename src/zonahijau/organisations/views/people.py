"""People of a government: the list, one person, the slip, the contact that is logged."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from zonahijau.accounts import second_factor
from zonahijau.accounts.models import User
from zonahijau.organisations.actions import people as actions
from zonahijau.organisations.forms.people import ContactForm, NewPersonForm
from zonahijau.organisations.models import Government, Membership
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.queries import people_of
from zonahijau.organisations.roles import ROLES
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.web.language import later, said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Refused, Text

PEOPLE = Text("Orang dan peran", "People and roles")


def address_of(user: Any) -> str:
    return reverse("organisations:person", args=[user.uid])


def _roles(user: Any) -> str:
    """The roles of a person that have not ended, each with its unit."""
    running = [role for role in user.roles_here if role.is_running]
    return "; ".join(_role(role) for role in running)


def _role(role: Membership) -> str:
    label = said(ROLES[role.role].label)
    return f"{label}, {role.unit.name}" if role.unit else label


COLUMNS = (
    Column("name", Text("Nama", "Name"), order_by=("name",), link=address_of),
    Column("username", Text("Nama pengguna", "User name"), order_by=("username",)),
    Column("roles", Text("Peran sekarang", "Present roles"), value=lambda u: _roles(u) or None),
    Column("last_login", Text("Terakhir masuk", "Last sign-in"), order_by=("last_login",),
           kind="moment"),
    Column(
        "is_active",
        Text("Akun", "Account"),
        value=lambda u: Text("aktif", "active") if u.is_active else Text("ditutup", "closed"),
        order_by=("is_active", "name"),
    ),
)  # fmt: skip


def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the government, with their present roles."""
    government = must_government(request)
    listing = Listing(
        request,
        people_of(government),
        COLUMNS,
        search_fields=("name", "username"),
        filters=(_by_role(government),),
        order="name",
    )
    for user in listing.page:
        user.time_zone = government.time_zone
    context = {"government": government, "listing": listing, "crumbs": [Crumb(PEOPLE)]}
    return render(request, "organisations/people.html", context)


def _by_role(government: Government) -> Filter:
    """Whoever has a role here, as the column says: neither one that ended, nor one elsewhere."""
    held = Membership.objects.not_over_on(government.today()).filter(government=government)
    return Filter(
        "peran",
        Text("Peran", "Role"),
        [(key, role.label) for key, role in ROLES.items()],
        lambda people, chosen: people.filter(pk__in=held.filter(role=chosen).values("user")),
    )


@never_cache
def person(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One person: roles now and before, and what can be done."""
    government, shown = _person(request, uid)
    return render(request, "organisations/person.html", _context(government, shown))


@never_cache
@require_POST
def contact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The same page with e-mail, telephone and NIP; who read them is written down."""
    government, shown = _person(request, uid)
    try:
        read = actions.read_contact(by=person_of(request), government=government, user=shown)
    except Refused as refused:
        return _refused(request, shown, refused)
    context = _context(government, shown) | {"contact": read}
    return render(request, "organisations/person.html", context)


@never_cache
@sensitive_variables("slip")
def new_person(request: HttpRequest) -> HttpResponse:
    """A new account; the slip is shown once, at once."""
    government = must_government(request)
    form = NewPersonForm(request.POST or None)
    page = FormPage(
        Text("Tambah orang", "Add a person"),
        Text("Buat akun dan slip", "Make the account and its slip"),
        reverse("organisations:people"),
        Text("Akun sudah dibuat.", "The account is made."),
        Text(
            "Kata sandi pertama dicetak di slip dan hanya ditampilkan sekali.",
            "The first password is printed on a slip and shown only once.",
        ),
        (Crumb(PEOPLE, reverse("organisations:people")),),
    )
    made: list[tuple[User, str]] = []

    def act() -> None:
        facts = form.facts(form.cleaned_data["username"])
        by = person_of(request)
        made.append(actions.create_person(by=by, government=government, facts=facts))

    response = answer(request, form, page, act)
    return _slip_page(request, government, *made[0]) if made else response


@never_cache
@require_POST
@sensitive_variables("slip")
def slip(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A new slip for somebody who lost the password."""
    government, shown = _person(request, uid)
    try:
        given = actions.give_slip(by=person_of(request), government=government, user=shown)
    except Refused as refused:
        return _refused(request, shown, refused)
    return _slip_page(request, government, User.objects.get(pk=shown.pk), given)


def edit_person(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Correct a name; contact fields left empty are emptied, so they are filled in first."""
    government, shown = _person(request, uid)
    by = person_of(request)
    known = {key: getattr(shown, key) for key in ("name", "email", "phone", "nip")}
    form = ContactForm(request.POST or None, initial=known)
    if not form.is_bound:  # the page holds what is known, also after a form without a field
        try:
            actions.read_contact(by=by, government=government, user=shown)
        except Refused as refused:
            return _refused(request, shown, refused)
    page = FormPage(
        Text("Ubah data orang", "Change the person's data"),
        Text("Simpan", "Save"),
        address_of(shown),
        Text("Data orang sudah disimpan.", "The person's data is saved."),
        crumbs=(Crumb(PEOPLE, reverse("organisations:people")), Crumb(shown.name)),
    )

    def act() -> None:
        facts = form.facts(shown.username)
        actions.change_person(by=by, government=government, user=shown, facts=facts)

    return answer(request, form, page, act)


@require_POST
def reset_codes(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sign-in codes come off; the person sets them up again."""
    done = Text("Kode masuk sudah dilepas.", "Sign-in codes are off.")
    return _switch(request, uid, actions.reset_codes, done)


@require_POST
def close_account(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sign-in ends; everything the person did stays."""
    return _switch(request, uid, actions.close_account, Text("Akun ditutup.", "Account closed."))


@require_POST
def reopen_account(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sign-in is possible again."""
    return _switch(request, uid, actions.reopen_account, Text("Akun dibuka.", "Account opened."))


def _switch(request: HttpRequest, uid: UUID, action: Any, done: Text) -> HttpResponse:
    government, shown = _person(request, uid)
    try:
        action(by=person_of(request), government=government, user=shown)
    except Refused as refused:
        return _refused(request, shown, refused)
    messages.success(request, later(done))
    return redirect(address_of(shown))


def _person(request: HttpRequest, uid: UUID) -> tuple[Government, Any]:
    government = must_government(request)
    return government, get_object_or_404(people_of(government), uid=uid)


def _context(government: Government, shown: Any) -> dict[str, Any]:
    today = government.today()
    roles = sorted(
        shown.roles_here, key=lambda role: (not role.is_running, -role.start.toordinal())
    )
    return {
        "government": government,
        "shown": shown,
        "roles": [(ROLES[role.role].label, role) for role in roles],
        "keeps_account": getattr(shown, "person", None) is not None
        and shown.person.government_id == government.pk,
        "has_codes": second_factor.of(shown) is not None,
        "today": today,
        "crumbs": [Crumb(PEOPLE, reverse("organisations:people")), Crumb(shown.name)],
    }


def _slip_page(
    request: HttpRequest, government: Government, user: User, given: str
) -> HttpResponse:
    context = {
        "government": government,
        "shown": user,
        "slip": given,
        "address": request.build_absolute_uri(reverse("accounts:sign_in")),
    }
    return render(request, "organisations/slip.html", context)


def _refused(request: HttpRequest, shown: Any, refused: Refused) -> HttpResponse:
    for refusal in refused.refusals:
        messages.error(request, later(Text(refusal.one_line("id"), refusal.one_line("en"))))
    return redirect(address_of(shown))
