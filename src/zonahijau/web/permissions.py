"""Who may open the addresses of this package, and its way in the navigation."""

from zonahijau.web.gate import May, Open, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

ROUTES: Routes = {
    "web:gallery": Open(),
    "web:health": Open(),
    "web:health_details": May("manage_jobs"),
}

NAVIGATION = (Item("web:health_details", Text("Kesehatan", "Health"), 97, group="manage"),)
