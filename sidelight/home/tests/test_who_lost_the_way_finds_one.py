"""A page that is not there, or broke, leads on: to the doors, and the first to the search too.

No database is at hand in this file: these pages may not ask one.
"""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from sidelight.design.views import page_not_found, server_error

ASKED = RequestFactory().get("/nowhere/?q=bluebird")


def not_found() -> HttpResponse:
    return page_not_found(ASKED)


def broken() -> HttpResponse:
    return server_error(ASKED)


@pytest.mark.parametrize("answer", [not_found, broken])
@pytest.mark.parametrize("door", ["help_now", "join", "find_evening", "understand"])
def test_every_door_of_the_front_page_is_there(answer: object, door: str) -> None:
    assert f'href="{reverse(door)}"' in answer().content.decode()


def test_who_mistyped_an_address_can_look_for_it_by_words() -> None:
    page = not_found().content.decode()

    assert f'<form method="get" action="{reverse("find")}"' in page
    assert 'name="q"' in page
    assert "bluebird" not in page


def test_a_broken_page_sends_nobody_to_a_search_that_may_be_broken_too() -> None:
    assert "<form" not in broken().content.decode().partition("<main")[2]
