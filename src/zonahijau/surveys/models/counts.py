"""What answers add up to: kept as they are mixed, so that reading an index scans none."""

from __future__ import annotations

from django.db import models

from zonahijau.organisations.kinds import choices
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.surveys.models.campaigns import Campaign
from zonahijau.surveys.words import CHANNELS, SIGNALS


class TallyQuerySet(OwnedQuerySet["Tally"]):
    path_field = "campaign__unit__path"


class Tally(OwnedByGovernment):
    """What the counted answers of a survey add up to, in one cell of one table.

    ``table`` is empty for the whole survey, ``service`` for the services, else the code of the
    question about the respondent (``kelamin``); ``cell`` the key of the service or option.
    ``sums`` as :mod:`zonahijau.surveys.tallies` packs them. Shown is what ``Standing`` holds.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="tallies")
    table = models.CharField(max_length=20, blank=True)
    cell = models.CharField(max_length=20, blank=True)
    answers = models.PositiveIntegerField(default=0)
    sums = models.JSONField(default=dict)

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ("campaign_id", "table", "cell")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "table", "cell"), name="surveys_tally_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.table} {self.cell}"


class StandingQuerySet(OwnedQuerySet["Standing"]):
    path_field = "campaign__unit__path"


class Standing(OwnedByGovernment):
    """What may be shown of a survey from a day on; append-only.

    The whole (``table`` empty) moves at most once a day; the tables are issued when the survey has
    closed, and again after late or withdrawn sheets. Between any two states of a cell no answer or
    at least five came and went (``policies.differences``). What is shown of a table goes through
    ``statistics.suppression``: see :mod:`zonahijau.surveys.shown`.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="standings")
    on = models.DateField()
    table = models.CharField(max_length=20, blank=True)
    cell = models.CharField(max_length=20, blank=True)
    answers = models.PositiveIntegerField()
    sums = models.JSONField()

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ("campaign_id", "on", "table", "cell")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "on", "table", "cell"), name="surveys_standing_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.on} {self.table} {self.cell}"


class PublishedCellQuerySet(OwnedQuerySet["PublishedCell"]):
    path_field = "campaign__unit__path"


class PublishedCell(OwnedByGovernment):
    """A cell of a closed survey as everybody may see it, in two whole numbers that add up: ``n``
    complete answers, and the ``total`` of their elements. Hidden cells have no row.

    Whatever stands above the unit is added up from these, so that it tells no more than they do.
    ``label`` names the option in Indonesian (cells of other forms are told apart by it), and
    ``label_en`` in English; of the whole (``table`` empty) ``error`` is the squared standard error
    of its index, a fraction "a/b" or empty. Written with each issue, see
    :mod:`zonahijau.surveys.actions.issuing`.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="published")
    table = models.CharField(max_length=20, blank=True)
    cell = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=200, blank=True)
    label_en = models.CharField(max_length=200, blank=True)
    n = models.PositiveIntegerField()
    total = models.PositiveBigIntegerField()
    error = models.TextField(blank=True)

    objects = PublishedCellQuerySet.as_manager()

    class Meta:
        ordering = ("campaign_id", "table", "cell")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "table", "cell"), name="surveys_published_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.table} {self.cell}"


class Signal(models.Model):
    """Counts of a whole survey, of no one: what may point to answers that nobody gave freely, and
    how many came over each channel."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="signals")
    kind = models.CharField(max_length=8, choices=choices({**SIGNALS, **CHANNELS}))
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("campaign", "kind"), name="surveys_signal_once"),
        )

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.kind}"
