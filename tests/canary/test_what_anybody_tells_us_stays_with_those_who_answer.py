"""A question, and what somebody wrote about a site, reach those who answer and nobody else."""

import logging
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection

from sidelight.guidance.actions import write_back
from sidelight.guidance.tests.build_questions import ANSWER, asked, shown
from sidelight.people.models import Person
from sidelight.triage.actions import Report, report_site
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import everything_in, walk

__all__ = ["visitor_named"]

ASKED = {"waits", "published", "replied"}
OF_A_SITE = {"site", "does", "felt"}


@pytest.fixture
def planted(place: Place, amira: Person, at: datetime) -> Planted:
    """Amira asked three things and wants to hear of them; one is answered for everybody."""
    planted = Planted()
    ed, cass = place.staff("Ed", "editor"), place.staff("Cass", "counsellor")
    asked(amira, at=at, key=UUID(int=1), words=f"What is {planted.word('waits')} here?")
    told = asked(amira, at=at, key=UUID(int=2), words=f"And {planted.word('published')} then?")
    shown(told, by=ed, second=cass, at=at)
    alone = asked(amira, at=at, key=UUID(int=3), words=f"Why {planted.word('replied')} so?")
    write_back(alone, f"For you: {planted.word('reply')}.", by=cass, at=at)
    report = Report(
        f"https://{planted.word('site')}.example",
        does_words=planted.word("does"),
        felt_words=planted.word("felt"),
        tell_me=True,
    )
    report_site(report, key=UUID(int=4), person=amira, at=at)
    return planted


def read_by(visitor_named: Visits, who: str, planted: Planted) -> set[str]:
    pages = walk(visitor_named(who), addresses())
    answers = [everything_in(response) for _page, response in pages]
    assert who == "sol" or any(b"Ask them, when nobody else" in answer for answer in answers)
    return {
        what
        for answer in answers
        for what, word in planted.unseen.items()
        if word.encode() in answer
    }


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        # Whoever asked finds what we wrote, and nowhere what they wrote; others may look along.
        ("stranger", {"reply"}), ("amira", {"reply"}), ("dee", {"reply"}), ("max", {"reply"}),
        ("yusuf", {"reply"}),
        ("ed", {"reply", "waits"}), ("cass", {"reply", "waits"}),
        ("mo", {"reply", *OF_A_SITE}),
        ("sol", {"reply", "waits", *OF_A_SITE}),
    ],
)  # fmt: skip
def test_no_page_shows_it_to_others(
    planted: Planted, visitor_named: Visits, who: str, reads: set[str]
) -> None:
    # The walk tries every key, which nobody can guess: a reply is read where it was asked.
    assert ANSWER.startswith("Ask them")
    assert read_by(visitor_named, who, planted) == reads


def test_no_row_and_no_line_of_the_log_says_it(
    planted: Planted, visitor_named: Visits, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for who in ("stranger", "mo", "ed"):
        list(walk(visitor_named(who), addresses()))
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(repr(cursor.fetchall()))
    everything = "".join(rows) + caplog.text

    assert "Amira" in everything
    assert {what for what, word in planted.unseen.items() if word[1:] in everything} == set()
