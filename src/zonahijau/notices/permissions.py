"""Who may open the addresses of this app: each person their own messages."""

from django.http import HttpRequest

from zonahijau.notices.models import Notice
from zonahijau.web.gate import Routes, SignedIn
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

ROUTES: Routes = {
    "notices:notices": SignedIn(),
    "notices:read_all": SignedIn(),
    "notices:read": SignedIn(),
}


def unread(request: HttpRequest) -> int:
    """How many messages wait for the person of this request."""
    return Notice.objects.visible_to(request.user).unread().count()


NAVIGATION = (Item("notices:notices", Text("Pesan", "Messages"), 5, "person", badge=unread),)
