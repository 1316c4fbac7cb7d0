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

    by_pin = False
    """Whether this very request comes from a session that began with a PIN; never stored."""

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


class SecondFactor(models.Model):
    """The secret that a person's telephone makes codes of. ``last_step`` is the step of time whose
    code was used last; until ``confirmed_at`` no code is asked for."""

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor")
    secret = EncryptedTextField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(models.Model):
    """Lets its person in once without the telephone. The code itself is kept as a keyed hash."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "code_hash"), name="accounts_recoverycode_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.user_id)


class Pin(models.Model):
    """The number with which a person signs in on a device of their unit. ``locked_at``: too many
    wrong ones were typed, and only the password opens it again."""

    user = models.OneToOneField(User, models.CASCADE, related_name="pin")
    pin_hash = models.CharField(max_length=128)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    set_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.user_id)


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
