"""The app, and what it checks of the settings."""

from django.apps import AppConfig
from django.core import checks


class OperationsConfig(AppConfig):
    name = "venturi.web.operations"
    label = "operations"

    def ready(self) -> None:
        from venturi.web.operations.checks import CHECKS

        for check in CHECKS:
            checks.register(check)
