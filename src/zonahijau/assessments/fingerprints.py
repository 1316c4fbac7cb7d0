"""The fingerprint of a result: one hash of everything that its row keeps."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zonahijau.assessments.models import Result

KEPT = (
    "uid", "code", "stage", "sha256", "weight_set", "engine", "answers", "tree", "exact", "score",
    "band", "zone", "least", "greatest", "estimate", "because", "why_not", "placement",
)  # fmt: skip


def fingerprint(result: Result) -> str:
    """The sha256 of the row as canonical JSON: keys in order, no spaces, UTF-8.

    The row's random ``uid``, which no page shows, keeps anyone from finding an unpublished score
    by trying all of them.
    """
    content = {name: getattr(result, name) for name in KEPT}
    content["uid"] = str(result.uid)
    content["at"] = result.at.isoformat()
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
