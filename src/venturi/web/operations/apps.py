from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "venturi.web.operations"
    label = "operations"
