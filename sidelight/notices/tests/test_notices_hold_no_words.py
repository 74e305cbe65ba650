"""A notice tells one person what became of something, and can carry nobody's words."""

from datetime import datetime, timedelta

import pytest
from django.template.loader import render_to_string

from sidelight.foundation.ids import new_slug
from sidelight.foundation.register import Register
from sidelight.notices.actions import leave, mark_read
from sidelight.notices.errors import NotAPointer
from sidelight.notices.models import Notice, NoticeKind
from sidelight.notices.queries import WORDS, recent_for, unread_count
from sidelight.notices.registers import Locate
from sidelight.people.models import Person

SLUG = "abcdefghijkm"


@pytest.fixture(autouse=True)
def _nothing_left_yet(amira: Person, dee: Person) -> None:
    """Joining leaves notices of its own; these tests begin with none."""
    Notice.objects.all().delete()


def test_a_notice_is_for_one_person(amira: Person, dee: Person, at: datetime) -> None:
    leave(amira, NoticeKind.PUBLISHED, about=SLUG, at=at)

    assert [notice.kind for notice in recent_for(amira)] == ["published"]
    assert recent_for(dee) == []


@pytest.mark.parametrize("words", ["my own words", "short", "ABCDEFGHIJKM", "abcdefghijk\n"])
def test_words_do_not_fit_into_a_notice(amira: Person, at: datetime, words: str) -> None:
    with pytest.raises(NotAPointer):
        leave(amira, NoticeKind.PUBLISHED, about=words, at=at)

    assert not Notice.objects.exists()


def test_a_slug_and_nothing_do_fit(amira: Person, at: datetime) -> None:
    leave(amira, NoticeKind.PUBLISHED, about=new_slug(), at=at)
    leave(amira, NoticeKind.NAME_KEPT, about="", at=at)

    assert Notice.objects.count() == 2


def test_every_kind_has_plain_words() -> None:
    assert set(WORDS) == set(NoticeKind)


def test_the_newest_comes_first_and_old_ones_fall_off(amira: Person, at: datetime) -> None:
    leave(amira, NoticeKind.RETURNED, about=SLUG, at=at)
    leave(amira, NoticeKind.PUBLISHED, about=SLUG, at=at + timedelta(hours=1))

    assert [notice.kind for notice in recent_for(amira)] == ["published", "returned"]
    assert [notice.kind for notice in recent_for(amira, most=1)] == ["published"]


def test_a_notice_is_new_until_it_was_read(amira: Person, dee: Person, at: datetime) -> None:
    leave(amira, NoticeKind.PUBLISHED, about=SLUG, at=at)
    leave(dee, NoticeKind.PUBLISHED, about=SLUG, at=at)
    assert unread_count(amira) == 1

    mark_read(amira, at=at)

    assert unread_count(amira) == 0
    assert [notice.is_new for notice in recent_for(amira)] == [False]
    assert unread_count(dee) == 1


def test_what_arrives_while_one_reads_stays_new(amira: Person, at: datetime) -> None:
    leave(amira, NoticeKind.PUBLISHED, about=SLUG, at=at + timedelta(minutes=1))

    assert mark_read(amira, at=at) == 0


def test_the_list_links_to_where_the_page_says(amira: Person, at: datetime) -> None:
    leave(amira, NoticeKind.PUBLISHED, about=SLUG, at=at)
    notices = recent_for(amira, address_of=lambda kind, about: f"/{kind}/{about}/")

    page = render_to_string("notices/list.html", {"notices": notices})

    assert "Others can read your words now." in page
    assert f'href="/published/{SLUG}/"' in page
    assert "New" in page


def test_without_an_address_there_is_no_link(amira: Person, at: datetime) -> None:
    leave(amira, NoticeKind.NAME_KEPT, about="", at=at)

    page = render_to_string("notices/list.html", {"notices": recent_for(amira)})

    assert "The name you chose is yours now." in page
    assert "<a " not in page


def test_an_empty_list_says_what_it_is_for() -> None:
    assert "we tell you here" in render_to_string("notices/list.html", {"notices": []})


def test_where_the_page_knows_nothing_the_apps_are_asked_that_plugged_in(
    amira: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged: Register[Locate] = Register()
    plugged.add(lambda kind, about: f"/away/{about}/" if kind == NoticeKind.PLACE_KEPT else "")
    monkeypatch.setattr("sidelight.notices.queries.notices.leads_to", plugged)
    leave(amira, NoticeKind.PUBLISHED, about=SLUG, at=at)
    leave(amira, NoticeKind.PLACE_KEPT, about=SLUG, at=at + timedelta(hours=1))

    assert [notice.address for notice in recent_for(amira)] == [f"/away/{SLUG}/", ""]
