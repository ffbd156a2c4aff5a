"""The application that a server of web pages calls."""

import os

from django.core.wsgi import get_wsgi_application

from venturi.web.operations.parent import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venturi.web.config.settings")
end_with_parent()
application = get_wsgi_application()
