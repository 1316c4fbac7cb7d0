"""One check: each point, what it means, how to mend it; asking for one, entering one by hand."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.slots import PHOTO, SLOTS
from zonahijau.organisations.permissions import authority
from zonahijau.web.downloads import download
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step
from zonahijau.websites import actions
from zonahijau.websites.checking.snapshots import as_text
from zonahijau.websites.copies import content_of
from zonahijau.websites.facts import facts_of
from zonahijau.websites.forms import HandForm
from zonahijau.websites.kinds import HAND
from zonahijau.websites.models import SiteCheck
from zonahijau.websites.views.frame import by, crumbs_of, groups_of, mending_of, site_of
from zonahijau.wording import Refused, Text

WHICH = {"teks": "text", "html": "html"}


def _one(uid: UUID) -> SiteCheck:
    rows = SiteCheck.objects.select_related(
        "site__unit__government",
        "site__government",
        "by",
        "snapshot",
        "evidence__blob",
        "government",
    )  # fmt: skip
    return get_object_or_404(rows, uid=uid)


@require_safe
def show(request: HttpRequest, check: UUID) -> HttpResponse:
    """A check, point by point."""
    row = _one(check)
    site, held = row.site, authority(request)
    heading = Text("Pemeriksaan", "Check")
    context = {
        "check": row,
        "site": site,
        "unit": site.unit,
        "groups": list(groups_of(row)),
        "mending": mending_of(row),
        "may_prove": _is_provable(row) and held.may("attach_evidence", site.unit),
        "may_take_back": row.way == HAND
        and row.withdrawn_at is None
        and held.may("manage_websites", site.unit),
        "crumbs": crumbs_of(
            site.unit, Crumb(str(site), reverse("websites:site", args=[site.uid])), Crumb(heading)
        ),
    }
    return render(request, "websites/check.html", context)


def _is_provable(row: SiteCheck) -> bool:
    """Whether it found something and no sealed file shows it yet; a photo may still be told what
    it shows."""
    sealed = row.standing_evidence is not None and row.way != HAND
    return row.withdrawn_at is None and not sealed and bool(facts_of(row))


@require_safe
def text(request: HttpRequest, check: UUID, which: str) -> HttpResponse:  # noqa: ARG001
    """The pages that were read, as plain text to be kept; never shown as a page of ours."""
    row = _one(check)
    content = content_of(row) if which in WHICH else None
    if content is None:
        raise Http404
    written = as_text(content, WHICH[which]).encode()
    response = download(written, "text/plain; charset=utf-8", f"situs-{row.day}-{which}.txt")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def ask(request: HttpRequest, site: UUID) -> HttpResponse:
    """Have a site checked now."""
    row = site_of(site)
    done = Text(
        "Pemeriksaan diminta. Hasilnya tampil di halaman ini dalam beberapa menit.",
        "A check was asked for. Its result appears on this page in a few minutes.",
    )
    there = reverse("websites:site", args=[row.uid])
    return step(request, lambda: actions.ask_check(by=by(request), site=row), done, there)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(SLOTS[PHOTO].limit)
def enter(request: HttpRequest, site: UUID) -> HttpResponse:
    """A check by hand."""
    row = site_of(site)
    form = HandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            check = actions.enter_check(
                by=by(request),
                site=row,
                outcomes=form.outcomes(),
                note=form.cleaned_data["note"],
                photo=form.cleaned_data["photo"],
            )
            return redirect("websites:check", check=check.uid)
        except Refused as refused:
            lay_on(form, refused)
    heading = Text("Catat pemeriksaan", "Enter a check")
    crumbs = crumbs_of(
        row.unit, Crumb(str(row), reverse("websites:site", args=[row.uid])), Crumb(heading)
    )
    context = {"site": row, "unit": row.unit, "form": form, "crumbs": crumbs}
    return render(request, "websites/enter.html", context)


@require_POST
def take_back(request: HttpRequest, check: UUID) -> HttpResponse:
    """Take back a check by hand that was wrong."""
    row, because = _one(check), request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_check(by=by(request), check=row, because=because),
        Text("Pemeriksaan ditarik.", "The check was taken back."),
        reverse("websites:site", args=[row.site.uid]),
        reverse("websites:check", args=[row.uid]),
    )


@require_POST
def prove(request: HttpRequest, check: UUID) -> HttpResponse:
    """Make a check evidence of its unit."""
    row = _one(check)
    there = reverse("websites:check", args=[row.uid])
    done = Text(
        "Salinan bersegel menjadi bukti dukung unit, dan ditawarkan di indikator yang bertanya.",
        "The sealed copy is evidence of the unit, and is offered at the indicators that ask.",
    )
    return step(request, lambda: actions.prove(by=by(request), check=row), done, there, there)
