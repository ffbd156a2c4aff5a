"""The app, and what the database itself must refuse."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    name = "venturi.web.trail"
    label = "trail"

    def ready(self) -> None:
        from venturi.web.trail.guards import guard

        # SQLite makes a table anew to change a column, and its triggers are gone: so after every migration.
        post_migrate.connect(guard, dispatch_uid="trail.guard")
