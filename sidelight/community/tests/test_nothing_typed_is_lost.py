"""What somebody types stays: in the form, in a draft, and only for their eyes."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.community.actions import close_space, keep_draft, submit_edit
from sidelight.community.models import Draft, DraftPlace, Post
from sidelight.people.models import Person
from tests.build import Place, new_key, published_post, send_back, words

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]


def typed(**fields: str) -> dict[str, str]:
    """Return what the compose form sends."""
    return {"key": str(new_key()), "title": "", "body": "", "wish": "listen", **fields}


def test_words_that_cannot_be_sent_stay_in_the_form_and_as_a_draft(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    space = place.space()

    answer = browser_of(amira).post(
        f"/spaces/{space.slug}/new-post/", typed(body="We got a cat.", title="")
    )

    assert answer.status_code == 422
    assert "We got a cat." in answer.content.decode()
    assert Draft.objects.get(author=amira).body == "We got a cat."


def test_words_for_a_space_that_closed_meanwhile_are_kept(
    place: Place, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    space = place.space()
    close_space(space, by=place.manager, at=at)

    answer = browser_of(amira).post(
        f"/spaces/{space.slug}/new-post/", typed(title="A cat", body="We got a cat.")
    )

    assert "closed for now" in answer.content.decode()
    assert Draft.objects.get(author=amira).body == "We got a cat."
    assert not Post.objects.exists()


def test_a_draft_comes_back_after_signing_in_again(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    space = place.space()
    kept = typed(title="A cat", body="", feeling="Warm.")

    saved = browser_of(amira).post(
        f"/drafts/space/{space.slug}/", kept, headers={"Sidelight-Draft": "1"}
    )
    page = browser_of(amira).get(f"/spaces/{space.slug}/new-post/").content.decode()

    assert saved.status_code == 204
    assert "A cat" in page
    assert "Warm." in page
    assert kept["key"] in page


def test_a_draft_is_for_its_author_only(
    place: Place, amira: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    space = place.space()
    keep_draft(amira, DraftPlace(space=space), key=new_key(), written={"body": "Only mine."}, at=at)

    own = browser_of(amira).get(f"/spaces/{space.slug}/new-post/").content.decode()
    others = browser_of(dee).get(f"/spaces/{space.slug}/new-post/").content.decode()

    assert "Only mine." in own
    assert "Only mine." not in others


def test_sending_throws_the_draft_away(
    place: Place, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    space, key = place.space(), new_key()
    keep_draft(amira, DraftPlace(space=space), key=key, written={"body": "We got a cat."}, at=at)

    browser_of(amira).post(
        f"/spaces/{space.slug}/new-post/",
        typed(key=str(key), title="A cat", body="We got a cat."),
    )

    assert not Draft.objects.exists()
    assert Post.objects.get().submission.words.body == "We got a cat."


def test_nobody_throws_away_the_draft_of_another(
    place: Place, amira: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    key = new_key()
    keep_draft(amira, DraftPlace(space=place.space()), key=key, written={"body": "Mine."}, at=at)

    browser_of(dee).post(f"/drafts/{key}/removal/")
    still_there = Draft.objects.filter(key=key).exists()
    browser_of(amira).post(f"/drafts/{key}/removal/")

    assert still_there
    assert not Draft.objects.filter(key=key).exists()


def test_a_draft_of_any_shape_is_answered(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    space = place.space()

    answer = browser_of(amira).post(
        f"/drafts/space/{space.slug}/",
        {"key": "not a key", "title": "x" * 500, "body": "Kept.", "wish": "moon"},
        headers={"Sidelight-Draft": "1"},
    )

    assert answer.status_code == 422
    assert Draft.objects.get().body == "Kept."


def test_the_questions_are_enough_to_send(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    space = place.space()

    browser_of(amira).post(
        f"/spaces/{space.slug}/new-post/", typed(title="Today", happened="School was long.")
    )

    assert Post.objects.get().submission.words.body == ("What has been going on?\nSchool was long.")


def test_nothing_written_is_refused_kindly(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    space = place.space()

    answer = browser_of(amira).post(f"/spaces/{space.slug}/new-post/", typed(title="Today"))

    assert answer.status_code == 422
    assert "Write a few words first" in answer.content.decode()


def test_a_second_tap_on_reply_is_one_reply(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at)
    sent = {"key": str(new_key()), "body": "I hear you."}
    browser = browser_of(dee)

    for _tap in range(2):
        browser.post(f"/posts/{thread.slug}/replies/", sent)

    assert Post.objects.filter(answers=thread).count() == 1


def test_other_words_under_a_known_key_are_kept_too(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    space, browser = place.space(), browser_of(amira)
    first = typed(title="A cat", body="We got a cat.")

    browser.post(f"/spaces/{space.slug}/new-post/", first)
    browser.post(f"/spaces/{space.slug}/new-post/", {**first, "body": "We got two cats."})

    bodies = set(Post.objects.values_list("submission__words__body", flat=True))
    assert bodies == {"We got a cat.", "We got two cats."}


def test_changing_words_that_came_back_starts_from_those_words(
    place: Place, amira: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at, body="The first words.")
    newer = submit_edit(post, words("The second words."), author=amira, at=at)
    send_back(newer, by=mo, at=at)

    page = browser_of(amira).get(f"/posts/{post.slug}/edit/").content.decode()

    assert "The second words." in page
    assert "The first words." not in page
