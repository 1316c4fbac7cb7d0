"""The steps of an assessment from hand to hand, and what was promised at a return."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from zonahijau.assessments.models.records import AppendOnly
from zonahijau.assessments.models.rounds import Assessment

USER = settings.AUTH_USER_MODEL


class Return(AppendOnly):
    """An assessment sent back: what is missing, and the day by which it was promised."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="returns")
    what = models.TextField()
    promised_on = models.DateField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)


class Step(AppendOnly):
    """A change of state, who made it, and why."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="steps")
    action = models.CharField(max_length=30)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "id")
