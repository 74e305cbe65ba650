"""A member with a place, the counsellor of their group, and a page between them."""

from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.models import Group
from sidelight.courses.tests.build import led_by, open_group, placed, published_version
from sidelight.journal.actions import share_page
from sidelight.journal.models import Page, Share
from sidelight.journal.tests.build import written
from sidelight.people.models import Person
from tests.build import Place, new_key


def group_of(
    member: Person, counsellor: Person, youth_worker: Person, *, by: Person, at: datetime
) -> Group:
    """Return a group that these two lead and in which the member has a place."""
    version = published_version(by=counsellor, reviewed_by=by, at=at)
    group = led_by(open_group(version, by=by, at=at), counsellor, youth_worker, by=by, at=at)
    placed(group, member, at=at)
    return group


def shown(page: Page, reader: Person, *, at: datetime) -> Share:
    """Return a page that was shown to somebody as it stands."""
    return share_page(page, reader=reader, seen=page.revision, key=new_key(), at=at)


def shown_page(place: Place, member: Person, words: str, *, at: datetime, title: str = "") -> Share:
    """Return a page of a member with a place, shown to Cass, who leads their group."""
    cass, yusuf = place.staff("Cass", "counsellor"), place.staff("Yusuf", "youth_worker")
    group_of(member, cass, yusuf, by=place.manager, at=at)
    return shown(written(member, words, at=at, title=title), cass, at=at)


@dataclass
class Shown:
    """What was shown, in which group."""

    group: Group
    page: Page
    share: Share
