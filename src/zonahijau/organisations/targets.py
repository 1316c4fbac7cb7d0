"""Which instruments a government may work towards. The app that keeps them says so; this one knows
none."""

from collections.abc import Callable, Sequence

from zonahijau.organisations.models import Government
from zonahijau.wording import Text

Lister = Callable[[Government], Sequence[tuple[str, Text]]]
"""Identity and title of each published version that a government may use, latest first."""


def _none(government: Government) -> Sequence[tuple[str, Text]]:  # noqa: ARG001
    return ()


_lister: Lister = _none


def set_lister(lister: Lister) -> None:
    """Installs who knows the instruments; called once, at the start."""
    global _lister
    _lister = lister


def targets(government: Government) -> Sequence[tuple[str, Text]]:
    """What the government may choose as its target."""
    return _lister(government)
