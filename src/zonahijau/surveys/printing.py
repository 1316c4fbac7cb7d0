"""What hangs at the counter and what goes with a receipt, as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from zonahijau.documents.typesetting import qr_svg, typeset
from zonahijau.surveys.models import Campaign
from zonahijau.web import formatting

PAPER = Path(__file__).parent / "paper"
SIZES = ("a4", "a5")


def card_pdf(campaign: Campaign, address: str, size: str, at: datetime) -> bytes:
    """The card of a survey; ``address`` is what people type, the QR code adds the counter."""
    until = campaign.until - timedelta(days=1)
    content = {
        "size": size,
        "title": f"Kartu survei {campaign.title}",
        "unit": campaign.unit.name,
        "government": campaign.government.name,
        "ask": "Bagaimana layanan\u00a0kami?",
        "how": "Arahkan kamera ponsel ke kode ini.",
        "or_type": "atau ketik di peramban",
        "address": _bare(address),
        "promise": "Tanpa nama. Kurang dari satu menit.",
        "english": "How did we serve you? Scan the code. No name, less than a minute.",
        "until": f"Sampai {formatting.plain_date(until)}",
    }
    return typeset(PAPER / "card.typ", content, at, address=f"{address}?v=q", name="card")


def codes_pdf(
    campaign: Campaign, address: str, codes: Sequence[str], at: datetime, size: str = "a4"
) -> bytes:
    """Slips with codes. The QR code fills the code in, so that only a finger is needed."""
    slips = [{"code": code, "qr": qr_svg(f"{address}?v=k&kode={code}")} for code in codes]
    content = {
        "size": size,
        "title": f"Kode survei {campaign.title}",
        "unit": campaign.unit.name,
        "ask": "Bagaimana layanan kami?",
        "address": _bare(address),
        "type_code": "Kode sekali pakai",
        "promise": "Tanpa nama. Kode tidak terhubung dengan Anda atau jawaban Anda.",
        "slips": slips,
    }
    return typeset(PAPER / "codes.typ", content, at, name="codes")


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
