"""The own PIN for devices that the unit shares."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from zonahijau.accounts import pins, second_factor
from zonahijau.accounts.attempts import address_of
from zonahijau.accounts.forms import PinForm
from zonahijau.accounts.models import Pin, User
from zonahijau.accounts.views.codes import ACCOUNT
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text


@never_cache
@sensitive_post_parameters()
def pin(request: HttpRequest) -> HttpResponse:
    """Set or change it; the password is asked for."""
    user = cast(User, request.user)
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.check_own_password(
                user, form.cleaned_data["password"], address_of(request)
            )
            pins.set_pin(by=user, pin=form.cleaned_data["pin"])
        except Refused as refused:
            lay_on(form, refused)
        else:
            done = Text("PIN sudah disimpan.", "The PIN is set.")
            messages.success(request, later(done))
            return redirect("accounts:account")
    context = {
        "form": form,
        "may": pins.may_have(user),
        "has_pin": Pin.objects.filter(user=user).exists(),
        "crumbs": [Crumb(ACCOUNT, "/akun/"), Crumb(Text("PIN", "PIN"))],
    }
    return render(request, "accounts/pin.html", context, status=422 if form.errors else 200)


@require_POST
def remove_pin(request: HttpRequest) -> HttpResponse:
    """Give the PIN up."""
    pins.remove_pin(by=cast(User, request.user))
    messages.success(request, later(Text("PIN sudah dihapus.", "The PIN is gone.")))
    return redirect("accounts:account")
