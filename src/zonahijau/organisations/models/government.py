"""Regions, the reference data shared by all, and the governments that own everything else."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import models

from zonahijau.organisations.authority import authority_at_gate, today_in
from zonahijau.organisations.kinds import OPD_WORDS, REGION_KINDS, TIME_ZONES, choices


class Region(models.Model):
    """A province, regency or city with its code; the same for every government."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=choices(REGION_KINDS))
    province_code = models.CharField(max_length=2, blank=True, db_index=True)
    capital = models.CharField(max_length=80, blank=True)
    lat = models.DecimalField(max_digits=8, decimal_places=5)
    lon = models.DecimalField(max_digits=8, decimal_places=5)
    utc_offset = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class GovernmentQuerySet(models.QuerySet["Government"]):
    def visible_to(self, user: Any, on: date | None = None) -> "GovernmentQuerySet":
        """The governments that a person belongs to on that day."""
        return self.filter(pk__in=authority_at_gate(user, on).governments)


class Government(models.Model):
    """A regional government on this installation. ``opd_word`` is what it calls its agencies;
    ``target_instrument`` the instrument that its task force works towards."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="governments")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    opd_word = models.CharField(
        max_length=20, default="OPD", choices=[(word, word) for word in OPD_WORDS]
    )
    time_zone = models.CharField(max_length=20, default="Asia/Jakarta", choices=choices(TIME_ZONES))
    target_instrument = models.CharField(max_length=60, blank=True)
    is_demo = models.BooleanField(default=False)
    settings = models.JSONField(default=dict, blank=True)

    objects = GovernmentQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def today(self) -> date:
        """Which day it is in this government."""
        return today_in(self.time_zone)

    def day_of(self, moment: datetime | None) -> date | None:
        """Which day it was here at that moment."""
        return today_in(self.time_zone, moment) if moment else None
