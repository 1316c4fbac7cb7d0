"""Who may open which address: the tables of all apps in one, for the gate."""

from zonahijau.config import modules
from zonahijau.web.gate import Routes
from zonahijau.web.navigation import Item


def _collected() -> Routes:
    """Each app's ``permissions.ROUTES``: the name of an address and the rule it is under."""
    routes: dict[str, object] = {}
    for app, permissions in modules.each("permissions"):
        own: Routes = getattr(permissions, "ROUTES", {})
        if twice := routes.keys() & own.keys():
            raise LookupError(f"{app} rules again on {', '.join(sorted(twice))}")
        routes.update(own)
    return routes  # type: ignore[return-value]


def _navigation() -> tuple[Item, ...]:
    """Each app's ``permissions.NAVIGATION``, in the order that the items ask for."""
    items = [
        item
        for _, permissions in modules.each("permissions")
        for item in getattr(permissions, "NAVIGATION", ())
    ]
    return tuple(sorted(items, key=lambda item: item.order))


def _modules() -> dict[str, str]:
    """The module of each address: an app's ``permissions.MODULE`` for all of its addresses, or
    ``permissions.MODULES`` for some. What neither names is always there."""
    found: dict[str, str] = {}
    for _, permissions in modules.each("permissions"):
        if whole := getattr(permissions, "MODULE", ""):
            found |= dict.fromkeys(permissions.ROUTES, whole)
        found |= getattr(permissions, "MODULES", {})
    return found


ROUTES = _collected()
MODULES = _modules()
NAVIGATION = _navigation()
