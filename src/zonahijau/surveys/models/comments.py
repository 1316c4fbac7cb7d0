"""The words that people wrote, what they were coded as, and what coding them taught."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from zonahijau.accounts.fields import EncryptedTextField
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet
from zonahijau.surveys.comments.coding import Coding, pattern, read
from zonahijau.surveys.comments.personal import Mask, blanked, covered
from zonahijau.surveys.models.answers import random_key
from zonahijau.surveys.models.campaigns import Campaign

USER = settings.AUTH_USER_MODEL


class CommentQuerySet(OwnedQuerySet["Comment"]):
    """Comments; the text of one is read only where it is shown."""

    path_field = "campaign__unit__path"

    def coded(self) -> CommentQuerySet:
        """Those that a person has said what they are about, were it nothing."""
        return self.exclude(coded_at=None)

    def about(self, element: str, theme: str = "", tone: str = "") -> CommentQuerySet:
        """Those coded as this element, or this coding of it."""
        return self.filter(codes__contains=pattern(element, theme, tone))


class Comment(OwnedByGovernment):
    """What somebody wrote in their own words, parted from their other answers by the mixing.

    ``codes`` is what a person decided that it is about (:mod:`zonahijau.surveys.comments.coding`),
    empty with ``coded_at`` where it says nothing; ``batch`` names those that were accepted together
    and can be taken back together. ``masks`` are the covered parts, ``[[start, end, kind], ...]``;
    ``has_been_looked_at`` for personal data. ``quoted_on``: a person has said that it may be shown,
    covered, from that day on.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="comments")
    text = EncryptedTextField()
    codes = models.CharField(max_length=360, blank=True)
    masks = models.JSONField(default=list, blank=True)
    has_been_looked_at = models.BooleanField(default=False)
    coded_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    coded_at = models.DateTimeField(null=True, blank=True)
    batch = models.UUIDField(null=True, blank=True)
    quoted_on = models.DateField(null=True, blank=True)
    quoted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("campaign_id", "uid")
        constraints = (
            models.CheckConstraint(
                condition=Q(coded_at=None, coded_by=None)
                | Q(coded_at__isnull=False, coded_by__isnull=False),
                name="surveys_comment_coded_by",
            ),
            models.CheckConstraint(
                condition=Q(quoted_on=None, quoted_by=None)
                | Q(quoted_on__isnull=False, quoted_by__isnull=False),
                name="surveys_comment_quoted_by",
            ),
        )

    def __str__(self) -> str:
        return f"comment of {self.campaign_id}"

    @property
    def codings(self) -> tuple[Coding, ...]:
        """What it is about, as a person says."""
        return read(self.codes)

    @property
    def covers(self) -> list[Mask]:
        """The parts that are covered."""
        return [Mask(*each) for each in self.masks]

    @property
    def open_text(self) -> str:
        """The text with blanks where it is covered: what the machine may read, and learn from."""
        return blanked(self.text, self.covers)

    def said(self, language: str = "id") -> str:
        """The text with what is covered left out."""
        return covered(self.text, self.covers, language)


class Lesson(OwnedByGovernment):
    """What coding comments taught: how often a word was seen (``coding`` empty), how often comments
    with it were coded so. Words are keyed hashes of stems: nobody reads comments out of them.
    ``word`` may be ``OFFERED`` or ``TAKEN``: how often such a coding was proposed, and accepted; or
    ``LIST``, with the fingerprint of the word list by which all of it was counted."""

    OFFERED, TAKEN, LIST = "offered", "taken", "list"

    word = models.CharField(max_length=64)
    coding = models.CharField(max_length=60, blank=True)
    count = models.PositiveIntegerField(default=0)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("government_id", "word", "coding")
        constraints = (
            models.UniqueConstraint(
                fields=("government", "word", "coding"), name="surveys_lesson_once"
            ),
        )

    def __str__(self) -> str:
        return f"lesson of {self.government_id}"
