"""Pledges on paper: a poster to sign and to frame, and the region's document of many pages."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledges.content import RegionPledged, read_pledged
from zonahijau.catalogue.prints.boards import SCAN
from zonahijau.catalogue.prints.fitting import FOLDER, PLEDGES, breakable, fitted
from zonahijau.catalogue.prints.gathering import DRAFT, OVER, Addressed, coded, shown_head
from zonahijau.documents.blocks import BLANK
from zonahijau.documents.drafting import names_of
from zonahijau.documents.letterheads import head_at
from zonahijau.documents.signatories import signing_on
from zonahijau.documents.typesetting import typeset
from zonahijau.documents.words import REGENT, UNIT
from zonahijau.web.formatting import plain_date

REGION = "region.typ"
_MARKS = {"draft": DRAFT, "replaced": OVER, "withdrawn": OVER}
"""What stands on every sheet of a pledge that does not hold."""
_PREFIX = {"plt": "Plt. ", "plh": "Plh. "}


def poster(pledge: Pledge, address: Addressed, paper: str) -> bytes:
    """The pledge of a unit, or of the head of region, ready to sign."""
    form = PLEDGES[paper]
    content = _frame(pledge, address) | {
        "paper": form.sides(False),
        "grown": form.grown,
        "sentences": [breakable(each) for each in read_pledged(pledge.content).sentences],
    }
    return fitted("pledge.typ", content, form.sizes, _at(pledge))


def region_content(pledge: Pledge, told: RegionPledged, address: Addressed) -> dict[str, Any]:
    """What the region's pledge says on paper with its four contents, as it was set or as a draft
    would say today."""
    about = (
        f"Maklumat ini memuat {told.services} jenis pelayanan dari {len(told.units)} unit kerja"
        " beserta syarat, prosedur, biaya, dan waktunya, hak dan kewajiban pemerintah daerah dan"
        " masyarakat, serta unit kerja penanggung jawabnya (Pasal 347 UU 23/2014)."
    )
    return _frame(pledge, address) | {
        "sentences": [breakable(each) for each in told.words.sentences],
        "about": about,
        "units": [_unit(each) for each in (asdict(unit) for unit in told.units)],
        "rights": [[label, article, list(lines)] for label, article, lines in told.rights],
        "size": 8,
        "at": _at(pledge).timetuple()[:3],
    }


def region_document(pledge: Pledge, content: dict[str, Any]) -> bytes:
    """That content on as many sheets as it takes: seconds, for a thousand services."""
    return typeset(FOLDER / REGION, content, _at(pledge), name="print")


def _unit(unit: dict[str, Any]) -> dict[str, Any]:
    services = [
        {key: _broken(value) for key, value in each.items() if key not in ("uid", "version")}
        for each in unit["services"]
    ]
    return {"name": breakable(unit["name"]), "head": breakable(unit["head"]), "services": services}


def _broken(value: Any) -> Any:
    if isinstance(value, str):
        return breakable(value)
    return [breakable(each) for each in value]


def _at(pledge: Pledge) -> Any:
    return pledge.created_at


def _frame(pledge: Pledge, address: Addressed) -> dict[str, Any]:
    where = pledge.unit or pledge.government
    head = shown_head(head_at(where, UNIT if pledge.unit else REGENT))
    region = pledge.government.region_id.replace(".", "")
    code = pledge.unit.public_code if pledge.unit else region
    title = f"Maklumat Pelayanan {where.name}"
    place = head["place"] or names_of(where).capital
    return {
        "head": head,
        "title": title,
        "author": where.name,
        "draft": _MARKS.get(pledge.state, ""),
        "place": place,
        "dated": plain_date(pledge.set_on) if pledge.set_on else BLANK,
        "signature": _signature(pledge),
        "code": coded(address, code, SCAN),
        "footer": "Pasal 22 UU 25/2009" if pledge.unit else "Pasal 347 UU 23/2014",
    }


def _signature(pledge: Pledge) -> dict[str, str]:
    """Who signed on the day; of a draft who would sign today. Without the NIP: a wall has no need
    of personal data."""
    where = pledge.unit or pledge.government
    level = UNIT if pledge.unit else REGENT
    signs = signing_on(where, level, pledge.set_on or pledge.government.today())
    if pledge.set_on is None:
        prefix = _PREFIX.get(signs.capacity, "")
        return {
            "position": breakable(prefix + signs.position),
            "name": signs.name or BLANK,
            "rank": signs.rank,
        }
    rank = signs.rank if signs.name == pledge.signatory else ""
    prefix = _PREFIX.get(pledge.capacity, "")
    return {
        "position": breakable(prefix + pledge.signatory_position),
        "name": pledge.signatory,
        "rank": rank,
    }
