"""Support is quiet: the author learns that it came, nobody learns how much."""

from collections.abc import Callable
from datetime import datetime

from django.test import Client

from sidelight.community.models import Reaction
from sidelight.people.models import Person
from tests.build import Place, published_post

Browsers = Callable[[Person | None], Client]


def test_the_author_sees_each_kind_once(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)
    for person in (dee, place.member("Robin", "16-17")):
        browser_of(person).post(f"/posts/{post.slug}/reactions/", {"kind": "with-you"})

    page = browser_of(amira).get(f"/posts/{post.slug}/").content.decode()

    assert Reaction.objects.count() == 2
    assert page.count("With you") == 1


def test_others_see_only_their_own(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)
    robin = place.member("Robin", "16-17")
    before = browser_of(robin).get(f"/posts/{post.slug}/").content.decode()
    browser_of(dee).post(f"/posts/{post.slug}/reactions/", {"kind": "with-you"})

    own = browser_of(dee).get(f"/posts/{post.slug}/").content.decode()
    after = browser_of(robin).get(f"/posts/{post.slug}/").content.decode()

    assert 'aria-pressed="true"' in own
    assert 'aria-pressed="true"' not in after
    assert len(after) == len(before)


def test_twice_is_once_and_it_can_be_taken_back(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)
    browser = browser_of(dee)

    for _tap in range(2):
        browser.post(f"/posts/{post.slug}/reactions/", {"kind": "strength"})
    given = Reaction.objects.count()
    browser.post(f"/posts/{post.slug}/reactions/strength/removal/")

    assert given == 1
    assert Reaction.objects.count() == 0


def test_an_unknown_kind_and_an_unseen_post_do_not_exist(
    place: Place, amira: Person, kit: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)

    unknown = browser_of(amira).post(f"/posts/{post.slug}/reactions/", {"kind": "clap"})
    unseen = browser_of(kit).post(f"/posts/{post.slug}/reactions/", {"kind": "strength"})

    assert unknown.status_code == unseen.status_code == 404
