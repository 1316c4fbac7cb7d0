"""The working calendar of a government: its week, its own days, the nation's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.lawbook.calendars import load_calendar
from zonahijau.lawbook.working_days import estimated_holidays
from zonahijau.organisations.actions import days as actions
from zonahijau.organisations.calendars import WEEK
from zonahijau.organisations.forms.fields import day, say
from zonahijau.organisations.models import Government, OwnDay
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

HEADING = Text("Hari kerja dan hari libur", "Working days and holidays")
ADDED = Text("Hari dicatat. Batas waktu dihitung menurutnya.", "Entered. Clocks count by it.")
WITHDRAWN = Text("Hari ditarik.", "The day is withdrawn.")
CHOSEN = Text("Pekan kerja disimpan.", "The working week is saved.")
_KINDS = (
    ("free", say("Libur di daerah ini", "Free here")),
    ("worked", say("Libur nasional yang tetap kerja", "A national holiday, worked here")),
)


class DayForm(forms.Form):
    """A day of one's own."""

    on = day("Tanggal", "Day")
    name = forms.CharField(label=say("Nama hari", "Name of the day"), max_length=120)
    kind = forms.ChoiceField(
        label=say("Jenis", "Kind"), choices=_KINDS, widget=forms.RadioSelect, initial="free"
    )
    letter = forms.CharField(
        label=say("Surat edaran atau keputusan", "Circular or decree"),
        max_length=200,
        required=False,
    )

    def facts(self) -> actions.DayFacts:
        """As the action takes it."""
        said = self.cleaned_data
        return actions.DayFacts(said["on"], said["name"], said["kind"] == "worked", said["letter"])


@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """The week, the own days, the national ones of this year and the next."""
    government = must_government(request)
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_day(by=person_of(request), government=government, facts=form.facts())
            tell(request, ADDED)
            form = DayForm()
        except Refused as refused:
            lay_on(form, refused)
    return _drawn(request, government, form)


def _drawn(request: HttpRequest, government: Government, form: forms.Form) -> HttpResponse:
    calendar = load_calendar()
    this_year = government.today().year
    rows = OwnDay.objects.filter(government=government)
    settings = reverse("organisations:settings")
    context: dict[str, Any] = {
        "government": government,
        "form": form,
        "own": list(rows.standing().order_by("on")),
        "withdrawn": list(rows.exclude(withdrawn_at=None).order_by("on")),
        "weeks": list(calendar.weeks.values()),
        "week": government.settings.get(WEEK, "five"),
        "years": [(year, _national(year)) for year in (this_year, this_year + 1)],
        "crumbs": [Crumb(Text("Pengaturan", "Settings"), settings), Crumb(HEADING)],
    }
    return render(request, "organisations/days.html", context, status=422 if form.errors else 200)


def _national(year: int) -> list[tuple[Any, bool]]:
    """The national holidays and collective leave of a year; whether a day is only estimated."""
    calendar = load_calendar()
    guessed = estimated_holidays(calendar.country, year)
    return [(each, each in guessed) for each in sorted(calendar.holidays(year))]


@require_POST
def week(request: HttpRequest) -> HttpResponse:
    """Five or six days."""
    government, chosen = must_government(request), request.POST.get("week", "")
    if chosen not in load_calendar().weeks:
        raise Http404
    return step(
        request,
        lambda: actions.choose_week(by=person_of(request), government=government, week=chosen),
        CHOSEN,
        reverse("organisations:days"),
    )


@require_POST
def withdraw(request: HttpRequest, own_day: int) -> HttpResponse:
    """Take a day out, with the reason."""
    government = must_government(request)
    row = get_object_or_404(OwnDay.objects.standing().filter(government=government), pk=own_day)
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_day(by=person_of(request), day=row, because=because),
        WITHDRAWN,
        reverse("organisations:days"),
    )
