"""Who may open the addresses of this app: administrators."""

from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

ROUTES: Routes = {
    "schedule:jobs": May("manage_jobs"),
    "schedule:try_again": May("manage_jobs"),
}

NAVIGATION = (Item("schedule:jobs", Text("Pekerjaan", "Jobs"), 95),)
