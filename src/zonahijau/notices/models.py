"""Messages as rows, in both languages: a person may change the language later."""

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zonahijau.wording import Text

Silenced = Callable[[Any], Q]
"""``silenced(user)``: which messages the person does not see while a module is off."""

_silenced: Silenced = lambda user: Q(pk__in=())  # noqa: ARG005, E731


def set_silenced(silenced: Silenced) -> None:
    """Installs who knows which modules are off; called once, at the start."""
    global _silenced
    _silenced = silenced


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: Any) -> "NoticeQuerySet":
        """A person's own messages: nobody else reads them. Those of modules that are off wait."""
        return self.filter(user=user).exclude(_silenced(user))

    def unread(self) -> "NoticeQuerySet":
        """Those that were not opened yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One message to one person. ``key`` makes sending the same thing twice harmless; ``module`` is
    the one that its link leads to."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    government = models.ForeignKey(
        "organisations.Government", models.PROTECT, null=True, related_name="+", editable=False
    )
    kind = models.SlugField(max_length=40)
    module = models.SlugField(max_length=20, blank=True)
    key = models.CharField(max_length=200)
    text_id = models.TextField()
    text_en = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("user", "key"), name="notices_notice_key_once"),
        )
        indexes = (models.Index(fields=("user", "read_at"), name="notices_notice_unread"),)

    def __str__(self) -> str:
        return self.text_id

    @property
    def text(self) -> Text:
        """The message in both languages."""
        return Text(self.text_id, self.text_en)
