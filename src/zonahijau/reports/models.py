"""Papers that left the house, by their hash."""

from __future__ import annotations

from django.db import models

from zonahijau.assessments.models import AppendOnly
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet


class Paper(AppendOnly, OwnedByGovernment):
    """A report card as it was printed: the hash by which anyone can tell it from a forgery.

    The same result makes the same bytes, so that a second printing is no second paper; a later
    version of the program may set it otherwise, and then both are genuine.
    """

    result = models.ForeignKey("assessments.Result", models.PROTECT, related_name="papers")
    sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    engine = models.CharField(max_length=20)
    issued_at = models.DateTimeField(auto_now_add=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("result", "sha256"), name="reports_paper_once"),
        )

    def __str__(self) -> str:
        return self.sha256
