"""The kinds of papers: what each is called, who signs it, how it is set, and what drafts it.

Apps above register drafters for the data that they keep::

    kinds.register(Kind("surat-contoh", Text(...), draft=draft))

and lead to :func:`address_of_new`. A drafter gets the place (a government or a unit), the person
who drafts, and whatever was chosen, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from zonahijau.documents.drafting import Choice, Draft
from zonahijau.documents.words import DECREE, LAYOUTS, LETTER, REGENT, SECRETARY, UNIT
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government, Unit

Drafter = Callable[..., Draft]
"""``draft(where, by, **chosen) -> Draft``."""

MEETINGS, FIELD, DECREES, OTHERS = "meetings", "field", "decrees", "others"
GROUPS: Mapping[str, Text] = {
    MEETINGS: Text("Rapat dan surat", "Meetings and letters"),
    FIELD: Text("Monitoring, laporan, rencana", "Monitoring, reports, plans"),
    DECREES: Text("Rancangan keputusan", "Drafts of decrees"),
    OTHERS: Text("Lainnya", "Others"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper.

    ``level`` is whose letterhead it bears unless a unit drafts it; ``heading`` is printed over
    titled papers, orders and certificates; ``decree_kind`` names the kind of register entry that
    the signed paper becomes. With ``in_menu`` False only the app that registered it offers it.
    """

    slug: str
    title: Text
    draft: Drafter
    level: str = SECRETARY
    layout: str = LETTER
    heading: str = ""
    group: str = OTHERS
    about: Text | None = None
    choices: tuple[Choice, ...] = ()
    decree_kind: str = ""
    in_menu: bool = True

    def level_for(self, where: object) -> str:
        """Whose letterhead: a unit's own papers bear the unit's, unless the regent signs."""
        is_unit = hasattr(where, "path")
        if is_unit:
            return REGENT if self.level == REGENT else UNIT
        if self.level == UNIT:
            return REGENT if self.layout == DECREE else SECRETARY
        return self.level


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of paper known; called in an app's ``ready()``."""
    known = _kinds.get(kind.slug)
    if known is not None and known.draft is not kind.draft:
        raise ValueError(f"two drafters for {kind.slug}")
    if kind.layout not in LAYOUTS:
        raise ValueError(f"{kind.slug} has no known layout")
    _kinds[kind.slug] = kind


def redraft(slug: str, draft: Drafter) -> None:
    """Let an app that knows more draft a kind that is registered; called in its ``ready()``."""
    _kinds[slug] = replace(kind_of(slug), draft=draft)


def kind_of(slug: str) -> Kind:
    """The kind of that name; LookupError where none is registered."""
    if slug not in _kinds:
        raise LookupError(slug)
    return _kinds[slug]


def all_kinds() -> list[Kind]:
    """Every kind, in the order of registration."""
    return list(_kinds.values())


def label_of(slug: str) -> Text:
    """What a kind is called; its slug where the app that knew it is gone."""
    kind = _kinds.get(slug)
    return kind.title if kind else Text(slug, slug)


def address_of_new(slug: str, where: Government | Unit, **chosen: Any) -> str:
    """Where a paper of this kind is drafted, with what is known already filled in."""
    from django.urls import reverse

    place = {"unit": str(where.uid)} if hasattr(where, "path") else {"pemda": str(where.uid)}
    return f"{reverse('documents:new', args=[slug])}?{urlencode(place | chosen)}"


def register_shipped() -> None:
    """The kinds that need only what organisations know, and what a person writes."""
    from zonahijau.documents.kinds import decrees, fieldwork, honours, letters, meetings

    for module in (meetings, letters, fieldwork, decrees, honours):
        for kind in module.KINDS:
            register(kind)
