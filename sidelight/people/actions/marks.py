"""Marks: a shape and a colour beside a shown name, out of fixed sets, so that none needs a look."""

from uuid import UUID

from sidelight.people.models import MarkColour, MarkShape, Person


def spread_mark(key: UUID) -> tuple[MarkShape, MarkColour]:
    """Return the shape and colour that a new person starts with.

    It follows from the key of the join form alone, so it says nothing about them.
    """
    shapes, colours = list(MarkShape), list(MarkColour)
    number = key.int % (len(shapes) * len(colours))
    return shapes[number % len(shapes)], colours[number // len(shapes)]


def choose_mark(person: Person, shape: MarkShape, colour: MarkColour) -> None:
    """Show a person with another mark, at once."""
    person.mark_shape, person.mark_colour = shape, colour
    person.save(update_fields=["mark_shape", "mark_colour"])
