"""The first line of every action: may this person do it here?"""

from typing import TYPE_CHECKING

from zonahijau.organisations.deciding import check_may

if TYPE_CHECKING:
    from zonahijau.accounts.models import User


def check_permitted(by: "User | None", capability: str, where: object) -> None:
    """PermissionDenied unless the person may; ``None`` is the program itself, at set-up."""
    if by is not None:
        check_may(by, capability, where)
