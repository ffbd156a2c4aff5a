from django.apps import AppConfig


class DealsConfig(AppConfig):
    name = "venturi.web.deals"
    label = "deals"
