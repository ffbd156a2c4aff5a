"""The application that a server of web pages calls."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from venturi.web.operations.parent import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venturi.web.config.settings")
end_with_parent()
application = get_wsgi_application()
# Not before Django knows its models.
import_module("venturi.web.insight.warm").begin()
