"""The staff see what members see, what leaders know, and what is to be done next."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes import publishing, reviewing, steps
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.models import ProgrammeVersion, Step, Week
from sidelight.courses.queries.packs.sample import sample_files
from sidelight.courses.rules.packs import PackStep
from sidelight.courses.tests.programmes import drafted
from sidelight.people.models import Person

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


def test_a_week_outside_an_evening_is_said_kindly(
    browser: Client, draft: ProgrammeVersion, week: Week, cass: Person, at: datetime
) -> None:
    address = there("staff_week", draft, week=week.pk)
    assert "There is room for more" in browser.get(address).content.decode()

    steps.add_step(week, PackStep("skill", "A long one", 80), by=cass, at=at)

    page = browser.get(address).content.decode()
    assert "95 minutes" in page
    assert "what could wait for another week?" in page


def test_a_member_sees_no_word_that_is_for_leaders(
    browser: Client, draft: ProgrammeVersion, week: Week, cass: Person, at: datetime
) -> None:
    notes = PackStep("question", "A question", 5, "Seen.", "For us alone.", ("Sent by us.",))
    steps.add_step(week, notes, by=cass, at=at)

    preview = browser.get(there("week_preview", draft, week=week.pk)).content.decode()
    plan = browser.get(there("week_plan", draft, week=week.pk)).content.decode()

    for words in ("For us alone.", "Sent by us."):
        assert words not in preview
        assert words in plan
    assert "Seen." in preview
    assert "Not sure" in preview


def test_markup_in_any_field_is_shown_as_it_is_typed(
    browser: Client, draft: ProgrammeVersion, week: Week, cass: Person, at: datetime
) -> None:
    evil = "<script>x</script>"
    hostile = PackStep(
        "sort_cards", evil, 5, evil, evil, (evil,), cards=(evil, "b"), piles=(evil, "d")
    )
    step = steps.add_step(week, hostile, by=cass, at=at)

    for name in ("staff_week", "week_preview", "week_plan"):
        assert evil not in browser.get(there(name, draft, week=week.pk)).content.decode()
    address = there("week_step", draft, week=week.pk, step=step.pk)
    assert evil not in browser.get(address).content.decode()


def test_the_sample_is_there_at_a_press_and_keeps_its_notice(browser: Client) -> None:
    browser.post(reverse("sample_programme"))

    version = ProgrammeVersion.objects.get()
    week = Week.objects.filter(version=version)[0]
    said = "have it reviewed by a clinician before use"
    pages = [there(name, version) for name in ("staff_version", "version_preview")]
    pages += [
        there(name, version, week=week.pk) for name in ("staff_week", "week_preview", "week_plan")
    ]
    for page in pages:
        assert said in browser.get(page).content.decode(), page
    assert "no week" not in browser.get(pages[0]).content.decode()


@pytest.mark.parametrize(
    "name",
    ["staff_programmes", "staff_version", "version_preview", "version_words", "staff_pictures",
     "staff_week", "week_preview", "week_plan", "new_week_step", "week_step", "version_pack"],
)  # fmt: skip
def test_no_page_asks_the_database_much(
    name: str,
    browser: Client,
    cass: Person,
    sol: Person,
    at: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """With seven weeks of a dozen steps, and with everything that can be on the page."""
    version = bring_in(pack_from(sample_files()), by=cass, at=at)
    reviewing.ask_for_review(version, by=cass, at=at)
    reviewing.send_back(version, "More about sleep.", by=sol, at=at)
    week = Week.objects.filter(version=version)[2]
    more: dict[str, object] = {}
    if "week" in name and name != "staff_programmes":
        more["week"] = week.pk
    if name == "week_step":
        more["step"] = week.steps.all()[5].pk
    address = reverse(name) if name == "staff_programmes" else there(name, version, **more)
    browser.get(address)

    with django_assert_max_num_queries(MOST_QUERIES):
        assert browser.get(address).status_code == 200


def test_everything_is_done_by_two_people_on_pages_alone(
    browser: Client, draft: ProgrammeVersion, sol: Person, max: Person, browser_of: Browsers
) -> None:
    lead, manager = browser_of(sol), browser_of(max)
    browser.post(there("review_request", draft))
    assert (
        "You are asked for a review"
        not in browser.get(there("staff_version", draft)).content.decode()
    )
    assert "You are asked for a review" in lead.get(there("staff_version", draft)).content.decode()

    empty = lead.post(there("version_review", draft), {"said": "sent_back", "notes": ""})
    assert empty.status_code == 422
    assert "Please write what should change" in empty.content.decode()
    lead.post(there("version_review", draft), {"said": "sent_back", "notes": "Too short."})
    assert "Too short." in browser.get(there("staff_version", draft)).content.decode()

    browser.post(there("review_request", draft))
    lead.post(there("version_review", draft), {"said": "yes", "notes": ""})
    manager.post(there("version_publication", draft))
    draft.refresh_from_db()
    assert (draft.reviewed_by, draft.published_by) == (sol, max)

    page = browser.get(there("staff_version", draft)).content.decode()
    assert "Begin the next version" in page
    following = browser.post(there("next_version", draft))
    assert following.url.endswith("/2/")
    lead.post(there("version_withdrawal", draft))
    assert list(ProgrammeVersion.objects.offered()) == []


def test_what_was_put_away_stays_readable(
    browser: Client, draft: ProgrammeVersion, cass: Person, at: datetime
) -> None:
    publishing.put_away(draft, by=cass, at=at)

    page = browser.get(there("staff_version", draft)).content.decode()

    assert "This draft was put away" in page
    assert "Begin the next version" in page
