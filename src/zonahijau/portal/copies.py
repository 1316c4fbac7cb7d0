"""Copies of public pages, kept in the memory of the server while nothing has been recorded since.

What a page says comes from rows that only actions change, and each action writes into the audit
trail with them: the chain's head tells whether a page may have changed. What follows without an
action (the index of the search, a new day) is why no copy is older than a minute.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from zonahijau.audit.models import INSTALLATION, Head

LASTS = 60
"""Seconds."""
LARGEST = 100_000
"""Bytes of a page that is kept; the memory of a small machine is shared."""
ALL = -1
"""In the place of a government: a page that speaks of several."""


def copied(
    request: HttpRequest, language: str, made: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The page of an address, out of its copy or ``made`` anew; one query for a copy.

    A page names its government as ``response.of_government``; without one it speaks of all.
    """
    if not settings.COPIES_OF_PAGES:
        return made()
    pages, key = caches["pages"], _key(request, language)
    kept: tuple[int, Any, HttpResponse] | None = pages.get(key)
    if kept and _recorded(kept[0]) == kept[1]:
        return kept[2]
    before = _recorded(ALL)
    page = made()
    if isinstance(page, HttpResponse) and _is_kept(page) and _recorded(ALL) == before:
        chain = getattr(page, "of_government", ALL)
        pages.set(key, (chain, _recorded(chain), page), LASTS)
    return page


def _is_kept(page: HttpResponse) -> bool:
    return page.status_code == 200 and len(page.content) <= LARGEST and not page.cookies


def _key(request: HttpRequest, language: str) -> str:
    """Of the address and of the language, with the host, which stands in canonical addresses."""
    address = f"{language} {request.scheme}://{request.get_host()}{request.get_full_path()}"
    return hashlib.blake2b(address.encode(), digest_size=16).hexdigest()


def _recorded(chain: int) -> Any:
    """What tells two states of these chains apart; one query."""
    if chain == ALL:
        return Head.objects.aggregate(entries=Sum("number"))["entries"]
    heads = Head.objects.filter(government_id__in=(INSTALLATION, chain))
    return sorted(heads.values_list("government_id", "hash"))
