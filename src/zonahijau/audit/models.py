"""The rows of the chains. They refer to other rows by uid, so nothing can be lost with them."""

from typing import Any, NoReturn

from django.db import models

from zonahijau.audit.chain import START, Content, Link, instant

INSTALLATION = 0
"""The ``government_id`` of the chain for what concerns no government: accounts, settings."""


class AppendOnly(Exception):
    """Raised when code tries to change or delete what was written for ever."""


class AppendOnlyQuerySet(models.QuerySet["Entry"]):
    def update(self, **values: Any) -> NoReturn:
        raise AppendOnly(sorted(values))

    def delete(self) -> NoReturn:
        raise AppendOnly("delete")


class Head(models.Model):
    """The last number and hash of a chain; its row lock keeps two writers apart."""

    government_id = models.BigIntegerField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        return f"{self.government_id}#{self.number}"


class Entry(models.Model):
    """One thing that one person, or the program itself, did."""

    government_id = models.BigIntegerField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_uid = models.UUIDField(null=True, db_index=True)
    actor_role = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=80, db_index=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_uid = models.UUIDField(null=True, db_index=True)
    details = models.JSONField(default=dict)
    salt = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("government_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("government_id", "number"), name="audit_entry_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.government_id}#{self.number} {self.action}"

    def save(self, *args: Any, **options: Any) -> None:
        if self.pk is not None:
            raise AppendOnly(str(self))
        super().save(*args, **options)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnly(str(self))

    def link(self) -> Link:
        """The entry as the chain sees it."""
        return Link(self.content(), self.salt, self.content_hash, self.previous_hash, self.hash)

    def content(self) -> Content:
        """What the entry says, in the form that is hashed."""
        return Content(
            government=self.government_id,
            number=self.number,
            at=instant(self.at),
            actor_uid=str(self.actor_uid) if self.actor_uid else None,
            actor_role=self.actor_role,
            action=self.action,
            subject_type=self.subject_type,
            subject_uid=str(self.subject_uid) if self.subject_uid else None,
            details=self.details,
        )
