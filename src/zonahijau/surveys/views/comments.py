"""Comments of a survey: coded one by one or a page at once, covered, quoted, summed up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zonahijau.surveys import desk
from zonahijau.surveys.actions import comments as actions
from zonahijau.surveys.actions.planning import plan_theme
from zonahijau.surveys.comments.coding import TONES, Coding
from zonahijau.surveys.comments.lexicon import lexicon
from zonahijau.surveys.models import Campaign, Comment
from zonahijau.surveys.views import comments_last
from zonahijau.surveys.views.campaigns import by, crumbs_of, survey_of
from zonahijau.surveys.voices import Heard, element_names, heard, theme_lines, theme_of
from zonahijau.web.navigation import Crumb
from zonahijau.web.pictures.bars import Bar, BarPicture, bar_picture
from zonahijau.web.telling import step, tell, tell_refusal
from zonahijau.wording import Refused, Text, refuse

HEADING = Text("Saran dan keluhan", "Comments")
SUMMARY = Text("Ringkasan", "Summary")
_READ = "surveys-read"
LIST = "#daftar"
"""Where the list of comments begins on the page."""


def _crumbs(survey: Campaign, *more: Crumb) -> list[Crumb]:
    address = reverse("surveys:survey", args=[survey.uid])
    here = reverse("surveys:comments", args=[survey.uid]) if more else ""
    return crumbs_of(survey.unit, Crumb(survey.title, address), Crumb(HEADING, here), *more)


@require_safe
def comments(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """A page of comments with what is proposed for each."""
    survey = survey_of(campaign)
    listing = desk.listing_of(request, survey)
    found = desk.cards(survey, list(listing.page), desk.page_after(listing))
    if found:
        _note_reading(request, survey)
    shown = {card.key for card in found}
    context = {
        "survey": survey,
        "listing": listing,
        "cards": found,
        "progress": desk.progress(survey),
        "tones": TONES.items(),
        "groups": desk.theme_groups(),
        "sure": [card.row.uid for card in found if card.is_sure],
        "last": comments_last.last_of(request, survey, shown),
        "query": request.GET.urlencode(),
        "dated": lexicon().dated,
        "crumbs": _crumbs(survey),
        **_LABELS,
    }
    return render(request, "surveys/comments.html", context)


_LABELS = {
    "cover_label": Text("Samarkan bagian itu", "Cover those parts"),
    "open_label": Text("Bukan data pribadi", "Nothing personal"),
    "show_label": Text("Buka semua yang disamarkan", "Uncover everything"),
    "quote_label": Text("Boleh dikutip, yang disamarkan tetap tersamar",
                        "It may be quoted, covered parts stay covered"),
    "unquote_label": Text("Jangan dikutip lagi", "Quote it no longer"),
    "again_label": Text("Kembalikan ke yang belum dikodekan", "Put it back among the uncoded"),
}  # fmt: skip


def _note_reading(request: HttpRequest, survey: Campaign) -> None:
    """Once a day and person: who read what people wrote."""
    read = request.session.get(_READ, {})
    today = survey.government.today().isoformat()
    if read.get(str(survey.uid)) != today:
        actions.note_reading(by=by(request), campaign=survey)
        request.session[_READ] = {**read, str(survey.uid): today}


@require_POST
def accept(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """Accept the sure proposals of the page."""
    survey = survey_of(campaign)
    uids = [UUID(each) for each in request.POST.getlist("saran") if _is_uid(each)]
    batch = actions.accept(by=by(request), campaign=survey, uids=uids)
    if batch is not None:
        tell(request, _ACCEPTED.fill(n=comments_last.remember_batch(request, survey, batch)))
    return redirect(_back(request, survey))


@require_POST
def take_back(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """Undo what this person coded last: one comment, or those that were accepted together."""
    survey = survey_of(campaign)
    count, uid = comments_last.undo(request, survey)
    if count:
        tell(request, _TAKEN_BACK.fill(n=count))
    return redirect(_back(request, survey) + (f"#s-{uid}" if uid else ""))


@require_POST
def comment(request: HttpRequest, campaign: UUID, comment: UUID) -> HttpResponse:
    """What a person does with one comment."""
    survey = survey_of(campaign)
    row = get_object_or_404(Comment, uid=comment, campaign=survey)
    act = _ACTS.get(request.POST.get("langkah", ""))
    try:
        if act is not None:
            act(request, row)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect(f"{_back(request, survey)}#s-{row.uid}")
    if request.POST.get("langkah") in _CODING:
        return redirect(_onward(request, survey, row))
    return redirect(f"{_back(request, survey)}#s-{row.uid}")


def _onward(request: HttpRequest, survey: Campaign, before: Comment) -> str:
    """Where the next comment is, now that this one is coded."""
    following = request.POST.get("berikut", "")
    comments_last.remember(request, survey, before, following)
    if _is_uid(following):
        return f"{_back(request, survey)}#s-{following}"
    page = request.POST.get("halaman", "")
    return _back(request, survey, page if page.isdecimal() else "") + LIST


def _code(request: HttpRequest, row: Comment) -> None:
    chosen = [each for each in request.POST.getlist("kode") if each]
    theme, tone = request.POST.get("tema", ""), request.POST.get("nada", "")
    if theme:
        chosen.append(f"{theme}{tone if tone in TONES else '-'}")
    codings = [coding for each in chosen if (coding := _known(each)) is not None]
    if not codings:
        raise refuse(
            Text("Belum ada yang dipilih", "Nothing was chosen"),
            Text("Centang usulan, pilih tema, atau nyatakan tidak ada isinya",
                 "Tick a proposal, choose a theme, or say that it says nothing"),
        )  # fmt: skip
    actions.code(by=by(request), comment=row, codings=codings)


def _known(said: str) -> Coding | None:
    """The coding that a form names; what it invents is none."""
    try:
        coding = Coding.of(said)
    except ValueError:
        return None
    return coding if theme_of(coding.element, coding.theme) else None


def _empty(request: HttpRequest, row: Comment) -> None:
    actions.code(by=by(request), comment=row, codings=())


def _cover(request: HttpRequest, row: Comment) -> None:
    actions.cover(by=by(request), comment=row, word=request.POST.get("kata", "")[:200])


_ACTS: dict[str, Callable[[HttpRequest, Comment], object]] = {
    "kode": _code,
    "kosong": _empty,
    "ulang": lambda request, row: actions.uncode(by=by(request), comment=row),
    "samarkan": _cover,
    "buka": lambda request, row: actions.uncover(by=by(request), comment=row),
    "aman": lambda request, row: actions.vouch(by=by(request), comment=row),
    "kutip": lambda request, row: actions.quote(by=by(request), comment=row, may=True),
    "jangan-kutip": lambda request, row: actions.quote(by=by(request), comment=row, may=False),
}
_CODING = frozenset({"kode", "kosong"})


@require_safe
def summary(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """What people say, by element and theme, and what can be done about it."""
    survey = survey_of(campaign)
    found = heard(survey)
    lines = theme_lines(found)
    planned = set(survey.follow_ups.standing().values_list("element", "theme"))
    context = {
        "survey": survey,
        "found": found,
        "left": found.comments - found.coded,
        "first": next((line for line in lines if line.voices and line.voices.asking), None),
        "lines": [(line, (line.theme.element, line.theme.code) in planned) for line in lines],
        "picture": _picture(found),
        "crumbs": _crumbs(survey, Crumb(SUMMARY)),
    }
    return render(request, "surveys/comments_summary.html", context)


def _picture(found: Heard) -> BarPicture | None:
    """Complaints and wishes by element, the most in colour."""
    names = element_names()
    asked = {each: voices.asking for each, voices in found.elements.items() if voices.asking}
    most = max(asked.values(), default=0)
    bars = [
        Bar(names[element], count, is_subject=count == most)
        for element, count in sorted(asked.items(), key=lambda item: -item[1])
    ]
    return bar_picture(bars) if bars else None


@require_POST
def to_plan(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """What people ask for becomes a line of the follow-up plan."""
    survey = survey_of(campaign)
    element, _, theme = request.POST.get("tema", "").partition(".")
    here = reverse("surveys:comments_summary", args=[survey.uid])
    if theme_of(element, theme) is None:
        return redirect(here)
    made: list[Any] = []

    def act() -> None:
        made.append(plan_theme(by=by(request), campaign=survey, element=element, theme=theme))

    answered = step(request, act, _PLANNED, here)
    return redirect("surveys:follow_up", line=made[0].uid) if made else answered


def _back(request: HttpRequest, survey: Campaign, page: str = "") -> str:
    """The desk as it was: filter, search and page, or on another ``page``."""
    given = QueryDict(request.POST.get("asal", "")[:400])
    kept = {each: given[each] for each in _KEPT if given.get(each)}
    if page:
        kept["halaman"] = page
    here = reverse("surveys:comments", args=[survey.uid])
    return f"{here}?{urlencode(kept)}" if kept else here


_KEPT = ("keadaan", "unsur", "nada", "cari", "halaman")


def _is_uid(said: str) -> bool:
    try:
        UUID(said)
    except ValueError:
        return False
    return True


_ACCEPTED = Text("{n} saran dikodekan menurut usulan.", "{n:comment|comments} coded as proposed.")
_TAKEN_BACK = Text("{n} saran dikembalikan.", "{n:comment|comments} put back.")
_PLANNED = Text(
    "Masuk ke rencana tindak lanjut. Periksa kegiatan, waktu, dan penanggung jawabnya.",
    "It is in the plan. Look at what is done, by when and by whom.",
)
