"""Holding somebody's row where others are held already, without ever waiting for it."""

from django.db import connection

from sidelight.people.models import Person


def hold_if_free(person: Person) -> bool:
    """Hold somebody's row until the end of the transaction, unless somebody else holds it.

    For whoever holds rows that are locked after people. The harm: whoever leaves at this moment
    holds their own row and waits for those, and both would wait for ever. False for whoever left.
    """
    passes_over = connection.features.has_select_for_update_skip_locked
    rows = Person.objects.select_for_update(no_key=True, skip_locked=passes_over)
    return rows.filter(pk=person.pk, left_at=None).first() is not None
