"""People who sign in, their sessions, and their attempts to sign in."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from zonahijau.accounts.fields import EncryptedTextField

LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))


class User(AbstractBaseUser):
    """A person with an account. What they may do is a matter of their memberships alone.

    ``one_time_until`` is set while the password is the one printed on a slip: it must be changed
    at the first sign-in and works no longer after that instant.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    email = EncryptedTextField(null=True, blank=True)
    phone = EncryptedTextField(null=True, blank=True)
    nip = EncryptedTextField(null=True, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="id")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    one_time_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: "models.Manager[User]" = BaseUserManager()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")), name="accounts_username_lower"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """A signed-in browser, as its owner sees it in the list of sessions."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    family = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> type:
        from zonahijau.accounts.sessions import SessionStore

        return SessionStore


class Attempt(models.Model):
    """One try at a secret: a password, a code, a PIN. Whose it is and the address are kept as keyed
    hashes only: what is typed into the wrong field is often a password."""

    OUTCOMES = (
        ("open", "open"),
        ("failed", "failed"),
        ("succeeded", "succeeded"),
        ("refused", "refused"),
    )

    subject_hash = models.CharField(max_length=64)
    address_hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    outcome = models.CharField(max_length=9, choices=OUTCOMES, default="open")

    class Meta:
        indexes = (
            models.Index(fields=("subject_hash", "at"), name="accounts_attempt_subject"),
            models.Index(fields=("address_hash", "at"), name="accounts_attempt_address"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome}"
