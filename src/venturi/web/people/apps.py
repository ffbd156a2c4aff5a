from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "venturi.web.people"
    label = "people"
