"""The kinds of sites and accounts, each with its words; plain data."""

from collections.abc import Mapping

from zonahijau.wording import Text

WEBSITE, PAGE, PPID, APP, SOCIAL = "website", "page", "ppid", "app", "social"
SITE_KINDS: Mapping[str, Text] = {
    WEBSITE: Text("situs web", "website"),
    PAGE: Text("halaman di situs pemda", "page on the government's site"),
    PPID: Text("situs PPID", "PPID website"),
    APP: Text("aplikasi", "application"),
    SOCIAL: Text("media sosial", "social media"),
}
CHECKED = frozenset({WEBSITE, PAGE, PPID})
"""What the checker visits. Social networks and shops of applications do not want robots."""
OFFICIAL = frozenset({WEBSITE, PAGE})
"""What may be a unit's official site."""

MACHINE, HAND = "machine", "hand"
WAYS: Mapping[str, Text] = {
    MACHINE: Text("diperiksa mesin", "checked by machine"),
    HAND: Text("diperiksa dengan tangan", "checked by hand"),
}
