from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "venturi.web.activities"
    label = "activities"
