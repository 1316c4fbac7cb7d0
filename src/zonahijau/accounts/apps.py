from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "zonahijau.accounts"
    verbose_name = "Akun"
