"""The one exception to sign-in names of our making: the demo's, which are printed."""

from django.conf import settings

from sidelight.people.errors import OnlyInTheDemo
from sidelight.people.models import Person


def name_for_the_demo(person: Person, sign_in_name: str) -> None:
    """Give an invented person the sign-in name that is printed when the demo starts.

    Raises OnlyInTheDemo elsewhere: a sign-in name that others know is half of a way in.
    """
    if not settings.SIDELIGHT_DEMO:
        raise OnlyInTheDemo
    person.sign_in_name = sign_in_name
    person.save(update_fields=["sign_in_name"])
