"""The page of one evidence: what is seen, what it proves, what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from zonahijau.evidence.fact_groups import fact_label
from zonahijau.evidence.forms import DecisionForm
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.policies import DRAFT, STATES, TRANSITIONS
from zonahijau.evidence.queries import forms_of, look_alikes
from zonahijau.evidence.uses import uses_of
from zonahijau.evidence.views.shown import crumbs_of, size_said, state_mark
from zonahijau.organisations.permissions import authority
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the history, as the timeline shows it."""

    at: datetime
    what: Text
    who: str = ""
    note: str = ""
    is_now: bool = False


def page(request: HttpRequest, row: Evidence, **more: object) -> dict[str, object]:
    """Everything that the page of an evidence shows to this person."""
    held = authority(request)
    forms = forms_of(row)
    return {
        "evidence": row,
        "mark": state_mark(row),
        "facts": [fact_label(each.fact) for each in row.facts.all()],
        "said": _said(row),
        "alike": [(each, held.may("see_evidence", each.evidence)) for each in look_alikes(row)],
        "forms": [(form, state_mark(form)) for form in forms],
        "newer": forms[0] if forms[0] != row else None,
        "uses": uses_of(row, request.user),
        "events": _events(row),
        "may": _may(request, row),
        "decision": DecisionForm(),
        "crumbs": crumbs_of(row.unit, Crumb(row.title)),
        **more,
    }


@require_safe
def show(request: HttpRequest, evidence: UUID) -> HttpResponse:
    """One evidence with its history and what can be done with it."""
    return render(request, "evidence/show.html", page(request, found(evidence)))


def found(evidence: UUID) -> Evidence:
    """The evidence of an address, with what its pages need."""
    rows = Evidence.objects.select_related(
        "unit__government", "government", "blob", "service", "uploaded_by", "replaces"
    )
    return get_object_or_404(rows, uid=evidence)


def _may(request: HttpRequest, row: Evidence) -> dict[str, bool]:
    """What this person can do here now."""
    held = authority(request)
    live = row.withdrawn_at is None
    attaches = live and held.may("attach_evidence", row)
    is_last = not Evidence.objects.filter(replaces=row).exists()
    judged = any(row.state in TRANSITIONS[step].since for step in ("accept", "reject"))
    return {
        "change": attaches,
        "send": attaches and row.state == DRAFT,
        "revise": attaches and is_last,
        "withdraw": attaches,
        "decide": live
        and judged
        and row.uploaded_by_id != request.user.pk
        and held.may("review_evidence", row),
        "erase": row.blob_id is not None and not row.is_erased and held.may("erase_evidence", row),
    }


def _said(row: Evidence) -> list[tuple[Text, object]]:
    """The facts of the thing itself, unknown ones left out."""
    said: list[tuple[Text, object]] = [
        (Text("Unit", "Unit"), row.unit.name),
        (Text("Jenis", "Kind"), row.kind_label),
    ]
    if row.service:
        said.append((Text("Layanan", "Service"), row.service.name))
    if row.blob:
        said.append((Text("Berkas", "File"), _file_said(row)))
    if row.lat is not None:
        said.append((Text("Lokasi", "Position"), f"{row.lat}, {row.lon}"))
    return said


def _file_said(row: Evidence) -> Text:
    assert row.blob is not None  # noqa: S101  asked before
    size = size_said(row.blob.size)
    kind = row.extension
    pixels = f", {row.width} × {row.height}" if row.width else ""
    return Text(f"{kind}, {size.id}{pixels}", f"{kind}, {size.en}{pixels}")


def _events(row: Evidence) -> list[Event]:
    events = [
        Event(each.at, STATES[each.state], each.by.name, each.reason)
        for each in row.decisions.select_related("by")
    ]
    if row.withdrawn_at:
        withdrawn = Text("Ditarik", "Withdrawn")
        events.insert(0, Event(row.withdrawn_at, withdrawn, note=row.withdrawn_because))
    if row.blob and row.blob.erased_at:
        erased = Text("Berkas dihapus untuk selamanya", "File erased for ever")
        events.insert(0, Event(row.blob.erased_at, erased, note=row.blob.erased_because))
    uploaded = Text("Diunggah", "Uploaded")
    events.append(Event(row.uploaded_at, uploaded, row.uploaded_by.name))
    return events
