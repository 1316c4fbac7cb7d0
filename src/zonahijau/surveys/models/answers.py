"""Answers of citizens: sealed while they wait, mixed afterwards; nothing ties one to a person.

None of these rows holds an instant, an address of a browser, a sequence number or a link from a
code to an answer. Keys are random, so that neither order of insertion nor order of use can be read
from them. See docs/adr/0019-anonymous-by-structure.md.
"""

from __future__ import annotations

import secrets

from django.db import models

from zonahijau.surveys.models.campaigns import Campaign

_MOST = 2**62


def random_key() -> int:
    """A key that tells nothing: neither when a row was made nor after which other."""
    return secrets.randbelow(_MOST) + 1


class Seal(models.Model):
    """The public half of the key under which the answers of a survey wait. The secret half is a
    file beside the database, destroyed when they have been mixed; then the next one begins."""

    id = models.BigAutoField(primary_key=True, default=random_key)
    campaign = models.OneToOneField(Campaign, models.PROTECT, related_name="seal")
    public = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"seal of {self.campaign_id}"


class WaitingAnswer(models.Model):
    """An answer that waits to be mixed, readable with the secret half of its seal only."""

    id = models.BigAutoField(primary_key=True, default=random_key)
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="waiting")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"waiting in {self.seal_id}"


class Code(models.Model):
    """A single-use code of a survey, as a keyed hash; it is tied to no person and no answer.

    ``issued_on`` is the day on which its sheet was printed, so that a lost sheet can be voided.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64)
    issued_on = models.DateField()
    spent = models.BooleanField(default=False)
    void = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("campaign", "digest"), name="surveys_code_once"),
        )

    def __str__(self) -> str:
        return f"code of {self.campaign_id}"


class Receipt(models.Model):
    """That a submission was taken, under a hash of the number that the device gave it: the same
    one sent twice is answered the same. It leads to no answer."""

    id = models.BigAutoField(primary_key=True, default=random_key)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="receipts")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("campaign", "digest"), name="surveys_receipt_once"),
        )

    def __str__(self) -> str:
        return f"receipt of {self.campaign_id}"


class Shelf(models.Model):
    """Mixed answers: one a line, sorted, as :mod:`zonahijau.surveys.lines` writes them.

    Every mixing writes the whole shelf anew, so that no line has an age, a key or a place of its
    own. A full shelf is left and the next one begun.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="shelves")
    number = models.PositiveSmallIntegerField()
    answers = models.PositiveIntegerField(default=0)
    lines = models.TextField(blank=True)

    class Meta:
        ordering = ("campaign_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "number"), name="surveys_shelf_once"),
        )

    def __str__(self) -> str:
        return f"shelf {self.number} of {self.campaign_id}"
