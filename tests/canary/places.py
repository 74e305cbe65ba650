"""Words that somebody writes to counsellors, and that counsellors write, each with its own word."""

from datetime import datetime, timedelta

from sidelight.courses.actions.about_you import fill_in_form
from sidelight.courses.actions.apart import tell_of_somebody_known
from sidelight.courses.actions.asking import NewApplication, ask_for_place
from sidelight.courses.actions.deciding import NotNow, let_in, say_not_now, say_yes
from sidelight.courses.models import Application, AskedWords, PlaceDecision
from sidelight.courses.tests.build import open_group, published_version
from sidelight.people.models import Person
from tests.build import Place, new_key
from tests.canary.planted import Planted

Kind = AskedWords.Kind
ENCRYPTED = {"wish", "form_now", "form_worry", "known", "competence", "reason", "message"}


def plant_place(place: Place, person: Person, planted: Planted, at: datetime) -> Application:
    """Let somebody ask for a place with words, fill in the form, and be decided about."""
    cass = place.staff("Cass", "counsellor")
    version = published_version(by=cass, reviewed_by=place.manager, at=at)
    group = open_group(version, by=place.manager, at=at)
    asked = NewApplication(new_key(), "alone", "phone", {Kind.WISH: planted.word("wish")})
    application = ask_for_place(group, asked, person=person, at=at)
    answers = {Kind.NOW: planted.word("form_now"), Kind.WORRY: planted.word("form_worry")}
    fill_in_form(application, answers, at=at)
    tell_of_somebody_known(person, planted.word("known"), key=new_key(), at=at)
    say_yes(application, planted.word("competence"), by=cass, at=at)
    let_in(application, planted.word("reason"), by=cass, at=at)
    return application


def plant_not_now(place: Place, application: Application, planted: Planted, at: datetime) -> None:
    """End it with a message, after the yes: somebody may think again."""
    cass = place.staff("Cass", "counsellor")
    later = (at + timedelta(days=60)).date()
    new = NotNow(planted.word("message"), PlaceDecision.Instead.LATER, again_on=later)
    say_not_now(application, new, by=cass, at=at)
