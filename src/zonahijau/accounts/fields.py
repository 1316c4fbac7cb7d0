"""Model fields whose stored form tells nothing."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from zonahijau.accounts.secrecy import decrypt, encrypt


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that stands encrypted in the database and plain on the object.

    The same text is stored differently each time, so that equal values cannot be seen; therefore
    nothing can be looked up by it except whether it is there.
    """

    def get_prep_value(self, value: Any) -> Any:
        plain = super().get_prep_value(value)
        return encrypt(plain) if plain else plain

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be looked up by {lookup_name}")
        return super().get_lookup(lookup_name)
