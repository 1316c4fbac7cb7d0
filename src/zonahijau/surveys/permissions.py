"""Who may open the addresses of surveys."""

from zonahijau.web.gate import Routes

MODULE = ""
ROUTES: Routes = {}
