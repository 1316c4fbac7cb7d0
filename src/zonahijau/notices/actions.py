"""Sending messages and marking them read."""

from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone

from zonahijau import schedule
from zonahijau.accounts.models import User
from zonahijau.notices.mailing import post
from zonahijau.notices.models import Notice
from zonahijau.notices.policies import check_link, check_text
from zonahijau.web.gate import module_of
from zonahijau.wording import Text

MAIL = "notices.mail"


@transaction.atomic
def send(
    *,
    to: User,
    text: Text,
    link: str = "",
    kind: str,
    government: models.Model | None = None,
    key: str | None = None,
) -> Notice:
    """Tell a person something, in the product and by e-mail where they have an address.

    The same ``key`` to the same person is told once. Inside a transaction the message exists
    when the transaction commits. Refused when the text would tell personal data to a chat group.
    """
    check_text(text)
    check_link(link)
    values: dict[str, Any] = {
        "text_id": text.id,
        "text_en": text.en,
        "link": link,
        "module": module_of(link) if link else "",
        "kind": kind,
        "government": government,
    }
    notice, is_new = Notice.objects.get_or_create(user=to, key=key or str(uuid4()), defaults=values)
    if is_new and to.email:
        name = f"{MAIL}:{notice.uid}"
        schedule.enqueue(
            key=name, name=MAIL, arguments={"notice": notice.pk}, government=government
        )
    return notice


def mail(*, notice: int) -> None:
    """Send a message by e-mail, at most once, unless it was read meanwhile or the account is
    closed. A job that acts outside: see :func:`zonahijau.schedule.handler`."""
    told = Notice.objects.select_related("user").get(pk=notice)
    to = told.user
    if told.mailed_at or told.read_at or not to.is_active or not to.email:
        return
    if not Notice.objects.visible_to(to).filter(pk=notice).exists():
        return  # its module is off meanwhile
    post(told, to.email)
    told.mailed_at = timezone.now()
    told.save(update_fields=["mailed_at"])


@transaction.atomic
def mark_read(*, by: User, notice: Notice | None = None) -> int:
    """Mark one of one's messages as read, or all of them; returns how many were unread."""
    unread = Notice.objects.visible_to(by).unread()
    if notice is not None:
        unread = unread.filter(pk=notice.pk)
    return unread.update(read_at=timezone.now())
