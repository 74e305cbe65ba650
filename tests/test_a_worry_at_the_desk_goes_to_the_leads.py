"""Two taps take a worry to the safeguarding leads, with the words, from whoever may see those."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.community.actions import submit_post, submit_reply
from sidelight.people.actions import leave, place_hold
from sidelight.people.models import Person
from sidelight.review.actions import (
    Worry,
    claim,
    flag,
    open_record,
    raise_about_submission,
    withdraw,
)
from sidelight.review.errors import NotADecider, NotSeenByYou, NotYourOwn
from sidelight.review.models import Submission
from sidelight.safeguarding.actions import open_concern
from sidelight.safeguarding.models import Concern, Needed
from sidelight.safeguarding.queries import Told
from tests.build import Place, new_key, published_post, words

Browser = Callable[[Person | None], Client]
BODY = "I do not feel safe tonight."


@pytest.fixture
def waiting(place: Place, amira: Person, at: datetime) -> Submission:
    return submit_post(place.space(), words(BODY), author=amira, at=at).submission


def told(worry: str = "They sound alone.") -> Told:
    return Told(worry, Needed.NOW, new_key())


def evidence_of(concern: Concern, lead: Person, at: datetime) -> list[tuple[str, str]]:
    opened = open_concern(concern, by=lead, at=at)
    return [(one.name, one.words) for one in opened.evidence]


def test_one_tap_opens_and_one_sends(
    waiting: Submission, mo: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    claim(waiting, moderator=mo, at=at)
    browser = browser_of(mo)
    page = browser.get(reverse("desk_item", args=[waiting.slug]))
    address = reverse("submission_concern", args=[waiting.slug])
    key = page.context["raising"].key

    answer = browser.post(address, {"key": key, "needed": "now", "worry": ""}, follow=True)
    browser.post(address, {"key": key, "needed": "now", "worry": ""})

    concern = Concern.objects.get()
    assert f'action="{address}"' in page.content.decode()
    assert "Your concern is kept" in answer.content.decode()
    assert (concern.about, concern.raised_by, concern.needed) == (waiting.author, mo, "now")
    assert evidence_of(concern, sol, at) == [("Amira", f"A long week\n\n{BODY}")]


def test_the_published_words_around_it_come_along(
    place: Place, amira: Person, dee: Person, mo: Person, sol: Person, at: datetime
) -> None:
    thread = published_post(place.space(), dee, by=mo, at=at, body="How are you all?")
    reply = submit_reply(thread, words(BODY, title=""), author=amira, at=at + timedelta(minutes=1))
    claim(reply.submission, moderator=mo, at=at)

    concern = raise_about_submission(reply.submission, told(), by=mo, at=at)

    assert evidence_of(concern, sol, at) == [
        ("Dee", "A long week\n\nHow are you all?"),
        ("Amira", BODY),
    ]


def test_whoever_has_not_opened_the_words_cannot(
    waiting: Submission, mo: Person, at: datetime
) -> None:
    with pytest.raises(NotSeenByYou):
        raise_about_submission(waiting, told(), by=mo, at=at)

    assert not Concern.objects.exists()


def test_looking_at_a_flag_is_not_opening_the_words(
    place: Place, amira: Person, dee: Person, mo: Person, nan: Person, at: datetime,
    browser_of: Browser,
) -> None:  # fmt: skip
    post = published_post(place.space(), amira, by=mo, at=at)
    told_us = flag(post.submission, Worry("other", "Hm.", new_key()), by=dee, at=at)
    browser_of(nan).get(reverse("flag_item", args=[told_us.slug]))

    with pytest.raises(NotSeenByYou):
        raise_about_submission(post.submission, told(), by=nan, at=at)


@pytest.mark.parametrize("who", ["amira", "dee", "cass", "ed", "max"])
def test_nobody_who_may_not_read_at_the_desk_can(
    waiting: Submission, at: datetime, who: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotADecider):
        raise_about_submission(waiting, told(), by=request.getfixturevalue(who), at=at)


def test_a_moderator_who_lost_the_claim_still_can(
    waiting: Submission, mo: Person, nan: Person, at: datetime
) -> None:
    claim(waiting, moderator=mo, at=at)
    later = at + timedelta(minutes=11)
    claim(waiting, moderator=nan, at=later)

    assert raise_about_submission(waiting, told(), by=mo, at=later).raised_by == mo


def test_the_words_stay_with_the_leads_when_their_author_takes_them_back(
    waiting: Submission, amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    claim(waiting, moderator=mo, at=at)
    before = raise_about_submission(waiting, told(), by=mo, at=at)
    withdraw(waiting, by=amira, at=at)
    after = raise_about_submission(waiting, told(), by=mo, at=at)

    for concern in (before, after):
        assert BODY in evidence_of(concern, sol, at)[-1][1]


def test_of_somebody_who_left_nothing_new_is_copied(
    waiting: Submission, amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    """Under a hold the words are still there, and hidden from everybody at once."""
    claim(waiting, moderator=mo, at=at)
    place_hold(amira, "A court asks.", date(2026, 6, 1), by=sol, at=at)
    leave(amira, at=at)
    waiting = Submission.objects.get(pk=waiting.pk)

    concern = raise_about_submission(waiting, told(), by=mo, at=at)

    assert evidence_of(concern, sol, at) == []


def test_decided_words_that_were_opened_again(
    place: Place, amira: Person, mo: Person, nan: Person, at: datetime, browser_of: Browser
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at, body=BODY)
    page = browser_of(nan).post(reverse("opening", args=[post.submission.slug])).content.decode()
    open_record(post.submission, by=nan, at=at)

    answer = browser_of(nan).post(reverse("submission_concern", args=[post.submission.slug]))

    assert "Raise a concern" in page
    assert answer.headers["Location"] == reverse("decided")
    assert Concern.objects.get().raised_by == nan


def test_from_a_flag_with_what_the_reader_said(
    place: Place, amira: Person, dee: Person, mo: Person, sol: Person, at: datetime,
    browser_of: Browser,
) -> None:  # fmt: skip
    post = published_post(place.space(), amira, by=mo, at=at, body=BODY)
    told_us = flag(post.submission, Worry("worried", "She is sad.", new_key()), by=dee, at=at)
    browser = browser_of(mo)
    page = browser.get(reverse("flag_item", args=[told_us.slug])).content.decode()

    browser.post(reverse("flag_concern", args=[told_us.slug]), {"needed": "today"})

    concern = Concern.objects.get()
    said = evidence_of(concern, sol, at)
    assert "Raise a concern" in page
    assert (concern.about, concern.needed) == (amira, "today")
    assert [one for one in said if one[0] == "Dee"] == [("Dee", "She is sad.")]
    assert any(BODY in words for name, words in said if name == "Amira")


def test_nobody_raises_one_about_their_own_words(
    waiting: Submission, amira: Person, mo: Person, at: datetime
) -> None:
    Submission.objects.filter(pk=waiting.pk).update(author=mo)
    own = Submission.objects.get(pk=waiting.pk)

    with pytest.raises(NotYourOwn):
        raise_about_submission(own, told(), by=mo, at=at)


def test_a_form_that_is_not_filled_in_loses_no_worry(
    waiting: Submission, mo: Person, at: datetime, browser_of: Browser
) -> None:
    claim(waiting, moderator=mo, at=at)
    address = reverse("submission_concern", args=[waiting.slug])

    browser_of(mo).post(address, {"key": "nonsense", "needed": "never", "worry": "Please look."})

    assert Concern.objects.get().needed == Needed.TODAY
