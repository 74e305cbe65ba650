"""Amira at her own pages, and ways out that print what would be sent."""

import pytest
from django.test import Client

from sidelight.people.models import Person
from tests.signed_in import signed_in


@pytest.fixture
def as_amira(amira: Person) -> Client:
    return signed_in(amira)


@pytest.fixture
def every_way_is_open(settings: object) -> None:
    settings.SIDELIGHT_MAIL_URL = settings.SIDELIGHT_TEXT_URL = "console:"
    settings.SIDELIGHT_PUSH_KEY = "a key for tests"
