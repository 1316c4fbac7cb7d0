"""Who may open the addresses of this package."""

from zonahijau.web.gate import Open, Routes

ROUTES: Routes = {
    "web:gallery": Open(),
}
