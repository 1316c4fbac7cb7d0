"""The units of a round that is about to be opened: chosen on a page or read from a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from zonahijau.accounts.models import User
from zonahijau.assessments import policies
from zonahijau.assessments.actions import RoundPlan, UnitPlan
from zonahijau.assessments.models import Round
from zonahijau.instruments.models import Version
from zonahijau.lawbook.instruments import Instrument
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.organisations.roles import ROLES
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

MOST_EDITED = 60
"""Up to this many units are set one by one on the page; more go by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A round that takes units: a new one by its plan, or one under way (``round``) with the units
    that it has (``present``). ``addresses`` of the steps: choose, check, sheet, template, open."""

    government: Government
    version: Version
    plan: RoundPlan
    addresses: Mapping[str, str]
    round: Round | None = None
    present: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit as the form or the spreadsheet says it; everything still as it was typed."""

    unit: Unit
    facets: Mapping[str, str] = field(default_factory=dict)
    assessor: str = ""
    due_on: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """The facets that it would have without a word."""

    @property
    def is_special(self) -> bool:
        """Whether anything is said of this unit alone."""
        return bool(self.assessor or self.due_on) or dict(self.facets) != dict(self.defaults)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What it says, as hidden fields of the next form; what is empty is left out."""
        uid = str(self.unit.uid)
        pairs = [
            (f"{name}-{uid}", value)
            for name, value in self.facets.items()
            if value != self.defaults.get(name)
        ]
        pairs += [(f"penilai-{uid}", self.assessor), (f"batas-{uid}", self.due_on)]
        return [("unit", uid), *((name, value) for name, value in pairs if value)]

    @property
    def facet_pairs(self) -> list[tuple[str, str]]:
        return list(self.facets.items())


def plan_facts(plan: RoundPlan, version: Version) -> list[tuple[Text, Text | str]]:
    """What the round is, for a last look."""
    days = [Text(plain_date(day), plain_date(day, "en"))
            for day in (plan.starts_on, plan.due_on, plan.ends_on)]  # fmt: skip
    return [
        (Text("Instrumen", "Instrument"), version.title),
        (Text("Jenis", "Kind"), policies.KINDS[plan.kind].label),
        (Text("Bobot", "Weights"), plan.weights or Text("bawaan", "default")),
        (Text("Mulai", "Starts"), days[0]),
        (Text("Batas isi", "Due"), days[1]),
        (Text("Selesai sebelum", "Ends before"), days[2]),
    ]


def assessors(government: Government, kind: str) -> dict[str, User]:
    """Who may look at units in a round of a kind, by user name. One query."""
    capability = "verify" if policies.KINDS[kind].by_unit else "assess"
    able = [name for name, role in ROLES.items() if capability in role.capabilities]
    rows = Membership.objects.on(government.today()).filter(government=government, role__in=able)
    people = rows.filter(user__is_active=True).select_related("user").order_by("user__name")
    return {row.user.username: row.user for row in people}


def chosen_in(data: QueryDict, units: Iterable[Unit], instrument: Instrument) -> list[Chosen]:
    """The units of a form with what it says of each; what is said of all fills what is empty."""
    return [_chosen(data, unit, instrument) for unit in units]


def _chosen(data: QueryDict, unit: Unit, instrument: Instrument) -> Chosen:
    def given(name: str) -> str:
        return (data.get(f"{name}-{unit.uid}") or data.get(f"{name}-semua") or "").strip()

    defaults = instrument.with_defaults({})
    facets = {name: given(name) or default for name, default in defaults.items()}
    due_on = (data.get(f"batas-{unit.uid}") or "").strip()
    return Chosen(unit, facets, given("penilai"), due_on, defaults)


def unit_plans(chosen: Sequence[Chosen], able: Mapping[str, User]) -> list[UnitPlan]:
    """As the action takes them; refuses every unit whose assessor or day cannot be."""
    plans: list[UnitPlan] = []
    refusals: list[Refusal] = []
    for each in chosen:
        try:
            plans.append(unit_plan(each, able))
        except Refused as refused:
            refusals += refused.refusals
    if refusals:
        raise Refused(*refusals)
    return plans


def unit_plan(each: Chosen, able: Mapping[str, User]) -> UnitPlan:
    """One unit as the action takes it."""
    return UnitPlan(each.unit, dict(each.facets), _assessor(each, able), _day(each))


def _assessor(each: Chosen, able: Mapping[str, User]) -> User | None:
    if not each.assessor:
        return None
    if each.assessor not in able:
        what = Text("penilai {name} tidak ada", "there is no assessor {name}")
        raise refuse(
            what.fill(name=quoted(each.assessor)),
            Text("tulis nama pengguna seorang penilai", "write the user name of an assessor"),
            column="penilai",
        )
    return able[each.assessor]


def _day(each: Chosen) -> date | None:
    try:
        return date.fromisoformat(each.due_on) if each.due_on else None
    except ValueError:
        raise refuse(
            Text("{day} bukan tanggal", "{day} is not a date").fill(day=quoted(each.due_on)),
            Text("tulis misalnya 2026-11-30", "write for instance 2026-11-30"),
            column="batas",
        ) from None
