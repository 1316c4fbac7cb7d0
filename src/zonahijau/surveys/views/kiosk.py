"""The tablet in the waiting room: asks without a network, and sends when there is one.

Every answer carries a number that the tablet made; it deletes only what was confirmed by number.
It carries the pass of the page too, so that an answer given before the close counts after it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.answering import Page
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.submissions import tablet_pass
from zonahijau.surveys.views.answering import campaign_of, check_size, name_of
from zonahijau.web.context import has_typeface
from zonahijau.web.formatting import at, zone_of
from zonahijau.wording import Refused

AT_ONCE = 50
"""Answers in one sending."""
_MOST_BYTES = 1024 * 1024
_STATIC = (
    "web/tokens.css",
    "web/dark.css",
    "web/base.css",
    "web/values.css",
    "web/table.css",
    "web/forms.css",
    "web/components.css",
    "web/print.css",
    "surveys/answer.css",
    "surveys/kiosk.css",
    "web/icon.svg",
    "web/once.js",
    "web/focus.js",
    "surveys/answer.js",
    "surveys/tablet.js",
    "surveys/kiosk.js",
)


@never_cache
@require_safe
def kiosk(request: HttpRequest, address: str) -> HttpResponse:
    """The questions, to be kept by the tablet; of a survey that is over, a page that only sends."""
    campaign = campaign_of(address)
    today = campaign.government.today()
    if "kiosk" not in campaign.channels or today < campaign.start:
        return render(request, "surveys/closed.html", {"survey": campaign}, status=410)
    wanted = request.GET.get("bahasa", "")
    language = wanted if wanted in campaign.languages else campaign.languages[0]
    page = Page(campaign, language, {})
    is_over = not campaign.takes_answers_on(today)
    context = {
        "survey": campaign,
        "page": page,
        "steps": page.steps,
        "languages": [(each, name_of(campaign, each)) for each in campaign.languages],
        "is_over": is_over,
        "pass": "" if is_over else tablet_pass(campaign),
    }
    return render(request, "surveys/kiosk.html", context)


@never_cache
@require_safe
def worker(request: HttpRequest, address: str) -> HttpResponse:
    """The service worker, which keeps the page and what it loads."""
    campaign = campaign_of(address)
    here = reverse("surveys:kiosk", args=[campaign.address])
    ways = [f"{here}?bahasa={each}" for each in campaign.languages]
    face = ("vendor/typeface.css", "vendor/plus-jakarta-sans.woff2") if has_typeface() else ()
    kept = [here, *ways, *(static(name) for name in (*_STATIC, *face))]
    name = f"kios-{campaign.address}"
    context = {"kept": json.dumps(kept), "name": name, "home": json.dumps(here)}
    kind = "text/javascript; charset=utf-8"
    return render(request, "surveys/worker.js", context, content_type=kind)


@csrf_exempt  # see answering.answer
@never_cache
@require_POST
def send(request: HttpRequest, address: str) -> JsonResponse:
    """Take what a tablet has gathered; what became of each, by its number.

    Also whether the survey runs, its last day and the time where it is held, because the clock of a
    tablet may be wrong and its page may be older than the last prolonging.
    """
    check_size(request, _MOST_BYTES)
    campaign = campaign_of(address)
    try:
        rows = json.loads(request.body)["answers"][:AT_ONCE]
        given = [{str(k): str(v) for k, v in row.items()} for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return JsonResponse({"taken": {}}, status=400)
    taken = {row.get("nomor", ""): _take(campaign, row) for row in given}
    return JsonResponse({"taken": taken, **_standing(campaign)})


def _standing(campaign: Campaign) -> dict[str, object]:
    now = at(timezone.now(), zone_of(campaign.government))
    runs = campaign.takes_answers_on(campaign.government.today())
    return {"runs": runs, "until": f"{campaign.until}", "now": f"{now:%Y-%m-%dT%H:%M:%S}"}


def _take(campaign: Campaign, given: Mapping[str, Any]) -> str:
    submission = Page(campaign, "id", given).submission("kiosk", hour="")
    if submission is None or "kiosk" not in campaign.channels:
        return "refused"
    shown = given.get("izin", "").encode(errors="replace")
    in_time = constant_time_compare(shown, tablet_pass(campaign).encode())
    try:
        uid = given.get("nomor", "")
        taken = take(campaign=campaign, submission=submission, uid=uid, was_asked_in_time=in_time)
        return taken.value
    except Refused:
        return "refused"
