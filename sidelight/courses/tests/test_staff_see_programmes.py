"""Staff who lead, look after or manage courses see what there is; nobody else finds the page."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.tests.build import published_version
from sidelight.people.models import Person

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]


def test_an_empty_place_says_so(cass: Person, browser_of: Browsers) -> None:
    page = browser_of(cass).get(reverse("staff_programmes")).content.decode()

    assert "There is no programme yet" in page


def test_a_published_version_is_listed(
    cass: Person, sol: Person, yusuf: Person, browser_of: Browsers, at: datetime
) -> None:
    published_version(by=cass, reviewed_by=sol, at=at)

    page = browser_of(yusuf).get(reverse("staff_programmes")).content.decode()

    assert "Steady ground" in page
    assert "published" in page
