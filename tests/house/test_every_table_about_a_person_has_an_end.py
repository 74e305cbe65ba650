"""Whatever leads to a person is erased, or says why it stays; is given, or says why not."""

from dataclasses import replace

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Keeping, Stays, belongings, classes, expiring
from sidelight.review.models import Submission
from tests.house.walls.belongings import forgotten_words, half_said, unregistered_keys


def test_every_key_to_a_person_is_registered() -> None:
    assert unregistered_keys(apps.get_models(), belongings) == []


def test_so_is_every_table_whose_words_hang_on_a_persons_rows() -> None:
    assert forgotten_words(apps.get_models(), belongings) == []


def test_every_entry_says_how_it_ends_and_how_it_is_given() -> None:
    assert half_said(belongings) == []


def test_every_class_with_days_is_ended_at_night() -> None:
    counted = {one.code for one in classes() if one.days is not None}

    assert counted == {expiry.keeping.code for expiry in expiring}


def test_what_stays_is_told_on_the_page_for_leaving() -> None:
    """Except the words of others, which go when theirs go."""
    stays = {one.keeping for one in belongings if isinstance(one.erase, Stays)}
    about_members = {one for one in stays if one.code not in ("words", "flags")}

    assert all(one.after_leaving for one in about_members)


@isolate_apps("sidelight.community")
def test_the_wall_finds_a_planted_table() -> None:
    class Diary(models.Model):  # noqa: DJ008
        person = models.ForeignKey(Person, on_delete=models.PROTECT)
        text = models.TextField()

        class Meta:
            app_label = "community"

    class Remark(models.Model):  # noqa: DJ008
        submission = models.ForeignKey(Submission, on_delete=models.PROTECT)
        text = models.TextField()

        class Meta:
            app_label = "community"

    tables = [*apps.get_models(), Diary, Remark]

    assert unregistered_keys(tables, belongings) == [
        "community.Diary.person leads to a person and is in no register"
    ]
    assert sorted(forgotten_words(tables, belongings)) == [
        "community.Diary holds words of a person and is in no register",
        "community.Remark holds words of a person and is in no register",
    ]


def test_the_wall_finds_every_entry_that_is_taken_out() -> None:
    of_keys = [one for one in belongings if leads_straight(one)]

    for gone in of_keys:
        rest = [one for one in belongings if one != gone]
        assert len(unregistered_keys(apps.get_models(), rest)) == 1, gone


def test_the_wall_finds_an_entry_without_reasons() -> None:
    whole = next(iter(belongings))
    silent = Keeping("silent", what="", by="", until="", why="")

    assert len(half_said([replace(whole, erase=Stays("")), replace(whole, keeping=silent)])) == 2


def leads_straight(one: Belonging) -> bool:
    fields = {field.name: field for field in one.model._meta.local_fields}
    return one.key in fields and fields[one.key].related_model is Person
