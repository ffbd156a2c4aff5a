"""How every command of the workspace begins."""

import os

SETTINGS = "venturi.web.config.settings"


def set_up() -> None:
    """Read the settings and load the workspace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
