"""Addresses for messages: one page, one button, one purpose, for a while, without signing in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from sidelight.courses.models import Absence, Application, Session
from sidelight.courses.queries.finding import moment_words
from sidelight.notices.links import signed

OFFER, AWAY, WANTED = "place-offer", "place-away", "place-wanted"
MISSED = "place-missed"
# Without an end of its own, a link is good until it is of no use any more.
WANTED_FOR = timedelta(days=7)


def offer_link(application: Application, ends_at: datetime) -> str:
    """Return where an offered place is taken, until the offer ends."""
    return reverse("offer_link", args=[signed(OFFER, application.slug, expires=ends_at)])


def away_link(application: Application, session: Session) -> str:
    """Return where somebody says that they cannot make it to this evening, until it is over."""
    subject = f"{application.slug}-{session.number}"
    return reverse("away_link", args=[signed(AWAY, subject, expires=session.ends_at)])


def wanted_link(application: Application, at: datetime) -> str:
    """Return where somebody says that they still want their place, for a week."""
    return reverse("wanted_link", args=[signed(WANTED, application.slug, expires=at + WANTED_FOR)])


def missed_link(application: Application, session: Session, at: datetime) -> str:
    """Return where whoever missed an evening keeps their place or gives it back, for a week."""
    subject = f"{application.slug}-{session.number}"
    return reverse("missed_link", args=[signed(MISSED, subject, expires=at + WANTED_FOR)])


@dataclass(frozen=True)
class OneEvening:
    """The evening that a link is about, and whose it is."""

    application: Application
    session: Session


@dataclass(frozen=True)
class ShownOffer:
    """What the page of an offer says. until: empty when there is none any more."""

    is_theirs: bool
    until: str


@dataclass(frozen=True)
class ShownEvening:
    """What the page of an evening says."""

    when: str
    is_said: bool


def application_called(slug: str) -> Application | None:
    """Return what a link is about; none when it was erased."""
    found = Application.objects.with_seat().select_related("person").filter(slug=slug)
    return found.first()


def evening_called(subject: str) -> OneEvening | None:
    """Return the evening that a link is about; none when the place or the evening went."""
    slug, _, number = subject.rpartition("-")
    application = application_called(slug)
    if application is None or application.ended_at:
        return None
    session = Session.objects.filter(group=application.group_id, number=number).first()
    return OneEvening(application, session) if session else None


def shown_offer(application: Application, at: datetime) -> ShownOffer:
    """Return how an offer stands: one that ran out is none, whether or not anybody noticed."""
    stage, ends_at = application.stage, application.offer_ends_at
    stands = stage == Application.Stage.OFFER and ends_at is not None and ends_at > at
    zone = ZoneInfo(application.group.zone)
    until = moment_words(ends_at, zone) if stands and ends_at else ""
    return ShownOffer(stage == Application.Stage.PLACE, until)


def shown_evening(found: OneEvening) -> ShownEvening:
    """Return when the evening is, and whether they said that they cannot make it."""
    zone = ZoneInfo(found.application.group.zone)
    said = Absence.objects.filter(
        session=found.session, application=found.application, taken_back_at=None
    )
    return ShownEvening(moment_words(found.session.starts_at, zone), said.exists())
