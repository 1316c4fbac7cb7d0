"""What is done later for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from zonahijau import schedule

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.wording import Text


@schedule.handler("notices.mail", outside=True)
def mail(notice: int) -> None:
    from zonahijau.notices.actions import mail as action

    action(notice=notice)


def tell_of_account(user: User, text: Text, kind: str) -> None:
    """A message about somebody's own account, which leads there."""
    from zonahijau.notices.actions import send

    send(to=user, text=text, link=reverse("accounts:account"), kind=kind)
