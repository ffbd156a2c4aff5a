from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "venturi.web.people"
    label = "people"

    def ready(self) -> None:
        from venturi.web.people import checks  # noqa: F401  registers them
