"""A space for people who finished a course is there for those who were let in, and only so long."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.community import actions
from sidelight.community.errors import MembersWriteHere, NotForThem
from sidelight.community.models import Draft, DraftPlace, ForWhom, LetIn, Mute, Post, Space
from sidelight.community.queries import drafts_of, mutes_of, reader_of, search, spaces_for
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.review.models import Submission
from tests.build import Place, new_key, published_post, published_reply, words

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]
HALF_A_YEAR = timedelta(days=182)
SAID = "The heron came back to the pond."
OTHERS = ["dee", "kit", "max", "ed", "cass", "stranger"]


@pytest.fixture
def space(place: Place, max: Person, at: datetime) -> Space:
    new = actions.NewSpace("Afterwards", "For later.", "16-17", for_whom=ForWhom.FINISHED)
    return actions.open_space(new, by=max, at=at)


@pytest.fixture
def noor(place: Place, space: Space, at: datetime) -> Person:
    """Somebody else who is let in, and wrote there."""
    noor = place.member("Noor", "16-17")
    actions.let_in(noor, space, until=at + 2 * HALF_A_YEAR, at=at)
    return noor


@pytest.fixture
def post(space: Space, noor: Person, mo: Person, at: datetime) -> Post:
    post = published_post(space, noor, by=mo, at=at, body=SAID)
    published_reply(post, noor, by=mo, at=at + timedelta(minutes=1), body=f"Again: {SAID}")
    return post


@pytest.fixture
def inside(amira: Person, space: Space, at: datetime) -> Person:
    """Amira, let in for half a year."""
    actions.let_in(amira, space, until=at + HALF_A_YEAR, at=at)
    return amira


def every_way(space: Space, post: Post) -> list[str]:
    """Return every address at which words of a space could be read."""
    reply = Post.objects.get(answers=post)
    return [
        "/spaces/", f"/spaces/{space.slug}/", f"/spaces/{space.slug}/new-post/",
        f"/posts/{post.slug}/", f"/posts/{reply.slug}/", f"/posts/{post.slug}/flag/",
        f"/posts/{reply.slug}/flag/", "/search/?q=heron", f"/people/{post.author.slug}/",
        f"/people/{post.author.slug}/flag/", f"/posts/{post.slug}/edit/", "/me/", "/me/quiet/",
    ]  # fmt: skip


def every_button(space: Space, post: Post) -> list[str]:
    """Return every address that does something about what is written there."""
    return [
        f"/spaces/{space.slug}/new-post/", f"/spaces/{space.slug}/mute/",
        f"/posts/{post.slug}/replies/", f"/posts/{post.slug}/mute/", f"/posts/{post.slug}/flag/",
        f"/posts/{post.slug}/reactions/", f"/posts/{post.slug}/reactions/with-you/removal/",
        f"/people/{post.author.slug}/mute/", f"/people/{post.author.slug}/flag/",
        f"/drafts/space/{space.slug}/", f"/drafts/reply/{post.slug}/",
    ]  # fmt: skip


def told(browser: Client, space: Space, post: Post) -> list[str]:
    """Return the addresses that show the space or what is said there."""
    known = ("heron came back", space.name, "Noor")
    return [
        address
        for address in every_way(space, post)
        if any(word in browser.get(address, follow=True).content.decode() for word in known)
    ]


def test_those_who_are_let_in_read_it(
    space: Space, post: Post, inside: Person, browser_of: Browsers
) -> None:
    seen = told(browser_of(inside), space, post)

    assert {"/spaces/", f"/spaces/{space.slug}/", f"/posts/{post.slug}/", "/search/?q=heron"} < set(
        seen
    )


def test_moderators_read_it(space: Space, post: Post, mo: Person, browser_of: Browsers) -> None:
    assert f"/posts/{post.slug}/" in told(browser_of(mo), space, post)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_learns_of_it_anywhere(
    request: pytest.FixtureRequest, space: Space, post: Post, who: str, browser_of: Browsers
) -> None:
    person = None if who == "stranger" else request.getfixturevalue(who)

    assert told(browser_of(person), space, post) == []


def test_nobody_else_does_anything_there(
    space: Space, post: Post, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(dee)

    answers = {where: browser.post(where).status_code for where in every_button(space, post)}

    assert set(answers.values()) == {404}


def test_it_ends_by_itself_on_every_way(
    space: Space, post: Post, inside: Person, browser_of: Browsers, clock_at: Clock, at: datetime
) -> None:
    actions.mute_thread(post, by=inside, at=at)
    actions.mute_space(space, by=inside, at=at)
    clock_at(at + HALF_A_YEAR)
    browser = browser_of(inside)

    assert told(browser, space, post) == []
    answers = {where: browser.post(where).status_code for where in every_button(space, post)}
    assert set(answers.values()) <= {404, 410}
    assert Mute.objects.count() == 2
    reader = reader_of(inside, at + HALF_A_YEAR)
    assert not mutes_of(reader)
    assert not search(reader, "heron").exists()
    assert spaces_for(reader) == []


def test_the_last_moment_still_counts(
    space: Space, post: Post, inside: Person, browser_of: Browsers, clock_at: Clock, at: datetime
) -> None:
    clock_at(at + HALF_A_YEAR - timedelta(seconds=1))

    assert f"/posts/{post.slug}/" in told(browser_of(inside), space, post)


def test_the_end_is_said_kindly_to_those_who_were_there(
    space: Space, post: Post, inside: Person, browser_of: Browsers, clock_at: Clock, at: datetime
) -> None:
    clock_at(at + HALF_A_YEAR)
    browser = browser_of(inside)

    over = browser.get(f"/spaces/{space.slug}/")
    late = browser.post(f"/posts/{post.slug}/replies/", {"body": "I wanted to say bye."})

    assert (over.status_code, late.status_code) == (410, 410)
    assert "You did nothing wrong" in over.content.decode()
    assert "I wanted to say bye." in late.content.decode()


def test_nobody_writes_or_changes_there_when_it_is_over(
    space: Space, inside: Person, mo: Person, at: datetime
) -> None:
    mine = published_post(space, inside, by=mo, at=at, body="Mine.")
    late = at + HALF_A_YEAR

    for write in (
        lambda: actions.submit_post(space, words("Late."), author=inside, at=late),
        lambda: actions.submit_reply(mine, words("Late."), author=inside, at=late),
        lambda: actions.submit_edit(mine, words("Late."), author=inside, at=late),
    ):
        with pytest.raises(MembersWriteHere):
            write()

    assert Submission.objects.filter(author=inside, kind__in=["post", "reply"]).count() == 1


def test_nobody_of_the_band_writes_there_without_being_let_in(
    space: Space, post: Post, dee: Person, at: datetime
) -> None:
    with pytest.raises(MembersWriteHere):
        actions.submit_post(space, words("Let me in."), author=dee, at=at)
    with pytest.raises(MembersWriteHere):
        actions.submit_reply(post, words("Let me in."), author=dee, at=at)


def test_a_draft_for_it_stays_its_authors_when_it_is_over(
    space: Space, inside: Person, at: datetime
) -> None:
    there = DraftPlace(space=space)
    actions.keep_draft(inside, there, key=new_key(), written={"body": "Half."}, at=at)

    before, after = (drafts_of(reader_of(inside, when)) for when in (at, at + HALF_A_YEAR))

    assert [one.takes_words for one in (*before, *after)] == [True, False]
    assert Draft.objects.count() == 1


def test_words_there_wait_like_all_others(
    space: Space, inside: Person, noor: Person, browser_of: Browsers, at: datetime
) -> None:
    actions.submit_post(space, words("Not looked at.", "Still waiting"), author=noor, at=at)

    page = browser_of(inside).get(f"/spaces/{space.slug}/").content.decode()

    assert "Nothing here yet" in page
    assert "Still waiting" not in page


@pytest.mark.parametrize("fault", ["of another age", "closed", "for everybody", "over"])
def test_nobody_is_let_in_where_it_is_not_for_them(
    place: Place, space: Space, amira: Person, kit: Person, max: Person, at: datetime, fault: str
) -> None:
    if fault == "closed":
        actions.close_space(space, by=max, at=at)
    where = place.space() if fault == "for everybody" else space
    person = kit if fault == "of another age" else amira
    until = at if fault == "over" else at + HALF_A_YEAR

    with pytest.raises(NotForThem):
        actions.let_in(person, where, until=until, at=at)

    assert not LetIn.objects.exists()


def test_letting_in_twice_is_once_and_never_shorter(
    space: Space, inside: Person, at: datetime
) -> None:
    for until in (at + timedelta(days=3), at + HALF_A_YEAR, at + 2 * HALF_A_YEAR):
        actions.let_in(inside, space, until=until, at=at)

    assert LetIn.objects.get().until == at + 2 * HALF_A_YEAR
    lines = Line.objects.filter(act=Act.SPACE_LET_IN)
    assert [line.detail for line in lines] == [{"space": space.pk}] * 2


def test_a_manager_opens_one_and_a_space_is_for_everybody_unless_they_say_so(
    place: Place, max: Person, browser_of: Browsers
) -> None:
    browser = browser_of(max)
    form = {"about": "Later.", "band": "13-15", "position": "3"}

    browser.post("/staff/spaces/new/", {**form, "name": "After", "for_whom": "finished"})
    browser.post("/staff/spaces/new/", {**form, "name": "Before"})

    assert dict(Space.objects.values_list("name", "for_whom")) == {
        "After": ForWhom.FINISHED,
        "Before": ForWhom.BAND,
    }


def test_the_database_knows_for_whom_a_space_can_be(space: Space, at: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Space.objects.filter(pk=space.pk).update(for_whom="whoever")
