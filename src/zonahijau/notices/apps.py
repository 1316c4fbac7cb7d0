from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "zonahijau.notices"
    verbose_name = "Pesan"

    def ready(self) -> None:
        from zonahijau.notices import tasks  # noqa: F401  registers the sending of e-mail
