"""The application that the web server calls."""

import os

import django

from sidelight.config.body_limit import limit_bodies
from sidelight.config.pages import Pages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidelight.config.settings")
django.setup(set_prefix=False)

application = limit_bodies(Pages())
