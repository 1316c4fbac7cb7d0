"""One object of every kind around a service standard, for the walk over all addresses."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from tests.whole_standards import complete
from zonahijau.catalogue.models import (
    Consultation,
    ConsultationFollowUp,
    DraftComment,
    Service,
    StandardStep,
)
from zonahijau.organisations.models import OwnDay

NAMED = {
    "catalogue standard": ("standard", "uid"),
    "catalogue:component code": ("standard_part", "word"),
    "catalogue:public_draft code": ("standard", "code"),
    "catalogue:step kind": ("standard_step_kind", "word"),
    "catalogue:consultation_paper kind": ("consultation_paper", "word"),
    "catalogue step_uid": ("standard_step", "uid"),
    "catalogue:step_paper step_uid": ("discussion", "uid"),
    "catalogue comment": ("draft_comment", "uid"),
    "catalogue consultation": ("consultation", "uid"),
    "catalogue follow_up": ("follow_up", "uid"),
    "organisations own_day": ("own_day", "pk"),
}
"""Which object an argument of these addresses names."""


def standards_of(world: Any, by: Any) -> Iterator[tuple[str, Any]]:
    """A draft that the public reads, with a comment and a step; a consultation with what follows;
    a day of the region."""
    government, today = world.government, world.government.today()
    own = {"government": government, "unit": world.unit}
    service = Service.objects.create(**own, name="Layanan berancangan")
    draft = complete(service, "consulting", minutes_on=today, draft_published_on=today)
    yield "standard", draft
    yield "standard_step", draft.steps.get()
    on = {"government": government, "standard": draft, "on": today}
    yield "discussion", StandardStep.objects.create(**on, kind="discussed")
    yield "standard_part", SimpleNamespace(word="fee")
    yield "standard_step_kind", SimpleNamespace(word="pembahasan")
    said = {"government": government, "standard": draft, "text": "Usul", "on": today}
    yield "draft_comment", DraftComment.objects.create(**said)
    talk = Consultation.objects.create(**own, kind="forum", title="Forum", created_by=by)
    yield "consultation", talk
    yield "consultation_paper", SimpleNamespace(word="undangan-konsultasi")
    due = {"what": "Papan standar", "due_on": today, "consultation": talk}
    yield "follow_up", ConsultationFollowUp.objects.create(government=government, **due)
    yield "own_day", OwnDay.objects.create(government=government, on=today, name="Hari Jadi")
