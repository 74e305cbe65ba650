"""Say where to go in a seeded site, and as whom: `python -m bench.visit`, in its environment."""

import json
import sys
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings
from django.db.models import Count
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.urls import reverse
from django.utils.crypto import get_random_string

from bench.seed import BANDS, moderators
from sidelight.community.models import Post, Space
from sidelight.courses.models import Group
from sidelight.foundation import clock
from sidelight.guidance.queries import readable, readable_answers, shelves
from sidelight.guidance.rules import numbers_in
from sidelight.people.models import HouseText, Person
from tests.signed_in import signed_in

PAGES = 40
# As somebody types it, and as somebody types it on a phone on a bad day.
LOOKED_FOR = ("friend", "docter", "tell somone")


def main() -> None:
    band = BANDS[0]
    member = Person.objects.filter(age_band=band).order_by("pk")[1]
    space = Space.objects.get(band=band)
    full = Post.objects.threads().filter(space=space).annotate(answers_count=Count("replies"))
    threads = full.filter(answers_count__gte=19).order_by("-written_at")[:PAGES]
    open_evenings = Group.objects.order_by("-pk")[:1]
    told = {
        "member": cookie_of(member),
        "moderator": cookie_of(moderators()[0]),
        "space": [reverse("space", args=[space.slug])],
        "thread": [reverse("thread", args=[thread.slug]) for thread in threads],
        "compose": [reverse("new_post", args=[space.slug])],
        "front": [reverse("front")],
        "queue": [reverse("queue")],
        **to_read(),
        "help": [reverse("help_now")],
        "tell": [reverse("tell_somebody")],
        "evenings": [reverse("find_evening")],
        "card": [reverse("help_card")],
        "text": [reverse("house_text", args=[HouseText.Kind.HOUSE_RULES])],
        "evening": [reverse("evening", args=[one.slug]) for one in open_evenings],
    }
    sys.stdout.write(json.dumps(told))


def to_read() -> dict[str, list[str]]:
    """Return where articles, their topics and answers stand, and how somebody looks for them."""
    at = clock.now()
    there, answers = readable(at), readable_answers(at)
    pictured = (one for one in there if numbers_in(one.sign_off.content, "picture"))
    return {
        "articles": [one.address for one in there],
        "pictured": [one.address for one in pictured],
        "topics": [reverse("understand")],
        "topic": [shelf.address for shelf in shelves(at)],
        "questions": [reverse("questions")],
        "question": [reverse("question", args=[one.name]) for one in answers],
        "search": [f"{reverse('find')}?{urlencode({'q': words})}" for words in LOOKED_FOR],
        "ask": [reverse("ask")],
        "report": [reverse("report_a_site")],
    }


def cookie_of(person: Person) -> str:
    """Return the cookies of a new sign-in; of staff, one that has shown a second factor.

    As a browser that has opened a page before, it has the cookie against forged forms as well.
    """
    name = settings.SESSION_COOKIE_NAME
    forms = f"{settings.CSRF_COOKIE_NAME}={get_random_string(CSRF_SECRET_LENGTH)}"
    return f"{name}={signed_in(person).cookies[name].value}; {forms}"


if __name__ == "__main__":
    main()
