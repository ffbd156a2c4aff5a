from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "venturi.web.api"
    label = "api"
