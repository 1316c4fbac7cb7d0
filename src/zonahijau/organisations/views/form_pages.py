"""One page for every form: shown, sent, refused with what to mend, or done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zonahijau.organisations.forms.rows import to_fields
from zonahijau.organisations.policies import Overtaken
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text


@dataclass(frozen=True, slots=True)
class FormPage:
    """What a form's page says: title, button, where to go back to, what is said when done."""

    title: Text
    button: Text
    back: str
    done: Text
    lead: Text | None = None
    crumbs: tuple[Crumb, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def answer(
    request: HttpRequest, form: BaseForm, page: FormPage, act: Callable[[], str | None]
) -> HttpResponse:
    """Show the form, or do what it asks for. ``act`` returns where to go, else ``page.back``."""
    stored: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        try:
            address = act() or page.back
        except Overtaken as overtaken:
            stored = dict(overtaken.stored)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, to_fields(refused))
        else:
            messages.success(request, later(page.done))
            return redirect(address)
    crumbs = [*page.crumbs, Crumb(page.title)]
    context = {"form": form, "page": page, "stored": stored, "crumbs": crumbs} | page.more
    status = 422 if form.errors else 200
    return render(request, "organisations/form.html", context, status=status)
