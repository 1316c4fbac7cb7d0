"""A person's messages."""

from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from zonahijau.accounts.models import User
from zonahijau.notices import actions
from zonahijau.notices.models import Notice
from zonahijau.notices.policies import whatsapp_text
from zonahijau.web.language import current
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

NOTICES = Text("Pesan", "Messages")
ON_A_PAGE = 20


def notices(request: HttpRequest) -> HttpResponse:
    """All messages, latest first, each with its text for a chat."""
    mine = Notice.objects.visible_to(request.user).select_related("government")
    page = Paginator(mine, ON_A_PAGE).get_page(request.GET.get("halaman"))
    site = settings.ADDRESS or request.build_absolute_uri("/").rstrip("/")
    shown = [(notice, _chat_text(notice, site)) for notice in page]
    context = {
        "page": page,
        "notices": [(notice, text, f"https://wa.me/?text={quote(text)}") for notice, text in shown],
        "unread": mine.unread().count(),
        "crumbs": [Crumb(NOTICES)],
    }
    return render(request, "notices/notices.html", context)


@require_POST
def read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open a message: it counts as read, and leads where it points."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), uid=uid)
    actions.mark_read(by=_person(request), notice=notice)
    return redirect(notice.link or "notices:notices")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Nothing is new any more."""
    actions.mark_read(by=_person(request))
    return redirect("notices:notices")


def _chat_text(notice: Notice, site: str) -> str:
    return whatsapp_text(notice.text.say(current()), site + notice.link if notice.link else "")


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user
