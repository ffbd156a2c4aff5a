from django.apps import AppConfig


class DataConfig(AppConfig):
    name = "venturi.web.data"
    label = "data"
