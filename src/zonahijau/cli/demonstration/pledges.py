"""Invented pledges: one published, one set and awaiting publication, the region's as a draft."""

from __future__ import annotations

from datetime import date

from zonahijau.accounts.models import User
from zonahijau.catalogue.actions.pledges import begin_pledge, publish_pledge, set_pledge
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledge_facts import places_said
from zonahijau.organisations.models import Government, Unit

EXAMPLE = "contoh untuk peragaan"


def pledge_services(government: Government, units: dict[str, Unit], by: User) -> None:
    """Through the actions that people use, signed by the invented heads."""
    today = government.today()
    published = _set(units["DPMPTSP"], by, today)
    where = places_said(["onsite", "website"], EXAMPLE)
    publish_pledge(by=by, pledge=published, on=today, where=where)
    _set(units["DUKCAPIL"], by, today)
    begin_pledge(by=by, where=government)


def _set(unit: Unit, by: User, on: date) -> Pledge:
    return set_pledge(by=by, pledge=begin_pledge(by=by, where=unit), on=on)
