"""A counsellor writes week by week, in plain forms; nothing that was typed is ever lost."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.programmes import reviewing, steps
from sidelight.courses.models import ProgrammeVersion, Step, Week
from sidelight.courses.queries.content import pack_of, seen_of, step_part
from sidelight.courses.tests.programmes import drafted
from sidelight.people.models import Person
from tests.build import Place

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]
MOST_QUERIES = 12


@pytest.fixture
def draft(cass: Person, at: datetime) -> ProgrammeVersion:
    return drafted(by=cass, at=at)


@pytest.fixture
def week(draft: ProgrammeVersion) -> Week:
    return Week.objects.get(version=draft, number=1)


@pytest.fixture
def poll(week: Week) -> Step:
    return Step.objects.get(week=week, kind="poll")


@pytest.fixture
def browser(cass: Person, browser_of: Browsers) -> Client:
    return browser_of(cass)


def there(name: str, version: ProgrammeVersion, **more: object) -> str:
    return reverse(name, kwargs={"slug": version.programme.slug, "number": 1, **more})


def typed(step: Step, **changed: object) -> dict[str, object]:
    """What the form of a poll sends, with what this test changes."""
    return {
        "seen": seen_of(step_part(step)),
        "kind": step.kind,
        "title": step.title,
        "minutes": step.minutes,
        "words": step.words,
        "options": "\n".join(step.detail.get("options", ())),
        "leader_notes": step.leader_notes,
        "messages": "\n\n".join(step.messages),
        **changed,
    }


def test_from_a_title_to_something_that_can_be_reviewed(browser: Client, cass: Person) -> None:
    began = browser.post(reverse("new_programme"), {"title": "Quiet evenings"})
    version = ProgrammeVersion.objects.get()
    assert began.url == there("staff_version", version)

    about = {
        "seen": seen_of(pack_of(version)),
        "title": "Quiet evenings",
        "summary": "Three evenings.",
        "words": "For *you*.",
        "ages": ["13-15"],
        "authors": "A charity\n\nAnother one",
        "licence": "CC-BY-4.0",
        "language": "en-GB",
        "notice": "",
        "certificate": "took part in seven evenings",
        "keep_days": "14",
    }
    assert browser.post(there("version_words", version), about).status_code == 302
    browser.post(there("new_week", version), {"title": "Who am I", "one_thing": "Look up."})
    week = Week.objects.get()
    new = there("new_week_step", version, week=week.pk)
    poll = {"kind": "poll", "title": "How was it", "minutes": "10", "options": "Good\n\n Mixed "}
    notes = {"leader_notes": "Wait.", "messages": "One\nin two lines\n\n\nTwo"}
    browser.post(new, {**poll, **notes})
    browser.post(there("new_handout", version, week=week.pk), {"title": "What helps, today"})

    pack = pack_of(ProgrammeVersion.objects.get())
    assert (pack.authors, pack.ages) == (("A charity", "Another one"), ("13-15",))
    assert pack.weeks[0].steps[0].options == ("Good", "Mixed")
    assert pack.weeks[0].steps[0].messages == ("One\nin two lines", "Two")
    assert pack.weeks[0].handouts[0].name == "what-helps-today"
    assert "Ask for a review" in browser.get(there("staff_version", version)).content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"options": "Only one"}, "A poll needs between 2 and 8 options."),
        ({"options": "Same\nSame"}, "says the same thing twice."),
        ({"minutes": "91"}, "Please give a whole number of minutes from 1 to 90."),
        ({"minutes": "soon"}, "Please give a whole number of minutes from 1 to 90."),
        ({"title": " "}, "Please give it a title."),
        ({"words": "x\n![](media/path.png)"}, "Line 2: say what the picture shows"),
        ({"words": "[a](ftp://b)"}, "Line 1: this link goes nowhere."),
        ({"words": "a\n# For leaders\nb"}, "A line cannot be “# For leaders”"),
        ({"messages": "x" * 501}, "“messages” is too long: at most 500 letters"),
        ({"kind": "sort_cards"}, "Cards to sort need between 2 and 12 cards."),
        ({"kind": "nonsense"}, "Select a valid choice."),
    ],
)
def test_nothing_typed_is_lost_when_something_needs_another_look(
    browser: Client, week: Week, poll: Step, changed: dict[str, str], says: str
) -> None:
    address = there("week_step", week.version, week=week.pk, step=poll.pk)
    sent = typed(poll, leader_notes="Many words that took an hour.", **changed)

    answer = browser.post(address, sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Many words that took an hour." in page
    poll.refresh_from_db()
    assert poll.leader_notes == ""


def test_the_second_of_two_who_write_keeps_their_words_and_sees_the_others(
    browser: Client, week: Week, poll: Step, place: Place, browser_of: Browsers
) -> None:
    cleo = browser_of(place.staff("Cleo", "counsellor"))
    address = there("week_step", week.version, week=week.pk, step=poll.pk)
    before = typed(poll)
    assert cleo.post(address, {**before, "words": "Cleo was quicker."}).status_code == 302

    late = browser.post(address, {**before, "words": "Cass took her time.", "minutes": "12"})

    page = late.content.decode()
    assert late.status_code == 409
    assert "Somebody else changed this while you wrote." in page
    assert "Cass took her time.</textarea>" in page
    assert "Cleo was quicker." in page
    poll.refresh_from_db()
    assert poll.words == "Cleo was quicker."

    again = {**before, "seen": late.context["form"].data["seen"], "words": "Both of it."}
    assert browser.post(address, again).status_code == 302
    poll.refresh_from_db()
    assert poll.words == "Both of it."


def test_words_for_a_step_that_is_gone_are_shown_again(
    browser: Client, week: Week, poll: Step, cass: Person, at: datetime
) -> None:
    address = there("week_step", week.version, week=week.pk, step=poll.pk)
    sent = typed(poll, words="An hour of thought.")
    steps.remove_step(poll, by=cass, at=at)

    answer = browser.post(address, sent)

    assert answer.status_code == 409
    assert "An hour of thought." in answer.content.decode()
    assert browser.get(address).status_code == 404


def test_words_for_a_version_that_was_put_forward_are_shown_again(
    browser: Client, week: Week, poll: Step, cass: Person, at: datetime
) -> None:
    address = there("week_step", week.version, week=week.pk, step=poll.pk)
    reviewing.ask_for_review(week.version, by=cass, at=at)

    answer = browser.post(address, typed(poll, words="An hour of thought."))

    assert answer.status_code == 409
    assert "An hour of thought." in answer.content.decode()
    assert "cannot be changed" in answer.content.decode()
    assert browser.get(address).url.startswith(there("staff_week", week.version, week=week.pk))


def test_steps_and_weeks_are_moved_doubled_and_taken_out(
    browser: Client, draft: ProgrammeVersion, week: Week, poll: Step
) -> None:
    of_poll = {"week": week.pk, "step": poll.pk}

    browser.post(there("week_step_place", draft, **of_poll), {"to": "up"})
    browser.post(there("week_step_copy", draft, **of_poll))
    titles = [step.title for step in Step.objects.filter(week=week)]
    assert titles == ["How was the day", "How was the day", "Welcome"]

    browser.post(there("week_step_removal", draft, **of_poll))
    browser.post(there("week_place", draft, week=week.pk), {"to": "down"})
    weeks = [one.title for one in Week.objects.filter(version=draft)]
    assert weeks == ["Choices", "Who am I"]

    browser.post(there("week_removal", draft, week=Week.objects.get(version=draft, number=1).pk))
    assert Week.objects.get(version=draft).number == 1
