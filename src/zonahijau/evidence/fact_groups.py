"""The vocabulary of facts as a person chooses from it: groups with their words; pure data."""

from collections.abc import Mapping

from zonahijau.lawbook.library import load_facts
from zonahijau.web.language import later
from zonahijau.wording import Text

GROUPS: Mapping[str, Text] = {
    "standard": Text("Standar pelayanan", "Service standard"),
    "pledge": Text("Maklumat pelayanan", "Service pledge"),
    "service": Text("Penyelenggaraan layanan", "Organisation of the service"),
    "officer": Text("Petugas", "Officers"),
    "facility": Text("Sarana dan prasarana", "Facilities"),
    "information": Text("Informasi", "Information"),
    "website": Text("Situs web", "Website"),
    "eservice": Text("Layanan elektronik", "Electronic service"),
    "complaint": Text("Pengaduan", "Complaints"),
    "survey": Text("Survei kepuasan", "Satisfaction survey"),
}
OTHERS = Text("Lainnya", "Others")


def fact_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every fact in its group, said in the language of the page when it is shown."""
    grouped: dict[str, list[tuple[str, str]]] = {group: [] for group in (*GROUPS, "")}
    for key, said in load_facts().items():
        group = key.split(".", 1)[0]
        grouped[group if group in GROUPS else ""].append((key, later(said)))
    words = {**GROUPS, "": OTHERS}
    return [(str(later(words[group])), facts) for group, facts in grouped.items() if facts]


def fact_label(key: str) -> Text:
    """What a fact key means; a key that the vocabulary no longer has says itself."""
    return load_facts().get(key, Text(key, key))
