"""Texts to paste into WhatsApp, with no name and no figure of a person: to a unit whose report is
late, and to the citizens whom a survey asks."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from zonahijau.notices.policies import whatsapp_text
from zonahijau.surveys.models import Report
from zonahijau.surveys.reporting import period_said
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text

_LATE = Text(
    "Laporan SKM {unit} masa {period} ditunggu sejak {day} dan belum kami terima. Mohon diisi"
    " atau disampaikan kendalanya.",
    "The SKM report of {unit} for {period} was due on {day} and has not come. Please enter it, or"
    " say what keeps you.",
)
_RETURNED = Text(
    "Laporan SKM {unit} masa {period} dikembalikan untuk diperbaiki. Mohon disampaikan kembali.",
    "The SKM report of {unit} for {period} went back to be mended. Please hand it in again.",
)


def reminder(report: Report, today: date, address: str, language: str) -> str:
    """The message for a report that is late, with the way to it; empty where it is not late."""
    if report.state not in ("due", "returned") or report.due_on >= today:
        return ""
    period = period_said(report.start, report.until).say(language)
    text = _RETURNED if report.state == "returned" else _LATE
    said = text.fill(unit=report.unit.name, period=period, day=plain_date(report.due_on, language))
    return whatsapp_text(said.say(language), address)


def invitation(unit: str, address: str) -> str:
    """What a unit sends to those it served, in the language that they all read."""
    return f"Bagaimana layanan {unit}? Jawab tanpa nama, kurang dari satu menit:\n{address}"


def share_address(text: str) -> str:
    """Where WhatsApp takes a text."""
    return f"https://wa.me/?text={quote(text)}"
