from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zonahijau.access"
    verbose_name = "Akses"

    def ready(self) -> None:
        from zonahijau.access import tasks  # noqa: F401  registers the sending of invitations
        from zonahijau.access.devices import door
        from zonahijau.accounts.doors import set_doorkeeper

        set_doorkeeper(door)
