"""The one place that asks what time it is, so that everything else can be told."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Return this instant: aware, UTC."""
    return timezone.now()
