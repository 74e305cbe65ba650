"""What members said of how they were moves to outcomes; nothing of it is lost."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from sidelight.foundation.ids import new_slug


def to_check_ins(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    moods = apps.get_model("rooms", "Mood").objects.select_related("place").order_by("pk")
    check_in = apps.get_model("outcomes", "CheckIn")
    for one in moods.iterator():
        check_in.objects.create(
            slug=new_slug(),
            person_id=one.place.person_id,
            moment=one.when,
            feeling=one.value,
            at=one.at,
            source_kind="place",
            source_id=one.place_id,
        )


def to_moods(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    mood = apps.get_model("rooms", "Mood")
    places = set(apps.get_model("rooms", "Place").objects.values_list("pk", flat=True))
    said = apps.get_model("outcomes", "CheckIn").objects.filter(source_kind="place")
    for one in said.exclude(moment="later").order_by("pk").iterator():
        if one.source_id in places:
            # The earlier program knows no word for needing somebody.
            value = "upset" if one.feeling == "need_somebody" else one.feeling
            mood.objects.create(place_id=one.source_id, when=one.moment, value=value, at=one.at)
    said.exclude(moment="later").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("rooms", "0004_how_long_words_are_kept"),
        ("outcomes", "0001_initial"),
    ]

    operations = [migrations.RunPython(to_check_ins, to_moods)]
