"""What every row of the history has in common: it is written once."""

from __future__ import annotations

from typing import Any

from django.db import models

from zonahijau.wording import Text, refuse


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise refuse(
                Text("catatan ini tidak dapat diubah", "this record never changes"),
                Text("buat catatan baru", "make a new one"),
            )
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise refuse(
            Text("catatan ini tidak dapat dihapus", "this record is never deleted"),
            Text("buat catatan baru", "make a new one"),
        )
