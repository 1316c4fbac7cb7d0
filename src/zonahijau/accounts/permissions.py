"""Who may open the addresses of this app: each person their own account."""

from zonahijau.web.gate import Open, Routes, SignedIn

ROUTES: Routes = {
    "accounts:sign_in": Open(),
    "accounts:sign_out": SignedIn(),
    "accounts:account": SignedIn(),
    "accounts:change_password": SignedIn(),
    "accounts:choose_language": SignedIn(),
    "accounts:end_session": SignedIn(),
}
