"""Where the answers of a survey that ended long ago lie: in a file of the history."""

from __future__ import annotations

from django.db import models

from zonahijau.surveys.models.campaigns import Campaign


class PastAnswers(models.Model):
    """That the answers of a survey have left its shelves and sheets for a part of the history.

    Where there is such a row, the file counts and the database has none of them; where there is
    none, the database counts, and a file that may lie there already is written anew. ``year`` and
    ``region`` are the part's folders; ``sha256`` is what its bytes must be.
    """

    campaign = models.OneToOneField(Campaign, models.PROTECT, related_name="past")
    year = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=4)
    answers = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    moved_on = models.DateField()

    class Meta:
        ordering = ("campaign_id",)

    def __str__(self) -> str:
        return f"{self.year} {self.region} {self.campaign_id}"
