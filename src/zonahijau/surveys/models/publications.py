"""Where the public can read the results of a survey."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.catalogue.kinds import PUBLICATION_MEDIA
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.kinds import choices
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.surveys.models.reports import Report
from zonahijau.wording import Text


class PublicationQuerySet(OwnedQuerySet["Publication"]):
    """Publications of results."""

    path_field = "report__unit__path"

    def standing(self) -> PublicationQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class Publication(OwnedByGovernment):
    """A medium in which the results of a report can be read since ``on``; ``where`` says it more
    exactly (an address, a wall), ``evidence`` shows it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="publications")
    medium = models.CharField(max_length=8, choices=choices(PUBLICATION_MEDIA))
    on = models.DateField()
    where = models.CharField(max_length=200, blank=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("report_id", "on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("report", "medium"),
                condition=Q(withdrawn_at=None),
                name="surveys_publication_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.medium}"

    @property
    def medium_label(self) -> Text:
        """The medium, in words."""
        return PUBLICATION_MEDIA[self.medium]
