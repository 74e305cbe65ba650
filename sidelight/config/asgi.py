"""The application that the web server calls."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidelight.config.settings")
django.setup(set_prefix=False)

from sidelight.config.body_limit import limit_bodies  # noqa: E402  # needs Django set up
from sidelight.config.page_front import page_front  # noqa: E402
from sidelight.config.pages import Pages  # noqa: E402
from sidelight.config.sockets import pages_and_sockets  # noqa: E402

pages = Pages()
application = page_front(limit_bodies(pages_and_sockets(pages)), pages)
