"""A member shows one version of one page to a counsellor of their group, and takes it back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.courses.models import Application, GroupLeader
from sidelight.courses.tests.journals import Shown, group_of, shown
from sidelight.journal.actions import (
    Writing,
    change_page,
    end_shares,
    open_share,
    remove_page,
    share_page,
    take_back,
)
from sidelight.journal.errors import NothingToRead, NotTheirReader, PageChanged
from sidelight.journal.models import Page, Share
from sidelight.journal.queries.pages import Said
from sidelight.journal.queries.shares import shares_for
from sidelight.journal.tests.build import written
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import leave
from sidelight.people.models import Person
from tests.build import Place, new_key

WORDS = "The robin came back."
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def given(place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Shown:
    group = group_of(amira, cass, yusuf, by=place.manager, at=at)
    page = written(amira, WORDS, at=at)
    return Shown(group, page, shown(page, cass, at=at))


def may_open(share: Share, reader: Person, at: datetime) -> bool:
    """Whether somebody can open a share: by its list and by opening it, which agree."""
    listed = share.pk in {one.pk for one in shares_for(reader, at)}
    try:
        opened = open_share(share, by=reader, at=at).said.words == WORDS
    except NothingToRead:
        opened = False
    assert listed == opened
    return opened


def test_the_counsellor_reads_it_on_record(
    given: Shown, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    browser, address = browser_of(cass), reverse("shared_page", args=[given.share.slug])
    listed = browser.get(reverse("shared_pages")).content.decode()
    before = browser.get(address).content.decode()

    after = browser.post(f"{address}words").content.decode()

    assert address in listed
    assert WORDS not in listed + before
    assert WORDS in after
    line = Line.objects.get(act=Act.RECORD_VIEWED)
    assert (line.actor_id, line.subject_kind, line.subject_id) == (
        cass.pk, "journal_share", given.share.pk
    )  # fmt: skip


def test_nobody_else_finds_it(
    given: Shown,
    place: Place,
    dee: Person,
    yusuf: Person,
    mo: Person,
    sol: Person,
    max: Person,
    browser_of: Browsers,
    at: datetime,
) -> None:
    other = place.staff("Corin", "counsellor")
    for who in (dee, yusuf, mo, sol, max, other):
        assert not may_open(given.share, who, at)
        browser, address = browser_of(who), reverse("shared_page", args=[given.share.slug])
        for path in ("", "words", "reading", "concern"):
            assert browser.post(f"{address}{path}").status_code in (404, 405)
            assert WORDS not in browser.get(f"{address}{path}").content.decode()


def test_a_page_goes_to_no_other_counsellor(
    given: Shown, place: Place, dee: Person, yusuf: Person, at: datetime
) -> None:
    other = place.staff("Corin", "counsellor")
    for who in (other, yusuf, dee):
        with pytest.raises(NotTheirReader):
            shown(given.page, who, at=at)


def test_it_is_exactly_the_version_that_was_shown(given: Shown, cass: Person, at: datetime) -> None:
    change_page(given.page, Writing(Said("It left again."), new_key(), seen=1), at=at)

    assert open_share(given.share, by=cass, at=at).said.words == WORDS


def test_what_changed_meanwhile_is_not_shown_unseen(
    given: Shown, cass: Person, at: datetime
) -> None:
    old = Page.objects.get(pk=given.page.pk)
    change_page(given.page, Writing(Said("It left again."), new_key(), seen=1), at=at)
    newer = Page.objects.get(pk=given.page.pk)

    for page in (old, newer):
        with pytest.raises(PageChanged):
            share_page(page, reader=cass, seen=1, key=new_key(), at=at)


def test_showing_it_again_replaces_what_was_shown(given: Shown, cass: Person, at: datetime) -> None:
    change_page(given.page, Writing(Said("It left again."), new_key(), seen=1), at=at)
    newer = shown(Page.objects.get(pk=given.page.pk), cass, at=at)

    assert [one.pk for one in shares_for(cass, at)] == [newer.pk]
    assert open_share(newer, by=cass, at=at).said.words == "It left again."


def test_a_double_tap_shows_it_once(given: Shown, cass: Person, at: datetime) -> None:
    key = new_key()

    made = {share_page(given.page, reader=cass, seen=1, key=key, at=at).pk for _ in range(2)}

    assert len(made) == 1


def test_taken_back_is_gone_at_once(
    given: Shown, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    assert may_open(given.share, cass, at)
    browser = browser_of(cass)

    browser_of(amira).post(reverse("journal_taking_back", args=[given.share.slug]))

    assert not may_open(given.share, cass, at)
    address = reverse("shared_page", args=[given.share.slug])
    assert browser.get(address).status_code == 404
    assert browser.post(f"{address}words").status_code == 404
    assert bytes(Share.objects.get().sealed) == b""
    # Not that nobody can open it: the page says elsewhere who could.
    page = browser_of(amira).get(reverse("journal_shares")).content.decode()
    assert "You show no page of your journal to anybody." in page
    take_back(given.share, at=at)
    assert Line.objects.filter(act=Act.PAGE_TAKEN_BACK).count() == 1


def test_nobody_takes_back_what_another_showed(
    given: Shown, dee: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    address = reverse("journal_taking_back", args=[given.share.slug])

    assert browser_of(dee).post(address).status_code == 404

    assert may_open(given.share, cass, at)


def test_a_removed_page_takes_its_copy_along(given: Shown, cass: Person, at: datetime) -> None:
    remove_page(given.page, at=at)

    assert not may_open(given.share, cass, at)
    assert bytes(Share.objects.get().sealed) == b""


def test_an_ended_place_ends_it(given: Shown, cass: Person, at: datetime) -> None:
    Application.objects.update(ended_at=at, ended_how=Application.Ended.WITHDRAWN)

    assert not may_open(given.share, cass, at)
    assert end_shares(at) == 1
    assert bytes(Share.objects.get().sealed) == b""


def test_a_leader_who_stops_leading_reads_it_no_more(
    given: Shown, cass: Person, at: datetime
) -> None:
    GroupLeader.objects.filter(person=cass).update(ended_at=at)

    assert not may_open(given.share, cass, at)


def test_a_counsellor_who_is_not_ready_reads_nothing_and_keeps_it(
    given: Shown, cass: Person, at: datetime
) -> None:
    after = at + timedelta(days=400)  # their dates are over then
    assert may_open(given.share, cass, at)

    assert not may_open(given.share, cass, after)
    assert end_shares(after) == 0


@pytest.mark.parametrize("who", ["amira", "cass"])
def test_leaving_ends_it(
    given: Shown, who: str, cass: Person, at: datetime, request: pytest.FixtureRequest
) -> None:
    leave(request.getfixturevalue(who), at=at)

    assert not may_open(given.share, cass, at)
    assert not Share.objects.standing().exists()


def test_what_ended_can_hold_no_copy(given: Shown, at: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.update(ended_at=at, ended_how=Share.Ended.TAKEN_BACK)


def test_a_member_is_told_what_happens_before_and_shows_it(
    given: Shown, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    page = written(amira, "Rain.", at=at)
    browser, address = browser_of(amira), reverse("journal_showing", args=[page.slug])
    told = browser.get(address).content.decode()

    given_form = {"key": str(new_key()), "seen": 1, "to": cass.slug}
    answer = browser.post(address, given_form, follow=True)

    assert "take it back" in told
    assert "safeguarding lead" in told
    assert cass.shown_name in answer.content.decode()
    assert Share.objects.standing().filter(page=page, reader=cass).exists()


def test_without_a_place_there_is_nobody_to_show_it_to(
    given: Shown, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    page = written(dee, "Toast.", at=at)
    browser = browser_of(dee)

    address = reverse("journal_showing", args=[page.slug])
    assert address not in browser.get(reverse("journal_page", args=[page.slug])).content.decode()
    assert "nobody to show it to" in browser.get(address).content.decode()
    with pytest.raises(NotTheirReader):
        shown(page, given.share.reader, at=at)
