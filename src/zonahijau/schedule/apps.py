from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "zonahijau.schedule"
    verbose_name = "Pekerjaan"

    def ready(self) -> None:
        from zonahijau.schedule import tasks  # noqa: F401  registers what comes again
