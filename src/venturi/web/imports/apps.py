from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "venturi.web.imports"
    label = "imports"
