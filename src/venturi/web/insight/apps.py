from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "venturi.web.insight"
    label = "insight"
