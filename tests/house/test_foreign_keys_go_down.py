"""Tables point to tables of the same app or of a lower one, and say which."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from tests.house.walls.floors import floors
from tests.house.walls.foreign_keys import Model, generic_keys, upward_keys

HOUSE = {"board": 2, "desk": 1, "doorbell": 1, "cellar": 0}


def our_tables() -> list[Model]:
    return [table for table in apps.get_models() if table.__module__.startswith("sidelight.")]


def test_every_foreign_key_does() -> None:
    assert upward_keys(our_tables(), floors()) == []


def test_no_foreign_key_is_generic() -> None:
    assert generic_keys(our_tables()) == []


def test_there_are_tables_to_look_at() -> None:
    assert {table._meta.app_label for table in our_tables()} >= {"people", "review", "community"}


@isolate_apps()
def test_a_key_that_points_up_or_sideways_is_noticed() -> None:
    class Lamp(models.Model):  # noqa: DJ008
        board = models.ForeignKey("board.Board", models.CASCADE)
        doorbell = models.OneToOneField("doorbell.Doorbell", models.CASCADE)
        boards = models.ManyToManyField("board.Board")
        desk = models.ForeignKey("desk.Desk", models.CASCADE)
        cellar = models.ForeignKey("cellar.Cellar", models.CASCADE)

        class Meta:
            app_label = "desk"

    assert upward_keys([Lamp], HOUSE) == [
        "desk.Lamp.board points up to board",
        "desk.Lamp.doorbell points up to doorbell",
        "desk.Lamp.boards points up to board",
    ]


@isolate_apps()
def test_a_generic_key_is_noticed() -> None:
    class Sticker(models.Model):  # noqa: DJ008
        kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
        number = models.BigIntegerField()
        about = GenericForeignKey("kind", "number")

        class Meta:
            app_label = "desk"

    assert generic_keys([Sticker]) == [
        "desk.Sticker.kind is generic",
        "desk.Sticker.about is generic",
    ]
