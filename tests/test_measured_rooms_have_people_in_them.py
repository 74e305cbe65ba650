"""bin/bench rooms --prepare makes rooms through their own actions, and says who may come in."""

import json
import sys
from http.cookies import SimpleCookie

import pytest

from bench import rooms_places, seed
from bench.rooms_places import MESSAGES_A_MINUTE
from sidelight.people.doors import signed_in_with
from sidelight.rooms.models import Place, Room

ROOMS, MEMBERS = 2, 2


@pytest.fixture
def printed(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, str]]:
    """What is printed, line by line, for a site without posts."""

    def people_alone(members: int, posts: int, waiting: int) -> None:
        sys.stdout.write("not for other tools\n")
        seed.fill(seed.first_ones(), members, 0, 0)

    monkeypatch.setattr(seed, "MODERATORS", 1)
    monkeypatch.setattr(seed, "main", people_alone)
    rooms_places.main(ROOMS, MEMBERS)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_person_is_told_on_a_line_and_is_signed_in(printed: list[dict[str, str]]) -> None:
    assert len(printed) == ROOMS * (MEMBERS + 3)
    for line in printed:
        place = Place.objects.get(room__slug=line["room"], person=whose(line["cookie"]))
        assert line.keys() == {"room", "url", "cookie", "role"}
        assert line["url"] == f"/rooms/{line['room']}/live"
        assert line["role"] == place.part


def whose(cookie: str) -> object:
    """Whose sign-in it is: staff's has shown a second factor."""
    found = signed_in_with(SimpleCookie(cookie)["session"].value)
    assert found is not None
    assert found.has_proved or not found.person.grants.exclude(role="member").exists()
    return found.person


def test_rooms_differ_from_others_in_their_pace_alone(printed: list[dict[str, str]]) -> None:
    changed = {"messages_a_minute", "messages_at_once"}
    usual = Room()

    for room in Room.objects.all():
        assert {getattr(room, name) for name in changed} == {MESSAGES_A_MINUTE}
        assert (room.phase, room.holding, room.kind) == (usual.phase, usual.holding, usual.kind)
        assert (room.slow_seconds, room.opened_at) == (usual.slow_seconds, None)
