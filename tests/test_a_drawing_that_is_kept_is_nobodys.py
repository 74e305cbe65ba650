"""What a process draws once and shows to others holds nothing of whoever saw it first."""

from collections.abc import Callable

import pytest
from django.test import Client

from sidelight.people.models import Person

Browsers = Callable[[Person | None], Client]
FORM_SECRET = "csrfmiddlewaretoken"


def frame_of(browser: Client) -> str:
    """Return the front page but for its middle."""
    page = browser.get("/help-now/").content.decode()
    before, _, rest = page.partition("<main")
    return before + rest.partition("</main>")[2]


def test_each_visitor_sees_their_own_ways(amira: Person, mo: Person, browser_of: Browsers) -> None:
    frames = [frame_of(browser_of(who)) for who in (amira, mo, None, amira, mo, None)]

    assert frames[:3] == frames[3:]
    assert len(set(frames)) == 3
    assert ["My page" in frame for frame in frames[:3]] == [True, False, False]
    assert ["Sign in" in frame for frame in frames[:3]] == [False, False, True]


@pytest.mark.usefixtures("place")
def test_a_frame_has_no_secret_of_a_form_and_no_name(amira: Person, browser_of: Browsers) -> None:
    frame = frame_of(browser_of(amira))

    assert FORM_SECRET not in frame
    assert amira.shown_name not in frame
    assert amira.slug not in frame
