"""A submission on its way from the page to the mixing: what it holds, and as sealed bytes."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from zonahijau.accounts.attempts import keyed
from zonahijau.surveys.lines import Answer, read, written

LONGEST_TEXT = 500
"""Letters of a suggestion; what takes more than ``_MOST_BYTES`` is cut."""
_MOST_BYTES = 620


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
        text = self.text.strip().encode()[:_MOST_BYTES].decode(errors="ignore")
        device = hashlib.sha256(self.device.encode()).hexdigest()[:12] if self.device else ""
        parts = [written(self.answer), self.channel, self.hour, device, text]
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def unpacked(cls, content: bytes) -> "Submission":
        """What was sealed; ``device`` is a short hash now."""
        line, channel, hour, device, text = json.loads(content)
        return cls(read(line), channel, text, hour, device)


def tablet_pass(campaign: Any) -> str:
    """What the page on a tablet carries, the same for every tablet and hour: whoever has it loaded
    the page while the survey ran."""
    return keyed(f"tablet of survey {campaign.pk}")[:24]


def digest_of(campaign: Any, secret: str) -> str:
    """The keyed hash under which a code, or the number of a submission, is known in a survey."""
    return keyed(f"survey {campaign.pk}\n{secret}")
