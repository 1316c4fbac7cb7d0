"""Which services a site names, and what stands beside their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zonahijau.lawbook.websites import WebsiteRules
from zonahijau.websites.checking.visiting import Seen

SHORTEST = 6
"""Letters of a name that can be told from ordinary words."""


def named_services(
    pages: Iterable[Seen], names: Mapping[str, str], rules: WebsiteRules
) -> dict[str, dict[str, str]]:
    """For each service (by its key) whose name a page itself writes out, the contents of the law's
    list that the same page holds, each with the address of the first such page."""
    wanted = {key: _plain(name) for key, name in names.items() if len(_plain(name)) >= SHORTEST}
    found: dict[str, dict[str, str]] = {}
    for seen in pages:
        text = seen.page.own
        contents = [each.code for each in rules.contents_of(text, seen.page.hosts)]
        for key, name in wanted.items():
            if name in text:
                held = found.setdefault(key, {})
                for code in contents:
                    held.setdefault(code, str(seen.answer.address))
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
