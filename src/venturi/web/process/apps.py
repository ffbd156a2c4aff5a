from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "venturi.web.process"
    # The pure package of the same noun has no tables.
    label = "process"
