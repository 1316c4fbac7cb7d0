"""The page that an invitation's link or QR code opens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from zonahijau.access.invitations import accept as accept_with
from zonahijau.access.invitations import find
from zonahijau.accounts.forms import NewPasswordForm
from zonahijau.accounts.sign_in import admit
from zonahijau.accounts.views.account import arrived, to_code
from zonahijau.web.forms import lay_on
from zonahijau.wording import Refused


@never_cache
@sensitive_post_parameters()
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password, once; then the person is in. Looking at the page uses nothing up: chat
    programs look at links before people do."""
    invitation = find(token)
    form = NewPasswordForm(request.POST if request.method == "POST" and invitation else None)
    if form.is_valid():
        try:
            user = accept_with(token=token, password=form.cleaned_data["new"])
        except Refused as refused:
            lay_on(form, refused)
        else:
            admitted = admit(request, user, "signed-in")
            return arrived(request, user) if admitted else to_code(request)
    context = {"invitation": invitation, "form": form}
    return render(request, "access/accept.html", context, status=422 if form.errors else 200)
