"""The demo comes into an empty demo only, once, and the same at whatever hour."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sidelight.community.models import Post, Reaction
from sidelight.home.actions import load_demo
from sidelight.home.errors import DemoOnly, NotTheDemos
from sidelight.home.queries import demo_story
from sidelight.home.tests.build import charity_with_moderators
from sidelight.ledger.models import Line
from sidelight.people.actions import name_for_the_demo
from sidelight.people.errors import OnlyInTheDemo
from sidelight.people.models import Person
from sidelight.review.models import Decision, Flag, State, Submission

JUST_PAST_MIDNIGHT = datetime(2026, 7, 15, 23, 5, tzinfo=UTC)
JUST_OPEN_AFTER_THE_CLOCKS_CHANGED = datetime(2026, 3, 29, 15, 2, tzinfo=UTC)


@pytest.fixture
def demo(db: None, settings: object, clock_at: object) -> None:
    settings.SIDELIGHT_DEMO = True


@pytest.mark.parametrize("at", [JUST_PAST_MIDNIGHT, JUST_OPEN_AFTER_THE_CLOCKS_CHANGED], ids=str)
def test_whenever_it_is_loaded_the_same_has_happened(demo: None, at: datetime) -> None:
    load_demo(at=at)

    story = demo_story()
    replies = sum(len(thread.reply) for thread in story.thread)
    posts = Post.objects.published()
    assert (posts.threads().count(), posts.exclude(answers=None).count()) == (30, 62)
    assert (len(story.thread), replies) == (30, 62)
    waiting = Submission.objects.waiting()
    assert sorted(waiting.values_list("kind", flat=True)) == [
        "name", "post", "post", "post_edit", "reply",
    ]  # fmt: skip
    assert waiting.in_queue_order()[0].tier >= 2
    assert Submission.objects.filter(state=State.RETURNED).count() == 1
    assert Submission.objects.filter(state=State.DECLINED).count() == 1
    assert Flag.objects.filter(answer=None).count() == 1
    assert Reaction.objects.count() == len(story.reaction)
    assert Submission.objects.filter(submitted_at__gt=at).count() == 0
    assert Decision.objects.filter(at__gt=at).count() == 0


def test_loading_twice_changes_nothing(demo: None, at: datetime) -> None:
    first = load_demo(at=at)
    before = Line.objects.count()
    first.unlink()

    call_command("load_demo", stdout=StringIO())

    assert Line.objects.count() == before
    assert first.exists()


@pytest.mark.django_db
def test_it_is_refused_outside_the_demo(settings: object, at: datetime) -> None:
    settings.SIDELIGHT_DEMO = False

    with pytest.raises(DemoOnly):
        load_demo(at=at)
    with pytest.raises(CommandError, match="demo only"):
        call_command("load_demo")
    assert not Person.objects.exists()


def test_it_is_refused_where_other_people_are(demo: None, at: datetime) -> None:
    charity_with_moderators(at, "Mo")
    before = Person.objects.count()

    with pytest.raises(NotTheDemos):
        load_demo(at=at)
    assert Person.objects.count() == before


@pytest.mark.django_db
def test_nobody_else_gets_a_sign_in_name_that_is_printed(settings: object, at: datetime) -> None:
    manager = charity_with_moderators(at)
    settings.SIDELIGHT_DEMO = False

    with pytest.raises(OnlyInTheDemo):
        name_for_the_demo(manager, "max-harbour-601")
