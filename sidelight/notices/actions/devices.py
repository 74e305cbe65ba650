"""Devices that get notes: added by their own browser, removed by their person, tried by a test."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from sidelight.foundation.crypto import encrypt
from sidelight.notices.actions.tell import contact_if_any, queue
from sidelight.notices.errors import NobodyToReach, NotADevice, TooManyDevices
from sidelight.notices.models import Outgoing, PushDevice, Saying
from sidelight.notices.queries import DEVICE
from sidelight.notices.rules import MOST_DEVICES, TEST_MESSAGES
from sidelight.notices.ways.push import Subscription, WrongSubscription
from sidelight.people.actions.guarding import take_a_turn
from sidelight.people.models import Person
from sidelight.people.rules import NEVER

A_TEST_IS_OF_USE = timedelta(minutes=30)


def add_device(person: Person, given: dict[str, str], *, at: datetime) -> PushDevice:
    """Send notes to a browser from now on; adding it again changes nothing for its person.

    given: address, key and secret as the browser gave them. Raises NotADevice for an address that
    leads to no known push service, NobodyToReach for somebody who said never or nothing, and
    TooManyDevices.
    """
    try:
        subscription = Subscription.read(given, settings.SIDELIGHT_PUSH_HOSTS)
    except WrongSubscription:
        raise NotADevice from None
    contact = contact_if_any(person)
    if contact is None or contact.channel == NEVER:
        raise NobodyToReach
    known_by = salted_hmac("sidelight.push", subscription.address, algorithm="sha256").hexdigest()
    with transaction.atomic():
        # Of whoever had this browser before, too: their notes must not appear to the next person.
        PushDevice.objects.filter(address_hash=known_by).delete()
        if PushDevice.objects.filter(person=person).count() >= MOST_DEVICES:
            raise TooManyDevices
        return PushDevice.objects.create(
            person=person,
            encrypted=encrypt(subscription.said(), purpose=DEVICE),
            address_hash=known_by,
            added_at=at,
        )


def remove_device(device: PushDevice) -> None:
    """Send nothing to a device any more, and forget it with all that waits for it."""
    device.delete()


def send_test(person: Person, *, at: datetime) -> int:
    """Queue a test on every way on which somebody is reached, whatever the hour; return how many.

    Raises NobodyToReach, and TooOften when it was asked for again and again.
    """
    with transaction.atomic():
        take_a_turn(TEST_MESSAGES, str(person.pk), at=at)
        test = Outgoing(
            person=person,
            saying=Saying.TEST,
            made_at=at,
            due_at=at,
            useful_until=at + A_TEST_IS_OF_USE,
        )
        ways = queue(test)
        if not ways:
            raise NobodyToReach
    return ways
