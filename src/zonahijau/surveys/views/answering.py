"""Where citizens answer: one page, one fieldset a question; with a script one question at a time.

No session, no token, no address of a browser: an answer stands for itself.
"""

from __future__ import annotations

import re
import secrets
import uuid
from dataclasses import replace

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from zonahijau.organisations.modules import is_on
from zonahijau.surveys import codes
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.answering import Page
from zonahijau.surveys.models import Campaign
from zonahijau.web.bodies import length_of
from zonahijau.web.formatting import at, zone_of
from zonahijau.web.language import current
from zonahijau.wording import Refused, Text, refuse

SHORT = {"q": "counter", "k": "code"}
"""What stands after ``?v=`` on a card or a slip, because a QR code grows with its address."""
MARK = "zonahijau_survey"
"""A cookie of half a day: a random number, by which a mixing counts further answers of one device;
it is kept nowhere."""
CODE = "kode"
_HALF_A_DAY = 12 * 60 * 60
_MOST_LETTERS = 40
_ADDRESS = re.compile(r"[0-9A-Za-z]{1,12}")
_MOST_BYTES = 64 * 1024
"""Of an answer: the longest suggestion takes six thousand."""


def check_size(request: HttpRequest, most: int) -> None:
    """Refuse what nobody typed before it is read: pages without a token have no other limit."""
    if length_of(request) > most:
        raise RequestDataTooBig("more than an answer can be")


def campaign_of(address: str) -> Campaign:
    """The survey of an address; 404 where there is none, or surveys are switched off."""
    rows = Campaign.objects.select_related("government", "unit").prefetch_related("services")
    asked = address.lower() if _ADDRESS.fullmatch(address) else ""
    campaign = rows.filter(address=asked, withdrawn_at=None).first() if asked else None
    if campaign is None or not is_on(campaign.government, "campaigns"):
        raise Http404
    return campaign


@csrf_exempt  # there is no sign-in behind an answer that anybody could borrow
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, address: str) -> HttpResponse:
    """Ask, take the answer, thank."""
    check_size(request, _MOST_BYTES)
    campaign = campaign_of(address)
    if not campaign.takes_answers_on(campaign.government.today()):
        context = {"survey": campaign, "was_sent": request.method == "POST"}
        return render(request, "surveys/closed.html", context, status=410)
    if request.method == "POST":
        return _taken(request, campaign)
    # An address fills in a code and nothing else: no link or card answers for anybody.
    return _asked(request, campaign, Page(campaign, _language(request, campaign), {}))


def _taken(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    language = _language(request, campaign)
    page = Page(campaign, language, request.POST, shows_faults=True)
    device = request.COOKIES.get(MARK, "")[:_MOST_LETTERS] or secrets.token_urlsafe(12)
    submission = page.submission(_channel(request, campaign), hour_of(campaign), device)
    if submission is None:
        return _asked(request, campaign, page)
    code = codes.cleaned(request.POST.get("kode", ""))
    uid = request.POST.get("nomor", "")[:_MOST_LETTERS] or str(uuid.uuid4())
    try:
        if request.POST.get("kode", "").strip() and not code:
            raise _no_code()
        take(campaign=campaign, submission=submission, uid=uid, code=code)
    except Refused as refused:
        return _asked(request, campaign, page, refused)
    return _thanked(request, campaign, device)


def _thanked(request: HttpRequest, campaign: Campaign, device: str) -> HttpResponse:
    path = reverse("surveys:thanks", args=[campaign.address])
    response = redirect(f"{path}?bahasa={_language(request, campaign)}")
    if MARK not in request.COOKIES:
        response.set_cookie(
            MARK,
            device,
            max_age=_HALF_A_DAY,
            path="/s/",
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def _asked(
    request: HttpRequest,
    campaign: Campaign,
    page: Page,
    refused: Refused | None = None,
) -> HttpResponse:
    """The questions; also with faults as a usual answer, for the log notes all others' times."""
    told = [
        (replace(each, column=None).one_line(current()), each.column == CODE)
        for each in (refused.refusals if refused else ())
    ]
    context = {
        "survey": campaign,
        "page": page,
        "steps": page.steps,
        "faults": page.faults,
        "refused": told,
        "code_is_wrong": any(is_of_code for _, is_of_code in told),
        "number": request.POST.get("nomor") or str(uuid.uuid4()),
        "channel": _channel(request, campaign),
        "given_code": (request.POST or request.GET).get("kode", "")[:_MOST_LETTERS],
        "asks_code": "code" in campaign.channels,
        "languages": [(each, name_of(campaign, each)) for each in campaign.languages],
    }
    return render(request, "surveys/answer.html", context)


@require_safe
def thanks(request: HttpRequest, address: str) -> HttpResponse:
    """The answer is kept; what happens with it."""
    campaign = campaign_of(address)
    page = Page(campaign, _language(request, campaign), {})
    return render(request, "surveys/thanks.html", {"survey": campaign, "page": page})


def hour_of(campaign: Campaign) -> str:
    """The hour that it is there: added up by the mixing, then forgotten."""
    return f"{at(timezone.now(), zone_of(campaign.government)):%Y-%m-%dT%H}"


def name_of(campaign: Campaign, language: str) -> str:
    """What a language is called in itself."""
    named: dict[str, str] = campaign.questions.get("languages", {})
    return {"id": "Bahasa Indonesia", "en": "English", **named}.get(language, language)


def _language(request: HttpRequest, campaign: Campaign) -> str:
    wanted = request.POST.get("bahasa") or request.GET.get("bahasa") or current()
    return wanted if wanted in campaign.languages else campaign.languages[0]


def _channel(request: HttpRequest, campaign: Campaign) -> str:
    named = request.POST.get("saluran") or SHORT.get(request.GET.get("v", ""), "link")
    known = re.fullmatch(r"[a-z]{1,8}", named) and named in {"counter", "link", "code"}
    return named if known and (named in campaign.channels or named == "link") else "link"


def _no_code() -> Refused:
    return refuse(
        Text("Kode ini bukan kode survei", "This is no survey code"),
        Text("Kode terdiri atas sepuluh huruf dan angka, seperti K7M2P-9QRTX",
             "A code has ten letters and digits, like K7M2P-9QRTX"),
        column="kode",
    )  # fmt: skip
