"""A question whose SQL is kept answers as Django would, or Django is asked after all."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat

from sidelight.foundation.prepared import Question, prepared, written_once
from sidelight.people.models import Person
from tests.build import Place

pytestmark = pytest.mark.data

Ask = Callable[..., QuerySet[Any, Any]]  # Any: whatever a test asks for
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def by_name(name: str, joined_before: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    people = Person.objects.filter(shown_name=name, joined_at__lt=joined_before)
    return people.values_list("pk", "shown_name", "joined_at")


def keeps(ask: Ask, *kinds: type, **shape: object) -> Question | None:
    return written_once(partial(ask, **shape), kinds)


def test_each_call_asks_with_its_own_values(place: Place, amira: Person, dee: Person) -> None:
    ask, later = prepared(by_name), datetime.now(UTC) + timedelta(days=1)

    answers = [ask(name, later) for name in ("Amira", "Dee", "Nobody", "Amira")]

    assert answers == [list(by_name(name, later)) for name in ("Amira", "Dee", "Nobody", "Amira")]
    assert [len(rows) for rows in answers] == [1, 1, 0, 1]
    assert ask("Amira", amira.joined_at) == []


def test_what_comes_by_name_has_sql_of_its_own(place: Place, amira: Person, dee: Person) -> None:
    ask = prepared(
        lambda name, *, bands: Person.objects.filter(
            shown_name=name, age_band__in=bands
        ).values_list("pk")
    )
    band = frozenset({dee.age_band})

    assert ask("Dee", bands=band) == [(dee.pk,)]
    assert ask("Dee", bands=frozenset({"13-15"})) == []
    assert ask("Dee", bands=frozenset({"13-15", *band})) == [(dee.pk,)]
    assert ask("Dee", bands=frozenset()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ask",
    [
        lambda name: Person.objects.filter(shown_name=name[::-1]).values_list("pk"),
        lambda name: Person.objects.filter(shown_name__contains=name).values_list("pk"),
        lambda name: Person.objects.filter(shown_name="Amira").values_list("pk"),
        lambda name: Person.objects.filter(shown_name=Concat(Value(name + "."), Value(name)))
        .values_list("pk"),
        lambda name: Person.objects.none().values_list("pk"),
    ],
    ids=["turned", "inside a pattern", "not asked with", "in two forms", "never an answer"],
)  # fmt: skip
def test_django_is_asked_when_it_is_not_plain_where_a_value_stands(ask: Ask) -> None:
    assert keeps(ask, str) is None


@pytest.mark.django_db
def test_django_is_asked_for_values_of_another_kind() -> None:
    assert keeps(lambda yes: Person.objects.filter(is_active=yes).values_list("pk"), bool) is None


@pytest.mark.django_db
def test_a_plain_question_is_kept() -> None:
    assert keeps(by_name, str, datetime) is not None
