from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "zonahijau.accounts"
    verbose_name = "Akun"
    never_backed_up = ("Session", "Attempt")  # whoever restores signs in anew

    def ready(self) -> None:
        from zonahijau.accounts import tasks  # noqa: F401  registers what comes again
