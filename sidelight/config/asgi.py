"""The application that the web server calls."""

import os

from django.core.asgi import get_asgi_application

from sidelight.config.body_limit import limit_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidelight.config.settings")

application = limit_bodies(get_asgi_application())
