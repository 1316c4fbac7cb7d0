"""The steps of standards as pages show them: what comes next and where, what was done and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from zonahijau.catalogue import life
from zonahijau.catalogue.life import FOUND_IN_FORCE, Move
from zonahijau.catalogue.models import Standard, StandardStep
from zonahijau.catalogue.papers import PAPER_OF
from zonahijau.catalogue.running import first_close, late_said, lateness, starts_clock
from zonahijau.organisations.calendars import calendar_of
from zonahijau.web.formatting import long_date
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Unit

FOUND = "sudah-berlaku"
SLUGS = {
    "discussed": "pembahasan",
    "draft-published": "publikasi-rancangan",
    "comments-closed": "penutupan-tanggapan",
    "repaired": "perbaikan",
    "set": "penetapan",
    "objected": "keberatan",
    "published": "publikasi",
    "evaluated": "evaluasi",
    "reviewed": "peninjauan",
    "withdrawn": "pencabutan",
}
"""The steps that a person enters, as their addresses name them."""
KINDS = {slug: kind for kind, slug in SLUGS.items()} | {FOUND: FOUND_IN_FORCE.kind}

BUTTONS = {
    "discussed": Text("Catat pembahasan", "Enter the discussion"),
    "draft-published": Text("Publikasikan rancangan", "Publish the draft"),
    "comments-closed": Text("Tutup masa tanggapan", "Close the time for comments"),
    "repaired": Text("Nyatakan sudah diperbaiki", "Declare it repaired"),
    "set": Text("Catat penetapan (SK)", "Enter the decree"),
    "objected": Text("Catat keberatan", "Enter an objection"),
    "published": Text("Catat publikasi standar", "Enter its publication"),
    "evaluated": Text("Catat evaluasi tahunan", "Enter the yearly evaluation"),
    "reviewed": Text("Catat peninjauan ulang", "Enter the review"),
    "withdrawn": Text("Cabut", "Withdraw"),
    FOUND: Text("Sudah berlaku dengan SK lama", "In force already by an older decree"),
}
_FORWARD = {"discussed", "draft-published", "repaired", "set"}
"""What is pressed next; the time for comments closes by itself."""


@dataclass(frozen=True, slots=True)
class Next:
    """A step that can be entered, for how many standards, and where."""

    slug: str
    label: Text
    count: int
    address: str
    is_forward: bool


def addresses_of_steps(
    unit: Unit, standards: Sequence[Standard], chosen: Standard | None = None
) -> list[Next]:
    """The steps that any of these standards can take; with ``chosen`` that one is ticked."""
    found = []
    for slug, kind in KINDS.items():
        move = move_of(slug)
        able = [each for each in standards if each.state in move.starts]
        count = len(_closable(able) if kind == "comments-closed" else able)
        if not count or (slug == FOUND and not _could_be_found(standards)):
            continue
        query = f"?{urlencode({'standar': str(chosen.uid)})}" if chosen else ""
        address = reverse("catalogue:step", args=[unit.uid, slug]) + query
        forward = kind in _FORWARD and slug != FOUND
        if kind == "published" and any(each.published_on is None for each in standards):
            forward = True
        found.append(Next(slug, BUTTONS.get(slug) or BUTTONS[kind], count, address, forward))
    return found


def _closable(standards: Sequence[Standard]) -> list[Standard]:
    """Those whose time for comments is over: while it runs nobody closes it, and then it closes by
    itself, unless the day was entered afterwards."""
    if not standards:
        return []
    government = standards[0].government
    calendar, today = calendar_of(government), government.today()
    return [
        each
        for each in standards
        if each.draft_published_on and first_close(each.draft_published_on, calendar) < today
    ]


def _could_be_found(standards: Sequence[Standard]) -> bool:
    """An older decree is offered where a first version has something in it."""
    return any(each.state == life.DRAFT and each.version == 1 for each in standards)


def move_of(slug: str) -> Move:
    """The step that an address names; KeyError for a name that is none."""
    return FOUND_IN_FORCE if slug == FOUND else life.BY_KIND[KINDS[slug]]


@dataclass(frozen=True, slots=True)
class Told:
    """A step that was taken, how late it was by its clock, and what may be done with it."""

    step: StandardStep
    label: Text
    late: int | None
    may_change: bool
    may_withdraw: bool

    @property
    def late_said(self) -> Text:
        """By how much it came too late; nothing where it did not."""
        return late_said(self.step.kind, self.late) if self.late else Text("", "")

    @property
    def may_have_paper(self) -> bool:
        """Whether a step of its kind leaves a paper."""
        return self.may_change and self.step.kind in PAPER_OF


def told_steps(standard: Standard) -> list[Told]:
    """Every step of a standard, those withdrawn with their reason; two queries."""
    rows = standard.steps.select_related("paper", "decree", "by").order_by("on", "id")
    steps = list(rows)
    calendar = calendar_of(standard.government)
    standing = [each for each in steps if each.withdrawn_at is None]
    told = []
    for each in steps:
        field = starts_clock(each.kind)
        started = getattr(standard, field) if field else None
        late = lateness(each.kind, each.on, started, calendar) if not each.withdrawn_at else None
        mine = each.withdrawn_at is None and each.kind not in ("drafted", "replaced")
        told.append(
            Told(each, life.BY_KIND[each.kind].label, late, mine, mine and _is_last(each, standing))
        )
    return told


def decree_note(standard: Standard) -> Text | None:
    """What is wrong with the decree of a standard in force: taken out of the register, or no
    longer valid. Its own rows say nothing of it, for the register lives beside them."""
    decree = standard.decree
    if standard.state != life.SET or decree is None:
        return None
    number, today = decree.number, standard.government.today()
    if decree.withdrawn_at is not None:
        return Text(
            f"SK {number} sudah ditarik dari register ({decree.withdrawn_because})."
            " Tarik langkah penetapannya, lalu catat lagi dengan SK yang benar.",
            f"Decree {number} was taken out of the register ({decree.withdrawn_because})."
            " Withdraw the step that laid the standard down and enter it with the right decree.",
        )
    if decree.valid_until is not None and decree.valid_until <= today:
        last = decree.valid_until - timedelta(days=1)
        return Text(
            f"SK {number} hanya berlaku sampai {long_date(last)}. Perbarui masa berlakunya di"
            " register, atau susun perubahan dengan SK baru.",
            f"Decree {number} was valid until {long_date(last, 'en')} only. Correct that in the"
            " register, or write a change with a new decree.",
        )
    return None


def _is_last(step: StandardStep, standing: Sequence[StandardStep]) -> bool:
    """Whether the steps that are left make a life without it."""
    left = [life.Taken(each.kind, each.on, each.pk) for each in standing if each is not step]
    return life.is_lawful(left)
