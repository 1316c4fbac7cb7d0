"""Signing in and out, and what a person sees of the own account."""

from datetime import datetime
from typing import cast
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from zonahijau.accounts import actions, demo, doors, pins, second_factor
from zonahijau.accounts.attempts import address_of
from zonahijau.accounts.forms import LanguageForm, PasswordForm, SignInForm
from zonahijau.accounts.models import Pin, User
from zonahijau.accounts.sign_in import CODES_BY
from zonahijau.accounts.sign_in import sign_in as sign_in_with
from zonahijau.web.context import zone_here
from zonahijau.web.formatting import long_date
from zonahijau.web.forms import lay_on
from zonahijau.web.language import LANGUAGE_COOKIE, later
from zonahijau.wording import Refused, Text

FRONT = "/"


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; back to where the person was going."""
    if request.user.is_authenticated:
        return redirect(FRONT)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = sign_in_with(request, **form.cleaned_data)
        except Refused as refused:
            lay_on(form, refused)
        else:
            return arrived(request, user) if user else to_code(request)
    context = {
        "form": form,
        "next": next_of(request),
        "door": doors.other_door(request),
        "demo_accounts": demo.accounts(),
        "demo_password": demo.PASSWORD,
    }
    status = 200 if request.method == "GET" or form.is_valid() else 422
    return render(request, "accounts/sign_in.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    auth.logout(request)
    messages.success(request, later(Text("Anda sudah keluar.", "You are signed out.")))
    return redirect("accounts:sign_in")


@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """The own account: name, language, and every browser that is signed in."""
    user = cast(User, request.user)
    context = {
        "person": user,
        "sessions": user.sessions.order_by("-seen_at"),
        "this_session": request.session.session_key,
        "has_codes": second_factor.of(user) is not None,
        "codes_by": _codes_by(request),
        "has_pin": Pin.objects.filter(user=user).exists(),
        "may_have_pin": pins.may_have(user),
    }
    return render(request, "accounts/account.html", context)


@never_cache
@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password; other browsers are signed out."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.change_password(
                by=cast(User, request.user),
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                keep_session=request.session.session_key,
                address=address_of(request),
            )
        except Refused as refused:
            lay_on(form, refused)
        else:
            auth.update_session_auth_hash(request, user)
            done = Text("Kata sandi sudah diganti.", "The password is changed.")
            messages.success(request, later(done))
            return redirect("accounts:account")
    return render(request, "accounts/change_password.html", {"form": form})


@require_POST
def end_session(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sign out one of one's own browsers."""
    user = cast(User, request.user)
    session = get_object_or_404(user.sessions, uid=uid)
    actions.end_session(by=user, session=session)
    messages.success(request, later(Text("Sesi itu sudah diakhiri.", "That session has ended.")))
    return redirect("accounts:account")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """The language of pages and messages."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        user = cast(User, request.user)
        user.language = form.cleaned_data["language"]
        actions.choose_language(by=user, language=user.language)
        return _in_their_language(request, user, redirect("accounts:account"), always=True)
    return redirect("accounts:account")


def _codes_by(request: HttpRequest) -> datetime | None:
    by = request.session.get(CODES_BY)
    return datetime.fromisoformat(by) if by else None


def arrived(request: HttpRequest, user: User) -> HttpResponse:
    """Where somebody goes who has just come in; told once a session if codes are still missing."""
    if by := _codes_by(request):
        text = Text(
            "Peran Anda memerlukan kode masuk dari ponsel. Pasang di Akun saya paling lambat {id}.",
            "Your roles need sign-in codes from a telephone. Set them up in My account by {en}.",
        )
        day = timezone.localtime(by, ZoneInfo(zone_here(request))).date()
        messages.warning(
            request,
            later(
                Text(
                    text.id.format(id=long_date(day, "id")), text.en.format(en=long_date(day, "en"))
                )
            ),
        )
    return _in_their_language(request, user, redirect(next_of(request)))


def to_code(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the code, with where the person was going."""
    wanted = next_of(request)
    query = f"?{urlencode({'next': wanted})}" if wanted != FRONT else ""
    return redirect(resolve_url("accounts:code") + query)


def next_of(request: HttpRequest) -> str:
    """Where the person was going, as long as it is on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or FRONT
    here = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(wanted, here, require_https=request.is_secure())
    return wanted if safe else FRONT


def _in_their_language(
    request: HttpRequest, user: User, response: HttpResponse, *, always: bool = False
) -> HttpResponse:
    """Keeps the account's language on this browser, unless the browser has chosen already."""
    if always or LANGUAGE_COOKIE not in request.COOKIES:
        response.set_cookie(
            LANGUAGE_COOKIE, user.language, samesite="Lax", secure=request.is_secure()
        )
    return response
