"""One search over what a person may open: units, services, sites, rounds, evidence, papers,
decrees, promises and people. What belongs to a module that is off is not looked through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from zonahijau.assessments.models import Round
from zonahijau.catalogue.models import Consultation, Pledge, Service, Standard
from zonahijau.documents.models import Decree, Paper
from zonahijau.evidence.models import Evidence
from zonahijau.improvement.models import Promise
from zonahijau.organisations.models import Unit
from zonahijau.organisations.modules import modules_on
from zonahijau.organisations.queries import people_of
from zonahijau.surveys.models import Campaign, FollowUp
from zonahijau.websites.models import Site
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority
    from zonahijau.organisations.models import Government

SHORTEST = 2
MOST = 8
"""Of each kind; whoever wants more goes to its own list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: what it is called, what says where it belongs, and its address."""

    title: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind; ``more`` where there are others beside them."""

    label: Text
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of thing that is looked through: who may open it where, and how a row is shown."""

    label: Text
    rows: Callable[[Asker], QuerySet[Any]]
    fields: tuple[str, ...]
    hit: Callable[[Any], Hit]
    module: str = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who searches, where."""

    user: User
    government: Government
    authority: Authority

    def within(self, rows: Any, capability: str) -> Any:
        """The rows in the places where the person has the capability."""
        return rows.filter(government=self.government).within(*self.authority.places(capability))


def search(asker: Asker, words: str) -> list[Found]:
    """What holds all the words, kind by kind; one query each. Nothing for less than two letters."""
    wanted = words.split()
    if len("".join(wanted)) < SHORTEST:
        return []
    on = modules_on(asker.government)
    sources = (each for each in SOURCES if not each.module or each.module in on)
    found = (_found(each, asker, wanted) for each in sources)
    return [each for each in found if each.hits]


def _found(source: Source, asker: Asker, wanted: list[str]) -> Found:
    rows = source.rows(asker)
    for word in wanted:
        rows = rows.filter(_any(source.fields, word))
    hits = [source.hit(row) for row in rows[: MOST + 1]]
    return Found(source.label, tuple(hits[:MOST]), len(hits) > MOST)


def _any(fields: tuple[str, ...], word: str) -> Q:
    wanted = Q(pk__in=())
    for name in fields:
        wanted |= Q(**{f"{name}__icontains": word})
    return wanted


def _units(asker: Asker) -> QuerySet[Any]:
    return asker.within(Unit.objects.all(), "see_unit").order_by("name")  # type: ignore[no-any-return]


def _people(asker: Asker) -> QuerySet[Any]:
    may = asker.authority.may("manage_people", asker.government)
    rows = people_of(asker.government).order_by("name")
    return rows if may else rows.none()


def _of(model: Any, capability: str, order: str, **only: Any) -> Callable[[Asker], QuerySet[Any]]:
    def rows(asker: Asker) -> QuerySet[Any]:
        found = asker.within(model.objects.filter(**only), capability)
        return found.select_related("unit").order_by(order)  # type: ignore[no-any-return]

    return rows


def _rounds(asker: Asker) -> QuerySet[Any]:
    rows = Round.objects.visible_to(asker.user).filter(government=asker.government)
    return rows.order_by("-starts_on")  # type: ignore[no-any-return]


def _hit(title: str, name: str, key: str, note: str = "unit.name") -> Callable[[Any], Hit]:
    """How a row is shown; ``note`` is the path of attributes to what stands beside it."""

    def made(row: Any) -> Hit:
        beside: Any = row
        for part in filter(None, note.split(".")):
            beside = getattr(beside, part, None)
        said = "" if beside is row or beside is None else str(beside)
        return Hit(str(getattr(row, title)), said, reverse(name, kwargs={key: row.uid}))

    return made


def _service(row: Service) -> Hit:
    address = reverse("catalogue:list", kwargs={"unit": row.unit.uid})
    return Hit(row.name, row.unit.name, address)


def _standards(asker: Asker) -> QuerySet[Any]:
    rows = Standard.objects.filter(service__withdrawn_at=None)
    current = rows.exclude(state__in=("replaced", "withdrawn")).defer("content")
    found = asker.within(current, "see_unit").select_related("service__unit")
    return found.order_by("service__name", "-version")  # type: ignore[no-any-return]


def _standard(row: Standard) -> Hit:
    note = f"{row.service.unit.name}, {row.state_label.id}"
    return Hit(row.service.name, note, reverse("catalogue:standard", args=[row.uid]))


def _pledge(row: Pledge) -> Hit:
    title = f"Maklumat {row.unit.name if row.unit else row.government.name}"
    return Hit(title, row.signatory, reverse("catalogue:pledge_one", kwargs={"pledge": row.uid}))


SOURCES = (
    Source(
        Text("Unit", "Units"),
        _units,
        ("name", "short_name", "code"),
        _hit("name", "reports:unit", "uid", note="code"),
    ),
    Source(
        Text("Layanan", "Services"),
        _of(Service, "see_unit", "name", withdrawn_at=None),
        ("name", "code"),
        _service,
        "services",
    ),
    Source(
        Text("Standar pelayanan", "Service standards"),
        _standards,
        ("service__name",),
        _standard,
        "services",
    ),
    Source(
        Text("Konsultasi publik", "Public consultation"),
        _of(Consultation, "see_unit", "-pk", withdrawn_at=None),
        ("title",),
        _hit("title", "catalogue:consultation", "consultation"),
        "services",
    ),
    Source(
        Text("Situs web", "Websites"),
        _of(Site, "see_unit", "address", withdrawn_at=None),
        ("address", "label"),
        _hit("address", "websites:site", "site"),
        "websites",
    ),
    Source(
        Text("Survei", "Surveys"),
        _of(Campaign, "see_unit", "-start", withdrawn_at=None),
        ("title",),
        _hit("title", "surveys:survey", "campaign"),
        "campaigns",
    ),
    Source(
        Text("Tindak lanjut survei", "Survey follow-up"),
        _of(FollowUp, "see_unit", "due_on", withdrawn_at=None),
        ("programme", "in_charge"),
        _hit("programme", "surveys:follow_up", "line"),
        "surveys",
    ),
    Source(
        Text("Maklumat", "Pledges"),
        _of(Pledge, "see_unit", "-pk", state__in=("set", "published")),
        ("unit__name", "signatory", "medium_note"),
        _pledge,
        "services",
    ),
    Source(
        Text("Putaran", "Rounds"),
        _rounds,
        ("title",),
        _hit("title", "reports:round", "uid", note="starts_on"),
        "monitoring",
    ),
    Source(
        Text("Bukti dukung", "Evidence"),
        _of(Evidence, "see_evidence", "-pk", withdrawn_at=None),
        ("title",),
        _hit("title", "evidence:show", "evidence"),
    ),
    Source(
        Text("Naskah", "Papers"),
        _of(Paper, "see_papers", "-pk"),
        ("subject", "number"),
        _hit("subject", "documents:paper", "paper", note="number"),
        "papers",
    ),
    Source(
        Text("Register SK", "Register of decrees"),
        _of(Decree, "see_decrees", "-dated"),
        ("title", "number"),
        _hit("title", "documents:decree", "decree", note="number"),
        "papers",
    ),
    Source(
        Text("Janji", "Promises"),
        _of(Promise, "see_unit", "due_on"),
        ("what", "person"),
        _hit("what", "improvement:promise", "uid"),
        "monitoring",
    ),
    Source(
        Text("Orang", "People"),
        _people,
        ("name", "username"),
        _hit("name", "organisations:person", "uid", note="username"),
    ),
)
