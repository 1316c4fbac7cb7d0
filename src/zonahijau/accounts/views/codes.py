"""The second factor: asked for at the door, set up and taken off in the own account."""

from typing import cast

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from zonahijau.accounts import second_factor
from zonahijau.accounts.attempts import address_of
from zonahijau.accounts.forms import CodeForm, OwnPasswordForm
from zonahijau.accounts.models import SecondFactor, User
from zonahijau.accounts.sign_in import CODES_BY, sign_in_with_code, waiting
from zonahijau.accounts.views.account import arrived, next_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text

CODES = Text("Kode masuk", "Sign-in codes")
ACCOUNT = Text("Akun saya", "My account")


@never_cache
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """The second page of signing in: a code of the telephone, or a recovery code."""
    user = waiting(request)
    form = CodeForm(request.POST if request.method == "POST" and user else None)
    if user and form.is_valid():
        try:
            sign_in_with_code(request, user, form.cleaned_data["code"])
        except Refused as refused:
            lay_on(form, refused)
        else:
            return arrived(request, user)
    context = {"form": form, "next": next_of(request), "waits": user is not None}
    return render(request, "accounts/code.html", context, status=422 if form.errors else 200)


@never_cache
def codes(request: HttpRequest) -> HttpResponse:
    """How it stands with one's own second factor, and what can be done."""
    return _page(request)


@never_cache
@require_POST
@sensitive_post_parameters("password")
def begin_codes(request: HttpRequest) -> HttpResponse:
    """The password again, then a new secret to take over into the telephone."""
    form = OwnPasswordForm(request.POST)
    if form.is_valid():
        try:
            password = form.cleaned_data["password"]
            second_factor.check_own_password(_person(request), password, address_of(request))
            second_factor.begin(by=_person(request))
        except Refused as refused:
            lay_on(form, refused)
        else:
            return redirect("accounts:codes")
    return _page(request, password_form=form)


@never_cache
@require_POST
@sensitive_variables("made")
def confirm_codes(request: HttpRequest) -> HttpResponse:
    """A first code switches it on; then the recovery codes are shown, once."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            made = second_factor.confirm(by=_person(request), **_given(request, form))
        except Refused as refused:
            lay_on(form, refused)
        else:
            request.session.pop(CODES_BY, None)
            return _show_codes(request, made)
    return _page(request, code_form=form)


@never_cache
@require_POST
@sensitive_variables("made")
def new_codes(request: HttpRequest) -> HttpResponse:
    """Ten other recovery codes."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            made = second_factor.new_codes(by=_person(request), **_given(request, form))
        except Refused as refused:
            lay_on(form, refused)
        else:
            return _show_codes(request, made)
    return _page(request, code_form=form)


@never_cache
@require_POST
def remove_codes(request: HttpRequest) -> HttpResponse:
    """Take it off the own account."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            second_factor.remove(by=_person(request), **_given(request, form))
        except Refused as refused:
            lay_on(form, refused)
        else:
            done = Text("Kode masuk sudah dilepas.", "Sign-in codes are off.")
            messages.success(request, later(done))
            return redirect("accounts:account")
    return _page(request, code_form=form)


def _given(request: HttpRequest, form: CodeForm) -> dict[str, str]:
    return {"code": form.cleaned_data["code"], "address": address_of(request)}


def _page(
    request: HttpRequest,
    password_form: OwnPasswordForm | None = None,
    code_form: CodeForm | None = None,
) -> HttpResponse:
    user = _person(request)
    factor = SecondFactor.objects.filter(user=user).select_related("user").first()
    begun = factor is not None and factor.confirmed_at is None
    form = code_form or password_form
    context = {
        "factor": factor,
        "begun": begun,
        "picture": _picture(factor) if factor and begun else "",
        "secret": _in_groups(factor.secret) if factor and begun else "",
        "left": second_factor.codes_left(user),
        "required": second_factor.is_required(user),
        "password_form": password_form or OwnPasswordForm(),
        "code_form": code_form or CodeForm(),
        "crumbs": [Crumb(ACCOUNT, "/akun/"), Crumb(CODES)],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "accounts/codes.html", context, status=status)


def _show_codes(request: HttpRequest, made: list[str]) -> HttpResponse:
    context = {"codes": made, "crumbs": [Crumb(ACCOUNT, "/akun/"), Crumb(CODES)]}
    return render(request, "accounts/recovery_codes.html", context)


def _picture(factor: SecondFactor) -> SafeString:
    """The QR code as a picture in the page, black on white also at night."""
    drawn = segno.make(second_factor.uri(factor), error="m")
    return mark_safe(drawn.svg_inline(scale=5, border=4, dark="#000", light="#fff"))  # noqa: S308  drawn of numbers only


def _in_groups(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)
