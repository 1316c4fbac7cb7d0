"""What the text of a government's own instrument may not claim: that it is official.

The preview sends the text back and forth through the browser, so it can hold anything.
"""

from __future__ import annotations

import yaml

from zonahijau.wording import Text, refuse

PREFIX = "lokal/"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def check_claims(source: str) -> None:
    """Refuse a provenance other than local, and aliases, which could hide one or grow without end.

    What is no YAML at all is left to the checker of instruments, which says where it breaks.
    """
    key = ""
    try:
        for event in yaml.parse(source, Loader=_Loader):
            value = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if isinstance(event, yaml.AliasEvent) or (key == "provenance" and value != "local"):
                raise refuse(
                    Text(
                        "instrumen lokal tidak dapat mengaku resmi",
                        "a local instrument cannot claim to be official",
                    ),
                    Text("buat dari lembar kerja, lalu terbitkan", "make it from the spreadsheet"),
                    row=_row(event),
                )
            key = value
    except yaml.YAMLError:
        return


def _row(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def check_name(instrument_id: str) -> None:
    """Refuse an id outside the names of local instruments."""
    if not instrument_id.startswith(PREFIX):
        raise refuse(
            Text(
                f"id {instrument_id} bukan id lokal", f"the id {instrument_id} is not a local one"
            ),
            Text("pakai id yang berawal lokal/", "use one that begins with lokal/"),
        )
