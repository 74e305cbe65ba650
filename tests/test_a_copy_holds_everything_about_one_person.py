"""A download holds what is kept about a person, in two taps, and nobody else's words."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.actions import place_hold
from sidelight.people.models import Person
from sidelight.people.registers import classes
from tests.build import Place
from tests.canary.life import plant_a_life
from tests.canary.planted import Planted, Scene

Files = Mapping[str, str]


@pytest.fixture
def planted(place: Place, amira: Person, dee: Person, mo: Person, at: datetime) -> Planted:
    return plant_a_life(Scene(place, author=amira, other=dee, moderator=mo, at=at))


@pytest.fixture
def take(browser_of: Callable[[Person], Client]) -> Callable[[Person], Files]:
    """Take a copy as a person does: the page, then the button."""

    def taken(person: Person) -> Files:
        browser = browser_of(person)
        assert browser.get(reverse("download")).status_code == 200
        with ZipFile(BytesIO(browser.post(reverse("download")).content)) as copy:
            return {name: copy.read(name).decode() for name in copy.namelist()}

    return taken


def test_everything_is_in_it(
    planted: Planted, amira: Person, take: Callable[[Person], Files]
) -> None:
    copy = take(amira)

    own = {**planted.unseen, "standing": planted.seen["standing"], "name": amira.sign_in_name}
    for file in ("read-me.html", "copy.json"):
        assert [what for what, word in own.items() if word not in copy[file]] == []


def test_nobody_elses_words_are(
    planted: Planted, amira: Person, take: Callable[[Person], Files]
) -> None:
    everything = "".join(take(amira).values())

    theirs = ("post", "reply", "their_post", "their_reply")
    assert [what for what in theirs if planted.seen[what] in everything] == []


def test_another_persons_copy_holds_none_of_it(
    planted: Planted, dee: Person, take: Callable[[Person], Files]
) -> None:
    everything = "".join(take(dee).values())

    assert planted.seen["their_post"] in everything
    assert [what for what, word in planted.unseen.items() if word in everything] == []


def test_it_says_by_role_and_never_by_name_who_looked(
    planted: Planted, amira: Person, mo: Person, take: Callable[[Person], Files]
) -> None:
    told = json.loads(take(amira)["copy.json"])

    looks = next(part for part in told["kept"] if part["what"] == "Who looked at your words")
    assert {line["words"] for entry in looks["entries"] for line in entry["lines"][1:]} == {
        "moderator"
    }
    assert mo.shown_name not in json.dumps(looks)


def test_a_hold_is_never_told(
    planted: Planted, amira: Person, sol: Person, at: datetime, take: Callable[[Person], Files]
) -> None:
    before = json.loads(take(amira)["copy.json"])["kept"]
    place_hold(amira, "A court asks.", date(2026, 6, 1), by=sol, at=at)

    after = json.loads(take(amira)["copy.json"])["kept"]

    # Taking the copy is itself no part of it, and sign-ins differ by the browser just used.
    same = [part["what"] for part in before if part["what"] != "Your sign-ins"]
    assert same == [part["what"] for part in after if part["what"] != "Your sign-ins"]
    assert "A court asks." not in json.dumps(after)
    holds = [part for part in after if part["what"] == "What the law asks us to keep"]
    assert [part["entries"] for part in holds] == [[]]


def test_it_explains_how_long_things_are_kept(
    amira: Person, take: Callable[[Person], Files]
) -> None:
    page = take(amira)["read-me.html"]

    assert [one.code for one in classes() if str(one.until) not in page] == []


def test_it_opens_without_a_network_or_script(
    amira: Person, take: Callable[[Person], Files]
) -> None:
    copy = take(amira)

    assert set(copy) == {"read-me.html", "read-me.css", "copy.json"}
    assert "<script" not in copy["read-me.html"]
    assert "http" not in copy["read-me.html"]


def test_its_name_tells_nothing_and_nothing_stays_in_the_browser(
    amira: Person, browser_of: Callable[[Person], Client]
) -> None:
    answer = browser_of(amira).post(reverse("download"))

    assert answer["Content-Disposition"] == 'attachment; filename="my-copy.zip"'
    assert answer["Cache-Control"] == "no-store, private"


def test_it_is_on_the_ledger(amira: Person, take: Callable[[Person], Files]) -> None:
    take(amira)

    assert Line.objects.get(act=Act.DOWNLOADED).actor_id == amira.pk
