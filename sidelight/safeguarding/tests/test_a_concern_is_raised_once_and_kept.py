"""Whoever of the staff is worried tells the leads, once; the words are kept for them alone."""

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person, Role
from sidelight.safeguarding.actions import open_concern, raise_concern
from sidelight.safeguarding.errors import AboutYourself, NotALead, NotStaff
from sidelight.safeguarding.models import Concern, ConcernWords, Needed
from sidelight.safeguarding.tests.build import WORDS, WORRY, about_words, raised
from tests.build import Place, new_key

pytestmark = pytest.mark.data


def test_a_lead_reads_the_worry_and_the_words(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)

    opened = open_concern(concern, by=sol, at=at)

    assert [(one.words, one.name) for one in opened.evidence] == [(WORDS, "Amira")]
    assert [(one.words, one.name) for one in opened.worry] == [(WORRY, "Mo")]


def test_a_double_tap_is_one_concern(amira: Person, mo: Person, at: datetime) -> None:
    key = new_key()

    first = raise_concern(about_words(amira, at), key=key, by=mo, at=at)
    second = raise_concern(about_words(amira, at), key=key, by=mo, at=at)

    assert first == second
    assert ConcernWords.objects.filter(concern=first).count() == 2
    assert Line.objects.filter(act=Act.CONCERN_RAISED).count() == 1


def test_a_changed_worry_under_the_same_key_is_not_lost(
    amira: Person, mo: Person, at: datetime
) -> None:
    key = new_key()

    first = raise_concern(about_words(amira, at), key=key, by=mo, at=at)
    now = about_words(amira, at, needed=Needed.NOW)
    second = raise_concern(now, key=key, by=mo, at=at)
    raise_concern(now, key=key, by=mo, at=at)

    assert first != second
    assert Concern.objects.count() == 2


def test_a_key_of_somebody_else_hides_nothing(
    amira: Person, dee: Person, mo: Person, nan: Person, at: datetime
) -> None:
    key = new_key()

    raise_concern(about_words(amira, at), key=key, by=mo, at=at)
    other = raise_concern(about_words(dee, at), key=key, by=nan, at=at)

    assert (other.about, other.raised_by) == (dee, nan)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MEMBER])
def test_everybody_of_the_staff_may(place: Place, amira: Person, at: datetime, role: Role) -> None:
    worker = place.staff(f"The {role}", role)

    assert raised(amira, by=worker, at=at).raised_by == worker


def test_a_member_may_not(amira: Person, dee: Person, at: datetime) -> None:
    with pytest.raises(NotStaff):
        raised(amira, by=dee, at=at)

    assert not Concern.objects.exists()


def test_nobody_raises_one_about_themselves(mo: Person, at: datetime) -> None:
    with pytest.raises(AboutYourself):
        raised(mo, by=mo, at=at)


def test_the_program_may_raise_one(amira: Person, sol: Person, at: datetime) -> None:
    concern = raised(amira, by=None, at=at)

    opened = open_concern(concern, by=sol, at=at)

    assert opened.worry[0].name == ""
    assert Line.objects.get(act=Act.CONCERN_RAISED).actor_id is None


def test_no_row_of_the_database_says_the_words(amira: Person, mo: Person, at: datetime) -> None:
    raised(amira, by=mo, at=at)
    assert ConcernWords.objects.count() == 2

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = repr(cursor.fetchall())
            assert WORDS not in rows
            assert WORRY not in rows


def test_it_is_kept_with_the_callers_transaction_or_not_at_all(
    amira: Person, mo: Person, at: datetime
) -> None:
    with transaction.atomic():
        raised(amira, by=mo, at=at)
        transaction.set_rollback(True)

    assert not Concern.objects.exists()
    assert not Line.objects.filter(act=Act.CONCERN_RAISED).exists()


def test_the_ledger_says_who_raised_it_about_whom(amira: Person, mo: Person, at: datetime) -> None:
    concern = raised(amira, by=mo, at=at)

    line = Line.objects.get(act=Act.CONCERN_RAISED)
    assert (line.actor_id, line.subject_id, line.detail["about"]) == (mo.pk, concern.pk, amira.pk)


def test_every_look_is_a_line(amira: Person, mo: Person, sol: Person, at: datetime) -> None:
    concern = raised(amira, by=mo, at=at)

    open_concern(concern, by=sol, at=at)
    open_concern(concern, by=sol, at=at)

    looks = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="concern", actor_id=sol.pk)
    assert looks.count() == 2


@pytest.mark.parametrize("who", ["mo", "cass", "yusuf", "ed", "max", "dee"])
def test_nobody_but_a_lead_opens_it(
    amira: Person, mo: Person, at: datetime, who: str, request: pytest.FixtureRequest
) -> None:
    concern = raised(amira, by=mo, at=at)

    with pytest.raises(NotALead):
        open_concern(concern, by=request.getfixturevalue(who), at=at)


def test_a_lead_never_opens_one_about_themselves(mo: Person, sol: Person, at: datetime) -> None:
    concern = raised(sol, by=mo, at=at)

    with pytest.raises(AboutYourself):
        open_concern(concern, by=sol, at=at)


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_it(
    amira: Person, at: datetime, verb: str
) -> None:
    concern = raised(amira, by=None, at=at)
    ConcernWords.objects.all().delete()
    rows = Concern.objects.filter(pk=concern.pk)
    change = {"update": lambda: rows.update(needed="this_week"), "delete": rows.delete}[verb]

    with pytest.raises(IntegrityError), transaction.atomic():
        change()
