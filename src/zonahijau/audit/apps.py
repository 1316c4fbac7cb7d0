from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "zonahijau.audit"
    verbose_name = "Jejak audit"
