"""Signing in with a password.

The answer to a wrong password, an unknown name, a closed account and a slip that ran out is the
same sentence after the same work, so that nobody can find out which names exist.
"""

from datetime import timedelta

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from zonahijau import audit
from zonahijau.accounts import pins, second_factor
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


WAITING = "waits_for_code"
"""Where a session keeps who has given the password and not yet the code."""
CODES_BY = "codes_by"
"""Where a session keeps until when its person must have set up a second factor."""
BY_PIN = "by_pin"
"""Where a session keeps the device on which its person came in with a PIN."""
PATIENCE = timedelta(minutes=10)


def sign_in(request: HttpRequest, username: str, password: str) -> User | None:
    """Sign the browser in, or let it wait for the code (None). Refused always with the same
    words."""
    user = check_name_and_password(request, username, password)
    pins.unlock(user)
    return admit(request, user, "signed-in")


def admit(request: HttpRequest, user: User, action: str) -> User | None:
    """Let in somebody who has proven themselves once; None where a code is asked for as well."""
    if not second_factor.is_asked(user):
        enter(request, user, action)
        return user
    request.session.flush()
    mark = user.get_session_auth_hash()
    request.session[WAITING] = {"user": user.pk, "mark": mark, "at": timezone.now().timestamp()}
    return None


def waiting(request: HttpRequest) -> User | None:
    """Who has given the password in this browser a moment ago; None when that has lapsed."""
    held = request.session.get(WAITING)
    if not held or timezone.now().timestamp() - held["at"] > PATIENCE.total_seconds():
        return None
    user = User.objects.filter(pk=held["user"], is_active=True).first()
    return (
        user if user and constant_time_compare(user.get_session_auth_hash(), held["mark"]) else None
    )


def sign_in_with_code(request: HttpRequest, user: User, code: str) -> None:
    """The second half of signing in; Refused when the code is not right."""
    second_factor.check(user, code, address_of(request))
    enter(request, user, "signed-in-with-code")


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
    request.session.pop(WAITING, None)
    if missing := second_factor.missing_by(user):
        request.session[CODES_BY] = missing.isoformat()
    request.session[FAMILY] = browser_family(request.headers.get("User-Agent", ""))
    audit.record(government=None, by=user, action=action, subject=user)


def _authenticated(request: HttpRequest, username: str, password: str) -> User | None:
    """Django hashes a password also for a name that does not exist: the time tells nothing."""
    user = auth.authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        return None
    return None if user.one_time_until and user.one_time_until <= timezone.now() else user
