"""What stands on a certificate tells a school nothing of why somebody came."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.programmes.beginning import begin_programme
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.queries.content import pack_of, seen_of
from sidelight.courses.queries.own_ending import certificate_of, neutral_words
from sidelight.courses.rules.endings import tells_why
from sidelight.courses.tests.build import placed
from sidelight.people.models import Person

Browsers = Callable[[Person | None], Client]
TELLING = "took part in a course for young people who harm themselves"
PLAIN = "took part in seven consecutive evenings of Steady Ground"


@pytest.mark.parametrize(
    "words",
    [
        TELLING, "A SELF-HARM course", "went to therapy in a group", "cutting down",
        "a mental-health course", "came to Sidelight", "was in recovery",
    ],
)  # fmt: skip
def test_it_tells(words: str) -> None:
    assert tells_why(words)


@pytest.mark.parametrize("words", ["", PLAIN, "took part in a charming course", "led by ourselves"])
def test_it_does_not(words: str) -> None:
    assert not tells_why(words)


def test_ours_do_not() -> None:
    assert not tells_why(neutral_words())


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "kept"), [(PLAIN, True), (TELLING, False)])
def test_words_that_came_in_with_a_pack_stay_off_the_paper_where_they_tell(
    group: Group, amira: Person, at: datetime, words: str, kept: bool
) -> None:
    ProgrammeVersion.objects.update(certificate=words)
    mine = placed(group, amira, at=at)

    assert certificate_of(mine).words == (words if kept else neutral_words())


@pytest.mark.django_db
def test_whoever_writes_a_course_is_asked_for_others(
    cass: Person, at: datetime, browser_of: Browsers
) -> None:
    version = begin_programme("Quiet evenings", by=cass, at=at)
    typed = {
        "seen": seen_of(pack_of(version)), "title": "Quiet evenings", "language": "en-GB",
        "keep_days": "30",
    }  # fmt: skip
    where = [version.programme.slug, version.number]
    address, browser = reverse("version_words", args=where), browser_of(cass)

    answer = browser.post(address, {**typed, "certificate": TELLING})

    assert answer.status_code == 422
    assert "This tells why somebody came." in answer.content.decode()
    assert browser.post(address, {**typed, "certificate": PLAIN}).status_code == 302
    version.refresh_from_db()
    assert version.certificate == PLAIN
