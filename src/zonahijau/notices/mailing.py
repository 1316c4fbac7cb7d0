"""Handing one message to the mail server."""

from smtplib import (
    SMTPConnectError,
    SMTPDataError,
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from socket import gaierror
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from zonahijau import schedule
from zonahijau.notices.models import Notice
from zonahijau.wording import Text

SUBJECT = Text("Zona Hijau: ada pesan untuk Anda", "Zona Hijau: there is a message for you")

NOT_TAKEN = (
    ConnectionRefusedError,
    gaierror,
    SMTPConnectError,
    SMTPDataError,
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
"""The server was not reached, or said no: the message has gone nowhere. After a broken line or a
silence nobody knows, so such an error is none of these."""


def post(notice: Notice, address: str) -> None:
    """Send a notice to its person's address; see :func:`hand_over`."""
    language = notice.user.language
    body = f"{notice.text.say(language)}\n\n{settings.ADDRESS}{notice.link}".strip()
    hand_over(SUBJECT.say(language), body, address, notice.uid)


def hand_over(subject: str, body: str, address: str, identity: UUID) -> None:
    """Send a message, with an identity of its own that stays the same however often it is sent,
    so that a mailbox can tell a second copy. ``NothingHappened`` when it was surely not taken."""
    headers = {"Message-ID": message_id(identity)}
    try:
        EmailMessage(subject, body, None, [address], headers=headers).send()
    except NOT_TAKEN as error:
        raise schedule.NothingHappened(type(error).__name__) from error


def message_id(identity: UUID) -> str:
    """``<uid@host>``, as RFC 5322 wants it."""
    host = urlsplit(settings.ADDRESS).hostname or "zonahijau.invalid"
    return f"<{identity}@{host}>"
