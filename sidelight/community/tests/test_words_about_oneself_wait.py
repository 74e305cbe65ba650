"""A few words about oneself are held like all words, and shown to those who read one's posts."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.community import actions
from sidelight.community.errors import AboutTooLong, MembersWriteHere, NothingWritten
from sidelight.community.models import Post
from sidelight.people.models import Person
from sidelight.review.actions import Worry, answer_flag, flag, take_back, withdraw
from sidelight.review.models import Flag, FlagAnswer, State, Submission
from tests.build import Place, approve, new_key, published_post, send_back

Browser = Callable[[Person], Client]
ABOUT = "I like beans on windowsills."


@pytest.fixture
def post(place: Place, amira: Person, mo: Person, at: datetime) -> Post:
    return published_post(place.space(), amira, by=mo, at=at)


@pytest.fixture
def sent(post: Post, amira: Person, at: datetime) -> Submission:
    return actions.submit_about(amira, ABOUT, key=new_key(), at=at)


def page_of(person: Person, browser: Client) -> str:
    return browser.get(reverse("person", args=[person.slug])).content.decode()


def test_nobody_reads_them_before_a_decision(
    sent: Submission, amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    before = page_of(amira, browser_of(dee))

    approve(sent, by=mo, at=at)

    assert amira.shown_name in before
    assert ABOUT not in before
    assert ABOUT in page_of(amira, browser_of(dee))


def test_the_approved_version_stays_while_newer_words_wait(
    sent: Submission, amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    approve(sent, by=mo, at=at)
    newer = actions.submit_about(amira, "I like rain.", key=new_key(), at=at)

    waiting = page_of(amira, browser_of(dee))
    approve(newer, by=mo, at=at)
    approved = page_of(amira, browser_of(dee))

    assert ABOUT in waiting
    assert "I like rain." not in waiting
    assert "I like rain." in approved
    assert ABOUT not in approved


def test_taken_back_or_withdrawn_they_are_gone(
    sent: Submission, amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    approval = approve(sent, by=mo, at=at)
    take_back(approval, by=mo, note="", at=at)
    undone = page_of(amira, browser_of(dee))
    approve(sent, by=mo, at=at)
    again = page_of(amira, browser_of(dee))
    withdraw(sent, by=amira, at=at)

    assert ABOUT in again
    assert ABOUT not in undone
    assert ABOUT not in page_of(amira, browser_of(dee))


def test_returned_words_are_not_shown(
    sent: Submission, amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    send_back(sent, by=mo, at=at)

    assert ABOUT not in page_of(amira, browser_of(dee))
    assert ABOUT in browser_of(amira).get("/me/about/").content.decode()


def test_only_who_can_read_a_post_of_theirs_opens_the_page(
    post: Post, amira: Person, dee: Person, kit: Person, mo: Person, at: datetime,
    browser_of: Browser,
) -> None:  # fmt: skip
    address = reverse("person", args=[amira.slug])

    def answers() -> list[int]:
        return [browser_of(who).get(address).status_code for who in (dee, mo, kit, amira)]

    read = answers()
    withdraw(post.submission, by=amira, at=at)

    assert read == [200, 200, 404, 200]
    assert answers() == [404, 404, 404, 200]


def test_the_page_lists_and_counts_nothing(
    post: Post, amira: Person, dee: Person, browser_of: Browser
) -> None:
    page = page_of(amira, browser_of(dee))

    main = page[page.index("<main") : page.index("</main>")]
    assert post.title not in main
    assert str(amira.joined_at.year) not in main
    assert amira.sign_in_name not in page


def test_a_flag_on_them_goes_the_way_of_flags(
    sent: Submission, amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    approve(sent, by=mo, at=at)
    address = reverse("flag_person", args=[amira.slug])
    worry = {"reason": "personal", "words": "It says too much.", "key": str(new_key())}

    browser_of(dee).post(address, worry)

    kept = Flag.objects.get()
    assert (kept.submission, kept.by) == (sent, dee)
    desk = browser_of(mo).get(reverse("flag_item", args=[kept.slug])).content.decode()
    assert ABOUT in desk


def test_what_a_flag_takes_down_is_gone_from_the_page(
    sent: Submission, amira: Person, dee: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    approve(sent, by=mo, at=at)
    kept = flag(sent, Worry("personal", "", new_key()), by=dee, at=at)

    answer_flag(kept, FlagAnswer.Outcome.TAKEN_BACK, words="", by=mo, at=at)

    assert ABOUT not in page_of(amira, browser_of(dee))


def test_the_same_words_sent_twice_are_sent_once(
    sent: Submission, amira: Person, at: datetime
) -> None:
    again = actions.submit_about(amira, ABOUT, key=new_key(), at=at)

    assert again == sent


def test_returned_words_can_be_sent_again_as_they_are(
    sent: Submission, amira: Person, mo: Person, at: datetime
) -> None:
    send_back(sent, by=mo, at=at)

    again = actions.submit_about(amira, ABOUT, key=new_key(), at=at)

    assert again != sent
    assert again.state == State.WAITING


def test_what_does_not_fit_is_refused(amira: Person, mo: Person, at: datetime) -> None:
    refusals = [(amira, " \u200b ", NothingWritten), (amira, "x" * 201, AboutTooLong)]
    for author, words, refusal in [*refusals, (mo, ABOUT, MembersWriteHere)]:
        with pytest.raises(refusal):
            actions.submit_about(author, words, key=new_key(), at=at)


def test_a_mistake_keeps_what_was_typed(amira: Person, browser_of: Browser) -> None:
    sent = {"key": str(new_key()), "words": "y" * 201}

    page = browser_of(amira).post("/me/about/", sent)

    assert page.status_code == 422
    assert "y" * 201 in page.content.decode()
