"""The page on which a person codes comments: which ones, and what stands beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest

from zonahijau.surveys import teaching
from zonahijau.surveys.comments.coding import COMPLAINT, PRAISE, TONES, WISH, Coding
from zonahijau.surveys.comments.lexicon import lexicon
from zonahijau.surveys.comments.personal import Piece, open_parts, pieces
from zonahijau.surveys.comments.reading import says_nothing
from zonahijau.surveys.comments.suggesting import Proposal
from zonahijau.surveys.models import Campaign, Comment
from zonahijau.surveys.models.comments import CommentQuerySet
from zonahijau.surveys.voices import element_names, theme_of
from zonahijau.web.tables import Filter, Listing
from zonahijau.wording import Text

PER_PAGE = 10
STATES: Mapping[str, Text] = {
    "belum": Text("Belum dikodekan", "Not coded"),
    "sudah": Text("Sudah dikodekan", "Coded"),
    "kutip": Text("Boleh dikutip", "May be quoted"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A coding on the page: chosen, or proposed with its reason."""

    coding: Coding
    element: Text
    theme: Text
    tone: Text
    is_chosen: bool
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A comment with its parts, what it was coded as or is proposed, and what may be personal. Once
    it is coded the comment ``following`` comes next, of the last one that page of the list."""

    row: Comment
    parts: tuple[Piece, ...]
    choices: tuple[Choice, ...]
    says_nothing: bool
    personal: tuple[Text, ...]
    following: str = ""
    next_page: str = ""

    @property
    def key(self) -> str:
        """How the page calls it."""
        return str(self.row.uid)

    @property
    def is_sure(self) -> bool:
        """Whether accepting needs no further thought: nobody coded it, and a proposal is sure."""
        return self.row.coded_at is None and any(each.is_chosen for each in self.choices)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many comments there are, and how many of them were coded."""

    comments: int
    coded: int

    @property
    def left(self) -> int:
        """How many are still to be coded."""
        return self.comments - self.coded


def progress(campaign: Campaign) -> Progress:
    """How far the coding of a survey is; one query."""
    rows = Comment.objects.filter(campaign=campaign)
    counts = rows.aggregate(all=Count("pk"), coded=Count("coded_at"))
    return Progress(counts["all"], counts["coded"])


def listing_of(request: HttpRequest, campaign: Campaign) -> Listing:
    """The comments that are asked for. They are ordered by a number that says nothing; a search
    reads all of the survey, for what is encrypted can be looked up no other way."""
    rows: Any = _narrowed(Comment.objects.filter(campaign=campaign).order_by("uid"), request.GET)
    if request.GET.get("cari", "").strip():
        rows = list(rows)
    filters = [
        Filter("keadaan", Text("Keadaan", "State"), list(STATES.items()), _as_it_is),
        Filter("unsur", Text("Unsur", "Element"), list(element_names().items()), _as_it_is),
        Filter("nada", Text("Nada", "Tone"), _TONES, _as_it_is),
    ]
    return Listing(request, rows, (), search_fields=("text",), filters=filters, per_page=PER_PAGE)


def _as_it_is(rows: Any, _chosen: str) -> Any:
    """The rows were narrowed before they were read."""
    return rows


def _narrowed(rows: CommentQuerySet, given: Mapping[str, str]) -> CommentQuerySet:
    rows = rows.filter(_state(given.get("keadaan", "")))
    element, tone = given.get("unsur", ""), dict(TONE_WORDS).get(given.get("nada", ""))
    if element in element_names():
        rows = rows.about(element)
    return rows.filter(codes__contains=f"{tone}|") if tone else rows


TONE_WORDS = (("keluhan", COMPLAINT), ("usul", WISH), ("pujian", PRAISE))
"""How the address names a tone."""
_TONES = [(word, TONES[tone]) for word, tone in TONE_WORDS]


def _state(state: str) -> Q:
    return {
        "belum": Q(coded_at=None),
        "sudah": Q(coded_at__isnull=False),
        "kutip": Q(quoted_on__isnull=False),
    }.get(state, Q())


def cards(campaign: Campaign, rows: Sequence[Comment], next_page: str = "") -> list[Card]:
    """What stands on the page for each comment, and which one follows it; one query."""
    proposed = teaching.proposals_for(campaign.government_id, rows)
    following = [*((str(row.uid), "") for row in rows[1:]), ("", next_page)]
    return [
        _card(row, offered, *after)
        for row, offered, after in zip(rows, proposed, following, strict=False)
    ]


def page_after(listing: Listing) -> str:
    """The page of the list that follows; none where comments leave the list as they are coded, for
    then others move up to this page."""
    page = listing.page
    leaves = any(
        each.filter.key == "keadaan" and each.chosen == "belum" for each in listing.choices
    )
    return str(page.next_page_number()) if page.has_next() and not leaves else ""


def _card(row: Comment, proposed: Iterable[Proposal], following: str, next_page: str) -> Card:
    open_now = () if row.has_been_looked_at else tuple(open_parts(row.text, row.covers))
    chosen = [_choice(each, chosen=True) for each in row.codings]
    offered = [_choice(each.coding, chosen=each.is_sure, proposal=each) for each in proposed]
    choices = chosen if row.coded_at else [each for each in offered if each is not None]
    kinds = dict.fromkeys(part.label for part in pieces(row.text, (), open_now) if part.label)
    return Card(
        row,
        tuple(pieces(row.text, row.covers, open_now)),
        tuple(each for each in choices if each is not None),
        says_nothing(row.open_text),
        tuple(kinds),
        following,
        next_page,
    )


def _choice(coding: Coding, *, chosen: bool, proposal: Proposal | None = None) -> Choice | None:
    theme = theme_of(coding.element, coding.theme)
    if theme is None:
        return None
    element = element_names()[coding.element]
    return Choice(coding, element, theme.label, TONES[coding.tone], chosen, proposal)


def said_of(codings: Iterable[Coding]) -> Text:
    """Codings in words: ``Antrean (keluhan), Tarif (usul)``; that it says nothing, for none."""
    known = [choice for each in codings if (choice := _choice(each, chosen=True)) is not None]
    if not known:
        return Text("tidak ada isinya", "it says nothing")
    return Text(
        ", ".join(f"{each.theme.id} ({each.tone.id.lower()})" for each in known),
        ", ".join(f"{each.theme.en} ({each.tone.en.lower()})" for each in known),
    )


def theme_groups() -> list[tuple[Text, list[tuple[str, Text]]]]:
    """Every theme under its element, to choose from by hand."""
    known = lexicon()
    return [
        (name, [(f"{element}.{each.code}", each.label) for each in known.themes_of(element)])
        for element, name in element_names().items()
    ]
