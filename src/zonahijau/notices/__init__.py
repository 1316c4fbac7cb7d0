"""Messages to people: in the product, by e-mail, and as text to paste into WhatsApp."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zonahijau.notices.actions import send

__all__ = ["send"]


def __getattr__(name: str) -> Any:
    """Loads what needs the database when it is asked for."""
    if name == "send":
        from zonahijau.notices.actions import send

        return send
    raise AttributeError(name)
