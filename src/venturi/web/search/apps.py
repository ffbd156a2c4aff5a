from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "venturi.web.search"
    label = "search"
