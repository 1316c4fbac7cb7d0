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
    """Send the message, with an identity of its own that stays the same however often it is sent,
    so that a mailbox can tell a second copy. ``NothingHappened`` when it was surely not taken."""
    language = notice.user.language
    body = f"{notice.text.say(language)}\n\n{settings.ADDRESS}{notice.link}".strip()
    headers = {"Message-ID": message_id(notice)}
    message = EmailMessage(SUBJECT.say(language), body, None, [address], headers=headers)
    try:
        message.send()
    except NOT_TAKEN as error:
        raise schedule.NothingHappened(type(error).__name__) from error


def message_id(notice: Notice) -> str:
    """``<uid@host>``, as RFC 5322 wants it."""
    host = urlsplit(settings.ADDRESS).hostname or "zonahijau.invalid"
    return f"<{notice.uid}@{host}>"
