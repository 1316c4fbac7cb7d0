"""Sessions that know whose they are, so that a person can see and end each of them."""

from datetime import datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from zonahijau.accounts.models import Session

FAMILY = "browser_family"
"""Where a session keeps what kind of browser it is, said at sign-in."""


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    seen_at: datetime | None = None
    """When this session was last seen, as far as it was read from the database."""

    def _get_session_from_db(self) -> Session | None:
        session: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        self.seen_at = session.seen_at if session else None
        return session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row for this session's data, keeping when it began."""
        session = cast(Session, super().create_model_instance(data))
        known = Session.objects.filter(pk=session.pk).first()
        session.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        session.family = data.get(FAMILY, "")
        if known:
            session.uid, session.started_at = known.uid, known.started_at
        return session


def forget_expired() -> int:
    """Delete sessions that nobody can use any more; returns how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
