"""Limits count the words that are kept: cleaned first, then measured."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.community import rules
from sidelight.community.forms import EditPostForm, FlagForm, PostForm, ReplyForm
from sidelight.community.models import Draft, Post
from sidelight.people.models import Person
from tests.build import Place, new_key, published_post

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]
UNSEEN = "\u200b\u3164\U000e0041\u202e"
GROWS = "\u0958"  # one letter as typed, two as kept


def typed(**fields: str) -> dict[str, str]:
    return {
        "key": str(new_key()),
        "title": "A cat",
        "body": "It sleeps.",
        "wish": "listen",
        **fields,
    }


@pytest.mark.parametrize("name", ["title", "body"])
def test_words_that_nobody_can_see_are_no_words(name: str) -> None:
    assert PostForm(typed()).is_valid()
    assert list(PostForm(typed(**{name: UNSEEN})).errors) == [name]


def test_an_answer_that_nobody_can_see_is_no_answer() -> None:
    assert list(PostForm(typed(body="", helps=UNSEEN)).errors) == ["body"]


@pytest.mark.parametrize(
    ("name", "longest"),
    [("title", rules.LONGEST_TITLE), ("body", rules.LONGEST_BODY), ("helps", rules.LONGEST_ANSWER)],
)
def test_growing_letters_are_counted_as_kept(name: str, longest: int) -> None:
    assert PostForm(typed(**{name: GROWS * (longest // 2)})).is_valid()
    assert list(PostForm(typed(**{name: GROWS * (longest // 2 + 1)})).errors) == [name]


def test_line_breaks_count_once() -> None:
    assert ReplyForm(typed(body="a\r\n" * (rules.LONGEST_BODY // 2))).is_valid()


def test_a_flag_holds_only_what_can_be_seen() -> None:
    form = FlagForm({"key": str(new_key()), "reason": "unkind", "words": f"Look{UNSEEN} at it."})

    assert form.is_valid()
    assert form.cleaned_data["words"] == "Look at it."


def longest_post() -> PostForm:
    answer, body = "a" * rules.LONGEST_ANSWER, "b" * rules.LONGEST_BODY
    form = PostForm(typed(happened=answer, feeling=answer, helps=answer, body=body))
    assert form.is_valid()
    return form


def test_a_post_as_long_as_can_be_written_can_be_changed() -> None:
    composed = longest_post().words().body

    assert len(composed) > rules.LONGEST_BODY
    assert len(composed) <= rules.LONGEST_COMPOSED
    assert EditPostForm(typed(body=composed)).is_valid()


def test_no_change_is_longer_than_the_longest_post() -> None:
    too_long = "b" * (rules.LONGEST_COMPOSED + 1)

    assert list(EditPostForm(typed(body=too_long)).errors) == ["body"]
    assert list(PostForm(typed(body="b" * (rules.LONGEST_BODY + 1))).errors) == ["body"]


def test_a_change_of_a_long_post_is_sent(
    place: Place, amira: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    composed = longest_post().words().body
    post = published_post(place.space(), amira, by=mo, at=at, body=composed)

    answer = browser_of(amira).post(
        f"/posts/{post.slug}/edit/", typed(body=composed.replace("b" * 10, "c" * 10, 1))
    )

    assert answer.status_code == 302
    assert Post.objects.get().body == composed


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "x" * (rules.LONGEST_TITLE + 1)},
        {"helps": "x" * (rules.LONGEST_DRAFT + 1)},
        {"wish": "moon"},
    ],
)
def test_a_draft_says_when_it_could_not_keep_everything(
    place: Place, amira: Person, browser_of: Browsers, fields: dict[str, str]
) -> None:
    address = f"/drafts/space/{place.space().slug}/"

    told = browser_of(amira).post(address, typed(**fields), headers={"Sidelight-Draft": "1"})
    page = browser_of(amira).post(address, typed(**fields))

    assert told.status_code == 422
    assert page.status_code == 422
    assert next(iter(fields.values())) in page.content.decode() or "wish" in fields
    assert "Write a few words first" not in page.content.decode()
    assert Draft.objects.get().body == "It sleeps."


def test_a_draft_with_a_blank_sign_is_kept_whole(
    place: Place, amira: Person, browser_of: Browsers
) -> None:
    answer = browser_of(amira).post(
        f"/drafts/space/{place.space().slug}/",
        typed(title="A\x00 cat", body="It\x00 sleeps."),
        headers={"Sidelight-Draft": "1"},
    )

    draft = Draft.objects.get()
    assert answer.status_code == 204
    assert (draft.title, draft.body) == ("A cat", "It sleeps.")
