"""Who may open the addresses of this app: each person their own account."""

from zonahijau.web.gate import Open, Routes, SignedIn
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

ROUTES: Routes = {
    "accounts:sign_in": Open(),
    "accounts:code": Open(),
    "accounts:sign_out": SignedIn(),
    "accounts:account": SignedIn(),
    "accounts:change_password": SignedIn(),
    "accounts:choose_language": SignedIn(),
    "accounts:end_session": SignedIn(),
    "accounts:codes": SignedIn(),
    "accounts:begin_codes": SignedIn(),
    "accounts:confirm_codes": SignedIn(),
    "accounts:new_codes": SignedIn(),
    "accounts:remove_codes": SignedIn(),
    "accounts:pin": SignedIn(),
    "accounts:remove_pin": SignedIn(),
}

NAVIGATION = (
    Item("accounts:account", Text("Akun saya", "My account"), 10, "person"),
    Item("accounts:sign_out", Text("Keluar", "Sign out"), 20, "person", is_post=True),
)
