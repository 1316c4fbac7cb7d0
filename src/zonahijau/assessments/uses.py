"""Where a piece of evidence is used in assessments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from zonahijau.assessments.models import Answer
from zonahijau.evidence.uses import Use
from zonahijau.wording import Text

MOST = 50


def uses(evidence: Any, user: Any) -> Iterable[Use]:
    """The answers that an evidence proves, the latest first, as far as the person may know."""
    rows = Answer.objects.visible_to(user).filter(evidence=evidence)
    for row in rows.select_related("assessment__round__version").order_by("-at")[:MOST]:
        node = row.assessment.round.instrument.node(row.indicator)
        label = node.label if node else Text(row.indicator, row.indicator)
        title = row.assessment.round.title
        yield Use(
            Text(f"{title}: {label.id}", f"{title}: {label.en}"),
            reverse("assessments:assessment", args=[row.assessment.uid]),
        )
