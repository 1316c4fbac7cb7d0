"""A submission on its way from the page to the mixing: what it holds, and as sealed bytes."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import Any

from zonahijau.accounts.attempts import keyed
from zonahijau.surveys.lines import Answer, read, written

LONGEST_TEXT = 500
"""Letters of a suggestion; what takes more than ``_MOST_BYTES`` under the seal is cut."""
_MOST_BYTES = 620
_NO_LETTERS = {"Cc", "Cs"}
"""Signs that steer a machine and halves of signs: no paper and no database takes them."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What one person sent. ``hour`` (``"2026-11-22T09"``) and ``device`` are added up by the
    mixing, in counts of the whole survey, and then forgotten; ``device`` may be empty."""

    answer: Answer
    channel: str
    text: str = ""
    hour: str = ""
    device: str = ""

    def packed(self) -> bytes:
        """As bytes that fit under a seal."""
        device = hashlib.sha256(self.device.encode()).hexdigest()[:12] if self.device else ""
        text = _fitting(plain(self.text).strip())
        return _encoded([written(self.answer), self.channel, self.hour, device, text])

    @classmethod
    def unpacked(cls, content: bytes) -> "Submission":
        """What was sealed; ``device`` is a short hash now."""
        line, channel, hour, device, text = json.loads(content)
        return cls(read(line), channel, text, hour, device)


def plain(text: str) -> str:
    """What somebody wrote, as letters and line ends: a browser sends two signs for each line."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        each for each in lines if each in "\n\t" or unicodedata.category(each) not in _NO_LETTERS
    )


def _fitting(text: str) -> str:
    """As much of it as the seal has room for; a quotation mark takes two bytes there."""
    if len(_encoded(text)) <= _MOST_BYTES:
        return text
    room, kept = _MOST_BYTES - len(_encoded("")), 0
    for each in text:
        room -= len(_encoded(each)) - len(_encoded(""))
        if room < 0:
            break
        kept += 1
    return text[:kept]


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def tablet_pass(campaign: Any) -> str:
    """What the page on a tablet carries, the same for every tablet and hour: whoever has it loaded
    the page while the survey ran."""
    return keyed(f"tablet of survey {campaign.pk}")[:24]


def digest_of(campaign: Any, secret: str) -> str:
    """The keyed hash under which a code, or the number of a submission, is known in a survey."""
    return keyed(f"survey {campaign.pk}\n{secret}")
