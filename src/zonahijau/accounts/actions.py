"""Every change of an account. Audit rows of accounts stand in the installation's own chain."""

from collections.abc import Mapping

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.attempts import Guess, counted
from zonahijau.accounts.models import Pin, Session, User
from zonahijau.accounts.policies import SLIP_VALID, check_username, new_slip
from zonahijau.wording import Refused, Text, quoted, refuse

PERSONAL_FIELDS = ("name", "email", "phone", "nip")


@transaction.atomic
def create_account(
    *,
    by: User | None,
    username: str,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    nip: str | None = None,
    language: str = "id",
    hashed: str | None = None,
) -> tuple[User, str]:
    """A new account and the one-time password for its slip, which is shown once and never again.

    ``hashed`` is a password that is known already, as Django's ``make_password`` writes it; then
    there is no slip and nothing to change. Refused when the user name is unfit or taken.
    """
    username = username.strip().lower()
    check_username(username)
    _check_contact(name, email)
    if User.objects.filter(username=username).exists():
        raise _taken(username)
    user = User(username=username, name=name.strip(), language=language)
    user.email, user.phone, user.nip = email or None, phone or None, nip or None
    slip = ""
    if hashed is None:
        slip = _give_slip(user)
    else:
        user.password, user.must_change_password = hashed, False
    user.save()
    audit.record(government=None, by=by, action="account-created", subject=user)
    return user, slip


@transaction.atomic
def issue_slip(*, by: User | None, user: User) -> str:
    """A new one-time password for someone who lost theirs; ends all their sessions.

    ``by`` is None for whoever looks after the machine.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    slip = _give_slip(user)
    user.save(update_fields=["password", "must_change_password", "one_time_until"])
    Session.objects.filter(user=user).delete()
    Pin.objects.filter(user=user).delete()
    audit.record(government=None, by=by, action="slip-issued", subject=user)
    return slip


def change_password(
    *, by: User, old: str, new: str, keep_session: str | None = None, address: str = ""
) -> User:
    """Change one's own password; ends one's other sessions. Refused with what is wrong.

    The old password is guessed at no more often than at the door: whoever finds a browser signed
    in must not learn it here.
    """
    with counted(Guess("password", str(by.uid), address)):
        if not by.check_password(old):
            what = Text("Kata sandi lama tidak cocok", "The old password does not match")
            raise refuse(what, Text("Tulis lagi", "Type it again"), column="old")
    return _set_password(by, old, new, keep_session)


@transaction.atomic
def _set_password(by: User, old: str, new: str, keep_session: str | None) -> User:
    user = User.objects.select_for_update().get(pk=by.pk)
    if old == new:
        what = Text("Kata sandi baru sama dengan yang lama", "The new password is the old one")
        raise refuse(what, Text("Pilih yang lain", "Choose another"), column="new")
    check_new_password(new, user)
    user.set_password(new)
    user.must_change_password, user.one_time_until = False, None
    user.save(update_fields=["password", "must_change_password", "one_time_until"])
    Session.objects.filter(user=user).exclude(session_key=keep_session).delete()
    audit.record(government=None, by=by, action="password-changed", subject=user)
    return user


@transaction.atomic
def change_person(*, by: User, user: User, values: Mapping[str, str | None]) -> User:
    """Change name, e-mail, telephone or NIP. The audit row says which fields, never what."""
    user = User.objects.select_for_update().get(pk=user.pk)
    changed = [key for key in PERSONAL_FIELDS if key in values and values[key] != _of(user, key)]
    if not changed:
        return user
    _check_contact(values.get("name", user.name) or "", values.get("email", user.email))
    for key in changed:
        setattr(user, key, values[key])
    user.save(update_fields=changed)
    details = {"fields": changed}
    audit.record(government=None, by=by, action="person-changed", subject=user, details=details)
    return user


@transaction.atomic
def choose_language(*, by: User, language: str) -> None:
    """The language in which a person is greeted and written to."""
    User.objects.filter(pk=by.pk).update(language=language)
    details = {"language": language}
    audit.record(government=None, by=by, action="language-chosen", subject=by, details=details)


@transaction.atomic
def deactivate(*, by: User, user: User) -> None:
    """Let an account sign in no longer, and end its sessions. Nothing it did is lost."""
    User.objects.filter(pk=user.pk).update(is_active=False)
    Session.objects.filter(user=user).delete()
    audit.record(government=None, by=by, action="account-closed", subject=user)


@transaction.atomic
def reactivate(*, by: User, user: User) -> None:
    """Let an account sign in again."""
    User.objects.filter(pk=user.pk).update(is_active=True)
    audit.record(government=None, by=by, action="account-reopened", subject=user)


@transaction.atomic
def end_session(*, by: User, session: Session) -> None:
    """Sign a browser out from afar; only one's own."""
    if session.user_id != by.pk:
        what = Text("Sesi ini bukan milik Anda", "This session is not yours")
        raise refuse(what, Text("Pilih sesi sendiri", "Choose one of your own"))
    session.delete()
    audit.record(government=None, by=by, action="session-ended", subject=session)


def _of(user: User, field: str) -> str | None:
    value: str | None = getattr(user, field)
    return value


def _give_slip(user: User) -> str:
    slip = new_slip()
    user.set_password(slip)
    user.must_change_password = True
    user.one_time_until = timezone.now() + SLIP_VALID
    return slip


def _check_contact(name: str, email: str | None) -> None:
    if not name.strip():
        what = Text("Nama belum diisi", "The name is missing")
        raise refuse(what, Text("Tulis nama orangnya", "Write the person's name"), column="name")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        what = Text("Alamat surel {email} keliru", "The e-mail address {email} is wrong")
        remedy = Text("Tulis seperti nama@contoh.go.id", "Write it like name@contoh.go.id")
        raise refuse(what.fill(email=quoted(email or "")), remedy, column="email") from None


def check_new_password(new: str, user: User) -> None:
    """Refused when the password is too easy for this person."""
    try:
        validate_password(new, user)
    except ValidationError:
        what = Text("Kata sandi baru terlalu mudah", "The new password is too easy")
        remedy = Text(
            "Pakai paling sedikit 10 huruf dan angka, misalnya tiga kata yang tidak berkaitan",
            "Use at least 10 letters and digits, for example three unrelated words",
        )
        raise refuse(what, remedy, column="new") from None


def _taken(username: str) -> Refused:
    what = Text("Nama pengguna {name} sudah dipakai", "The user name {name} is taken")
    remedy = Text("Pilih nama lain", "Choose another name")
    return refuse(what.fill(name=quoted(username)), remedy, column="username")
