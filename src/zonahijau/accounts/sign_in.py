"""Signing in with a password.

The answer to a wrong password, an unknown name, a closed account and a slip that ran out is the
same sentence after the same work, so that nobody can find out which names exist.
"""

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.attempts import Guess, address_of, counted
from zonahijau.accounts.models import User
from zonahijau.accounts.policies import browser_family
from zonahijau.accounts.sessions import FAMILY
from zonahijau.wording import Text, refuse

_WRONG = Text("Nama pengguna atau kata sandi tidak cocok", "User name and password do not match")
_ASK = Text(
    "Periksa huruf besar dan kecil; jika lupa, minta slip baru kepada Admin Kabupaten",
    "Mind capitals; if you forgot it, ask your administrator (Admin Kabupaten) for a new slip",
)


def sign_in(request: HttpRequest, username: str, password: str) -> User:
    """Sign the browser in; Refused when it may not, always with the same words."""
    user = check_name_and_password(request, username, password)
    enter(request, user, "signed-in")
    return user


def check_name_and_password(request: HttpRequest, username: str, password: str) -> User:
    """The person of this name and password, not yet signed in."""
    username = username.strip().lower()
    with counted(Guess("sign-in", username, address_of(request))):
        user = _authenticated(request, username, password)
        if user is None:
            raise refuse(_WRONG, _ASK)
    return user


@transaction.atomic
def enter(request: HttpRequest, user: User, action: str) -> None:
    """Begin a session of this person under a new key, and write down how they came in."""
    auth.login(request, user)
    request.session[FAMILY] = browser_family(request.headers.get("User-Agent", ""))
    audit.record(government=None, by=user, action=action, subject=user)


def _authenticated(request: HttpRequest, username: str, password: str) -> User | None:
    """Django hashes a password also for a name that does not exist: the time tells nothing."""
    user = auth.authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        return None
    return None if user.one_time_until and user.one_time_until <= timezone.now() else user
