"""Inviting people, and what becomes of an invitation."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zonahijau import audit, notices, schedule
from zonahijau.access.helping import helped
from zonahijau.access.models import Invitation
from zonahijau.accounts.actions import check_new_password
from zonahijau.accounts.attempts import keyed
from zonahijau.accounts.models import Pin, User
from zonahijau.accounts.secrecy import decrypt, encrypt
from zonahijau.notices.mailing import hand_over
from zonahijau.organisations.actions.duties import check_not_both, tell_of_slip
from zonahijau.organisations.models import Government
from zonahijau.web.formatting import at, plain_date
from zonahijau.wording import Refused, Text, refuse

VALID = timedelta(days=7)
MAIL = "access.mail_invitation"
SUBJECT = Text("Undangan Zona Hijau", "An invitation to Zona Hijau")


@dataclass(frozen=True, slots=True)
class Made:
    """An invitation and its token, which exists nowhere else."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(*, by: User, government: Government, users: Sequence[User]) -> list[Made]:
    """Invitations for people whose access this person may restore; earlier ones end.

    Refused for the whole list when one of them is not theirs to let in.
    """
    allowed = {user.pk for user in helped(by, government)}
    if not users or any(user.pk not in allowed for user in users):
        what = Text(
            "Ada orang yang aksesnya tidak Anda pulihkan", "Somebody here is not yours to let in"
        )
        raise refuse(what, Text("Minta Admin Kabupaten", "Ask the administrator"), column="orang")
    return [_invite(by, government, user) for user in users]


def _invite(by: User, government: Government, user: User) -> Made:
    check_not_both(by, government, user, "second-factor-reset")
    open_ones = Invitation.objects.filter(user=user, government=government).open()
    open_ones.update(withdrawn_at=timezone.now())
    token = secrets.token_urlsafe(18)
    invitation = Invitation.objects.create(
        government=government,
        user=user,
        by=by,
        token_hash=_hashed(token),
        expires_at=timezone.now() + VALID,
    )
    audit.record(government=government, by=by, action="invitation-made", subject=user)
    if user.last_login is not None:
        tell_of_slip(by, government, user)
    return Made(invitation, token)


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> None:
    """End an invitation before anybody accepts it."""
    if invitation.user.pk not in {user.pk for user in helped(by, invitation.government)}:
        what = Text("Undangan ini bukan milik unit Anda", "This invitation is not of your unit")
        raise refuse(what, Text("Minta Admin Kabupaten", "Ask the administrator"))
    same = Invitation.objects.filter(pk=invitation.pk).open()
    if same.update(withdrawn_at=timezone.now()):
        subject, government = invitation.user, invitation.government
        audit.record(government=government, by=by, action="invitation-withdrawn", subject=subject)


def find(token: str) -> Invitation | None:
    """The invitation of a link, as long as it can be accepted."""
    rows = Invitation.objects.select_related("user", "government").open()
    return rows.filter(token_hash=_hashed(token), user__is_active=True).first()


def accept(*, token: str, password: str) -> User:
    """Give the invited person the password they chose; once. Ends whatever was open before."""
    invitation = find(token)
    if invitation is None:
        raise gone()
    check_new_password(password, invitation.user)
    return _accept(invitation, password)


@transaction.atomic
def _accept(invitation: Invitation, password: str) -> User:
    same = Invitation.objects.filter(pk=invitation.pk).open()
    if not same.update(used_at=timezone.now()):
        raise gone()
    user = User.objects.select_for_update().get(pk=invitation.user.pk)
    user.set_password(password)
    user.must_change_password, user.one_time_until = False, None
    user.save(update_fields=["password", "must_change_password", "one_time_until"])
    user.sessions.all().delete()
    Pin.objects.filter(user=user).delete()
    government = invitation.government
    audit.record(government=government, by=user, action="invitation-accepted", subject=user)
    _tell_inviter(invitation)
    return user


def _tell_inviter(invitation: Invitation) -> None:
    text = Text(
        "Undangan Anda diterima: seorang lagi dapat masuk.",
        "Your invitation was accepted: one more person can sign in.",
    )
    notices.send(
        to=invitation.by,
        text=text,
        link="/undangan/",
        kind="invitation-accepted",
        government=invitation.government,
    )


def send_by_mail(made: Made, address: str) -> bool:
    """Ask for an e-mail with the link, where the person has an address; it waits encrypted."""
    if not made.invitation.user.email:
        return False
    return schedule.enqueue(
        key=f"{MAIL}:{made.invitation.uid}",
        name=MAIL,
        arguments={"invitation": made.invitation.pk, "sealed": encrypt(address)},
        government=made.invitation.government,
    )


def mail(*, invitation: int, sealed: str) -> None:
    """Send the e-mail, unless the invitation has ended meanwhile."""
    row = Invitation.objects.select_related("user").open().filter(pk=invitation).first()
    if row is None or not row.user.email:
        return
    language = row.user.language
    text = chat_text(row, decrypt(sealed)).say(language)
    hand_over(SUBJECT.say(language), text, row.user.email, row.uid)


def chat_text(invitation: Invitation, address: str) -> Text:
    """What is sent by chat or e-mail: nothing of the person but the link itself."""
    day = at(invitation.expires_at, invitation.government.time_zone).date()
    return Text(
        f"Undangan Zona Hijau. Buka tautan ini dan buat kata sandi Anda, paling lambat "
        f"{plain_date(day, 'id')}: {address}",
        f"An invitation to Zona Hijau. Open this link and choose your password by "
        f"{plain_date(day, 'en')}: {address}",
    )


def gone() -> Refused:
    """The refusal of a link that was used, withdrawn or has expired."""
    what = Text("Undangan ini tidak berlaku lagi", "This invitation is no longer valid")
    remedy = Text(
        "Minta undangan baru kepada admin unit atau Admin Kabupaten",
        "Ask your unit's administrator or the administrator for a new one",
    )
    return refuse(what, remedy)


def _hashed(token: str) -> str:
    return keyed(f"invitation\n{token}")
