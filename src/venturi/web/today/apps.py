from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "venturi.web.today"
    label = "today"
