"""What the demo may and nothing else: sign-ins whose every part is printed."""

import base64
import hmac
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from sidelight.people import authenticators, rules
from sidelight.people.authenticators import Sort
from sidelight.people.errors import OnlyInTheDemo
from sidelight.people.models import Person

KEY_BYTES = 20


def name_for_the_demo(person: Person, sign_in_name: str) -> None:
    """Give an invented person the sign-in name that is printed when the demo starts.

    Raises OnlyInTheDemo elsewhere: a sign-in name that others know is half of a way in.
    """
    if not settings.SIDELIGHT_DEMO:
        raise OnlyInTheDemo
    person.sign_in_name = sign_in_name
    person.save(update_fields=["sign_in_name"])


def set_up_app_for_the_demo(person: Person, *, at: datetime) -> None:
    """Set up an authenticator app for somebody invented, so that the demo can print its codes.

    The key follows from the demo's own keys and is another one on every machine. Nothing else is
    different: the code is asked for and works once, as everywhere. Raises OnlyInTheDemo elsewhere.
    """
    if not settings.SIDELIGHT_DEMO:
        raise OnlyInTheDemo
    told = f"second factor of {person.sign_in_name}".encode()
    mac = hmac.digest(settings.SIDELIGHT_ENCRYPTION_KEYS[0].encode(), told, "sha256")
    key = base64.b32encode(mac[:KEY_BYTES]).decode("ascii")
    with transaction.atomic():
        Authenticator.objects.get_or_create(
            user=person,
            type=Sort.TOTP,
            defaults={"data": {"secret": authenticators.encrypt(key)}, "created_at": at},
        )


def app_key_of_the_demo(person: Person) -> str:
    """Return the key of an invented person's authenticator app; empty where there is none.

    Raises OnlyInTheDemo elsewhere: nobody ever gets to see somebody's key again.
    """
    if not settings.SIDELIGHT_DEMO:
        raise OnlyInTheDemo
    row = authenticators.app_of(person)
    return authenticators.decrypt(row.data["secret"]) if row else ""


def codes_of_the_demo(*, at: datetime) -> dict[str, str]:
    """Return the one-time code that each app shows now, by sign-in name. Raises OnlyInTheDemo."""
    if not settings.SIDELIGHT_DEMO:
        raise OnlyInTheDemo
    people = Person.objects.filter(authenticator__type=Sort.TOTP).order_by("pk")
    step = rules.step_at(at)
    return {
        person.sign_in_name: rules.one_time_code(app_key_of_the_demo(person), step)
        for person in people
    }
