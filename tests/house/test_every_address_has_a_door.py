"""Nobody reaches a view but through its one door, which says who may come in."""

import pytest
from django.http import HttpRequest, HttpResponse

from tests.house.conftest import Plant
from tests.house.walls.addresses import Address, addresses
from tests.house.walls.doors import crowded_doors, doorless
from tests.house.walls.sources import everywhere

# Views of libraries that stand in our urls; each says what guards it.
GUARDED_ELSEWHERE: dict[str, str] = {}


def room(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_every_view_has_one() -> None:
    assert doorless(addresses(), GUARDED_ELSEWHERE) == []


def test_no_view_has_two_and_nothing_stands_before_it() -> None:
    assert everywhere(crowded_doors) == []


def test_every_address_has_a_name() -> None:
    assert [address.pattern for address in addresses() if not address.name] == []


def test_no_two_addresses_share_a_name() -> None:
    names = [address.name for address in addresses()]

    assert sorted(names) == sorted(set(names))


def test_no_view_is_guarded_elsewhere_without_need() -> None:
    assert set(GUARDED_ELSEWHERE) <= {address.answers for address in addresses()}


def test_a_view_without_a_door_is_noticed() -> None:
    address = Address("room", "/room/", room, "sidelight.community.urls")

    assert doorless([address], {}) == [f"/room/: {__name__}.room has no door"]
    assert doorless([address], {f"{__name__}.room": "a test"}) == []


@pytest.mark.parametrize(
    "decorators",
    ["@open_page\n@member_page", "@require_POST\n@staff_page('moderator')",
     "@doors.member_page\n@open_page", "@never_cache\n@doors.open_page"],
)  # fmt: skip
def test_a_crowded_door_is_noticed(plant: Plant, decorators: str) -> None:
    view = f"{decorators}\ndef desk(request): ..."

    assert crowded_doors(plant("review/views.py", view)) != []


@pytest.mark.parametrize(
    "decorators", ["@open_page", "@staff_page('moderator')\n@require_POST", "@cache"]
)
def test_one_door_in_front_is_let_be(plant: Plant, decorators: str) -> None:
    assert crowded_doors(plant("review/views.py", f"{decorators}\ndef desk(request): ...")) == []
