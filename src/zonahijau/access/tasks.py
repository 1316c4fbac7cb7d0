"""What is done later for invitations."""

from zonahijau import schedule


@schedule.handler("access.mail_invitation", outside=True)
def mail_invitation(invitation: int, sealed: str) -> None:
    from zonahijau.access.invitations import mail

    mail(invitation=invitation, sealed=sealed)
