from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "zonahijau.accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        from zonahijau.accounts import tasks  # noqa: F401  registers what comes again
