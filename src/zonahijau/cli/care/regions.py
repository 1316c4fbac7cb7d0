"""Finding one of the 552 regions by its code or a part of its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from zonahijau.organisations.models import Region
from zonahijau.wording import Text, quoted, refuse

MOST_LISTED = 12
_LONG = {"kab": "kabupaten", "prov": "provinsi", "dki": "daerah khusus ibukota"}
_KINDS = {"kabupaten", "kota", "provinsi"}


def find_region(words: str) -> Region:
    """The region with this code, this name, or the only one whose name has these words.

    Refused when none has them, and with a list when several have.
    """
    if re.fullmatch(r"\d\d(\.\d\d)?", words):
        found = list(Region.objects.filter(pk=words))
    else:
        found = _named(_words(words))
    if len(found) == 1:
        return found[0]
    raise _several(words, found) if found else _none(words)


def _words(text: str) -> list[str]:
    plain = re.findall(r"[a-z]+", text.lower())
    return [part for word in plain for part in _LONG.get(word, word).split()]


def _named(wanted: list[str]) -> list[Region]:
    """The whole name before the name without its kind, that before any part of a name."""
    if not wanted:
        return []
    regions = [(region, _name(region)) for region in Region.objects.all()]
    likenesses: Iterable[Callable[[list[str]], bool]] = (
        lambda name: name == wanted,
        lambda name: name[1:] == wanted and name[0] in _KINDS,
        lambda name: " ".join(wanted) in " ".join(name),
    )
    for alike in likenesses:
        if found := [region for region, name in regions if alike(name)]:
            return found
    return []


def _name(region: Region) -> list[str]:
    name = _words(region.name)
    return ["provinsi", *name] if region.kind == "province" else name


def _none(words: str) -> Exception:
    what = Text("Tidak ada wilayah {words}", "There is no region {words}").fill(words=quoted(words))
    remedy = Text(
        "Tulis kode Kemendagri, misalnya 63.04, atau sebagian namanya, misalnya barito kuala",
        "Write the ministry's code, for example 63.04, or a part of the name, such as barito kuala",
    )
    return refuse(what, remedy)


def _several(words: str, found: list[Region]) -> Exception:
    what = Text("{count} wilayah bernama {words}", "{count} regions are named {words}")
    listed = ", ".join(f"{region.code} {region.name}" for region in found[:MOST_LISTED])
    more = len(found) - MOST_LISTED
    remedy = Text("Tulis kodenya: {listed}", "Write the code: {listed}").fill(listed=listed)
    if more > 0:
        remedy = Text(f"{remedy.id}, dan {more} lagi", f"{remedy.en}, and {more} more")
    return refuse(what.fill(count=len(found), words=quoted(words)), remedy)
