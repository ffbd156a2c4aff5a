from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "venturi.web.pages"
    label = "pages"
