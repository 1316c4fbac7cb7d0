from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "zonahijau.notices"
    verbose_name = "Pesan"

    def ready(self) -> None:
        from zonahijau.accounts.telling import set_teller
        from zonahijau.notices import tasks  # noqa: F401  registers the sending of e-mail
        from zonahijau.notices.tasks import tell_of_account

        set_teller(tell_of_account)
