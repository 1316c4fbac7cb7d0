"""Model fields of papers."""

from __future__ import annotations

import json
from typing import Any

from zonahijau.accounts.fields import EncryptedTextField


class EncryptedJSONField(EncryptedTextField):
    """Plain data that stands encrypted in the database: papers carry names with NIP in them."""

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(json.dumps(value, ensure_ascii=False))

    def from_db_value(self, value: str | None, *arguments: Any) -> Any:
        plain = super().from_db_value(value, *arguments)
        return json.loads(plain) if plain else {}
