"""Fill a site: `python -m bench.seed MEMBERS POSTS WAITING`, in the folder of the environment."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import django

django.setup()

from django.conf import settings
from django.db import transaction
from modelsearch.backends import get_search_backend

from bench import words
from bench.guidance import fill_guidance
from bench.pattern import Copies, Row, recorded
from sidelight.community.models import Post, Space
from sidelight.config.launch.prepare import prepare_site
from sidelight.foundation.register import Register
from sidelight.foundation.text import fold_name
from sidelight.ledger.actions import seal
from sidelight.people import registers
from sidelight.people.models import Person
from sidelight.review.models import Submission, Words
from sidelight.team.actions.readiness import Dates
from tests.build import Place, published_post, published_reply, submit_post
from tests.build import words as typed

SINCE = datetime(2025, 1, 6, 18, 0, tzinfo=UTC)
BANDS = ("13-15", "16-17", "18-19")
MODERATORS = 20
# Posts in a conversation, in turn: ten on average, every fourth page full.
LENGTHS = (20, 4, 10, 6)
STEP = timedelta(minutes=4)


class LastingPlace(Place):
    """A charity whose staff stay ready for years."""

    @staticmethod
    def dates(at: datetime) -> Dates:
        last = date(at.year + 4, 12, 31)
        return Dates(checks_until=last, training_until=last)


@dataclass
class Patterns:
    """What actions made once: a member, a post, a reply, a post that waits; and who, and where."""

    person: Person
    space: Space
    thread: Post
    member: list[Row]
    post: list[Row]
    reply: list[Row]
    waiting: list[Row]


def main(members: int, posts: int, waiting: int) -> None:
    prepare_site()
    done = Path(settings.SIDELIGHT_DATA) / "seeded"
    if done.exists():
        return
    if Person.objects.exists():
        sys.exit(f"{settings.SIDELIGHT_DATA} was not seeded to the end: remove it, and start again")
    with transaction.atomic():
        patterns = first_ones()
        fill(patterns, members, posts, waiting)
    for turn in pages_of_posts():
        add_to_search(turn)
    seal(SINCE + timedelta(days=700))
    done.touch()


def first_ones() -> Patterns:
    """Make one of each through the actions themselves, and all that there is to read."""
    cheap = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        patch.object(registers, "before_joining", Register()),
        patch.object(settings, "PASSWORD_HASHERS", cheap),
    ):
        place = LastingPlace.founded(SINCE)
        mo, *_ = [place.staff(f"Moderator {letter}", "moderator") for letter in letters()]
        made: list[Person] = []
        place.staff("Approver of names", "moderator")
        fill_guidance(place)
        member = recorded(lambda: made.append(place.member("Pattern", BANDS[0])))
    person = made[0]
    spaces = [place.space(f"Ordinary days {band}", band) for band in BANDS]
    threads: list[Post] = []
    post = recorded(lambda: threads.append(published_post(spaces[0], person, by=mo, at=SINCE)))
    reply = recorded(lambda: published_reply(threads[0], person, by=mo, at=SINCE))
    unseen = recorded(lambda: submit_post(spaces[0], typed("Soon."), author=person, at=SINCE))
    return Patterns(person, spaces[0], threads[0], member, post, reply, unseen)


def moderators() -> list[Person]:
    """Return the twenty who were made to work here."""
    names = [f"Moderator {letter}" for letter in letters()]
    return list(Person.objects.filter(shown_name__in=names).order_by("pk"))


def letters() -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:MODERATORS]


def fill(patterns: Patterns, members: int, posts: int, waiting: int) -> None:
    copies = Copies()
    people = {band: list(new_members(copies, patterns, members, band)) for band in BANDS}
    spaces = {band: Space.objects.get(band=band) for band in BANDS}
    number = 0
    for turn in range(sys.maxsize):
        if number >= posts:
            break
        band = BANDS[turn % len(BANDS)]
        thread = None
        for _ in range(min(LENGTHS[turn % len(LENGTHS)], posts - number)):
            author = people[band][words.mixed(number, 5) % len(people[band])]
            thread = add_post(copies, patterns, number, author, spaces[band].pk, thread)
            number += 1
    for nth in range(waiting):
        band = BANDS[nth % len(BANDS)]
        author = people[band][words.mixed(nth, 6) % len(people[band])]
        add_waiting(copies, patterns, posts + nth, author, spaces[band].pk)
    copies.finish()


def new_members(copies: Copies, patterns: Patterns, members: int, band: str) -> Iterator[object]:
    for nth in range(members // len(BANDS) + (BANDS.index(band) < members % len(BANDS))):
        name = f"{band[:2]} {words.title(nth)[:12].strip()} {nth}"
        person = {
            "sign_in_name": f"m-{band}-{nth}",
            "shown_name": name,
            "shown_name_folded": fold_name(name),
            "age_band": band,
        }
        ids = copies.add(
            patterns.member, later=timedelta(seconds=nth), number=nth,
            words=lambda row: renamed(row, person),  # called at once
        )  # fmt: skip
        yield ids[Person, patterns.person.pk]


def renamed(row: Row, person: dict[str, str]) -> dict[str, str]:
    if isinstance(row, Person):
        return person
    return {"body": person["shown_name"]} if isinstance(row, Words) else {}


def add_post(
    copies: Copies, patterns: Patterns, number: int, author: object, space: int, thread: object
) -> object:
    """Add a published post, or a reply when there is a conversation; return the conversation."""
    stand_ins = {(Person, patterns.person.pk): author, (Space, patterns.space.pk): space}
    if thread is not None:
        stand_ins[Post, patterns.thread.pk] = thread
    pattern = patterns.post if thread is None else patterns.reply
    ids = copies.add(
        pattern, later=STEP * (number + 1), number=number, stand_ins=stand_ins,
        words=lambda row: rewritten(row, number),
    )  # fmt: skip
    return thread or ids[Post, patterns.thread.pk]


def add_waiting(
    copies: Copies, patterns: Patterns, number: int, author: object, space: int
) -> None:
    stand_ins = {(Person, patterns.person.pk): author, (Space, patterns.space.pk): space}
    copies.add(
        patterns.waiting, later=STEP * (number + 1), number=number, stand_ins=stand_ins,
        words=lambda row: rewritten(row, number),
    )  # fmt: skip


def rewritten(row: Row, number: int) -> dict[str, object]:
    if isinstance(row, Submission) and row.is_waiting:
        return {"tier": (0, 0, 0, 0, 0, 0, 1, 1, 2, 3)[words.mixed(number, 8) % 10]}
    if not isinstance(row, Words):
        return {}
    return {"title": words.title(number) if row.title else "", "body": words.body(number)}


def pages_of_posts() -> Iterator[list[Post]]:
    last = 0
    while True:
        posts = Post.objects.published().filter(pk__gt=last).select_related("submission__words")
        turn = list(posts.order_by("pk")[:5_000])
        if not turn:
            return
        last = turn[-1].pk
        yield turn


def add_to_search(posts: list[Post]) -> None:
    with transaction.atomic():
        get_search_backend().get_index_for_model(Post).add_items(Post, posts)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
