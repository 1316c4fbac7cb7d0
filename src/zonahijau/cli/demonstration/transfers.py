"""An invented decree of transfer: one head retires, another follows, and one office stays empty."""

from __future__ import annotations

from datetime import timedelta

from zonahijau.accounts.models import User
from zonahijau.organisations.actions.transfers import Decree, Move, enter_transfer
from zonahijau.organisations.models import OfficeHolder, Unit
from zonahijau.organisations.transferring import MOVES, RETIRES


def transfer_heads(units: dict[str, Unit], by: User) -> None:
    """The head of education retires and that of civil registry takes over; two handovers open."""
    government = units["DISDIK"].government
    today = government.today()
    retires, follows = _head(units["DISDIK"]), _head(units["DUKCAPIL"])
    decree = Decree("821.2/045/BKPSDM (peragaan)", today - timedelta(days=6), today)
    moves = (
        Move(RETIRES, left=retires),
        Move(MOVES, left=follows, to=retires.position),
    )
    enter_transfer(by=by, government=government, decree=decree, moves=moves)


def _head(unit: Unit) -> OfficeHolder:
    return OfficeHolder.objects.get(position__unit=unit, position__kind="head", withdrawn_at=None)
