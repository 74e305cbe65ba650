"""A picture of an evening is for its group; what a course is about is for everybody who looks."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.programmes import publishing, reviewing
from sidelight.courses.actions.programmes.pictures import add_picture
from sidelight.courses.models import Application, Medium, ProgrammeVersion, Seat
from sidelight.courses.tests.build import application, open_group
from sidelight.courses.tests.packs import picture
from sidelight.courses.tests.programmes import drafted
from sidelight.people.models import Person

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def course(cass: Person, sol: Person, at: datetime) -> ProgrammeVersion:
    """Published, with path.png in what it is about, and evening.png in no such words."""
    version = drafted(by=cass, at=at)
    add_picture(version, "evening.png", picture(), by=cass, at=at)
    reviewing.ask_for_review(version, by=cass, at=at)
    reviewing.say_yes(version, "", by=sol, at=at)
    return publishing.publish(version, by=cass, at=at)


def address(version: ProgrammeVersion, name: str, *, door: str = "course_picture") -> str:
    return reverse(door, args=[version.programme.slug, version.number, name])


def test_everybody_sees_what_the_course_is_about(
    course: ProgrammeVersion, amira: Person, browser_of: Browsers
) -> None:
    for person in (None, amira):
        answer = browser_of(person).get(address(course, "path.png"))

        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_an_evenings_picture_is_for_who_has_a_place(
    course: ProgrammeVersion, amira: Person, dee: Person, max: Person, browser_of: Browsers,
    at: datetime,
) -> None:  # fmt: skip
    group = open_group(course, by=max, at=at)
    asked = application(group, amira, at=at)
    application(group, dee, at=at)
    Seat.objects.filter(group=group, number=1).update(application=asked)
    Application.objects.filter(pk=asked.pk).update(taken_at=at)
    there = address(course, "evening.png")

    statuses = [browser_of(who).get(there).status_code for who in (amira, dee, None)]

    assert statuses == [200, 404, 404]


def test_a_drafts_pictures_are_for_the_staff(
    cass: Person, yusuf: Person, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    version = drafted(by=cass, at=at)

    assert browser_of(amira).get(address(version, "path.png")).status_code == 404
    for_staff = address(version, "path.png", door="staff_picture")
    assert browser_of(amira).get(for_staff).status_code == 404
    assert browser_of(yusuf).get(for_staff).status_code == 200
    assert browser_of(yusuf).get(for_staff.replace("path", "gone")).status_code == 404


def test_a_picture_is_brought_in_and_taken_out(
    cass: Person, browser_of: Browsers, at: datetime
) -> None:
    version, browser = drafted(by=cass, at=at), browser_of(cass)
    there = reverse("staff_pictures", args=[version.programme.slug, 1])

    browser.post(
        there, {"picture": SimpleUploadedFile("IMG.JPEG", picture("jpg")), "name": "A bench.jpg"}
    )
    assert "![what it shows](media/a-bench.jpg)" in browser.get(there).content.decode()

    browser.post(reverse("picture_removal", args=[version.programme.slug, 1, "a-bench.jpg"]))
    used = browser.post(
        reverse("picture_removal", args=[version.programme.slug, 1, "path.png"]), follow=True
    )
    assert "This picture is still shown in: what the course is about." in used.content.decode()
    assert list(Medium.objects.values_list("name", flat=True)) == ["path.png"]


@pytest.mark.parametrize(
    ("file_name", "content", "name", "says"),
    [
        ("a.png", b"no picture", "a", "This is no PNG, JPEG or WebP picture"),
        ("a.svg", b"<svg/>", "a", "Please choose a PNG, JPEG or WebP picture."),
        ("a.png", picture(), "🙂", "Please use letters from a to z."),
        ("a.png", picture(), "path", "There is one with this name already."),
        ("a.png", bytes(400_001), "a", "This picture is more than 400 kilobytes."),
    ],
)
def test_what_cannot_be_kept_is_said(
    file_name: str, content: bytes, name: str, says: str, cass: Person, browser_of: Browsers,
    at: datetime,
) -> None:  # fmt: skip
    version = drafted(by=cass, at=at)
    there = reverse("staff_pictures", args=[version.programme.slug, 1])
    given = {"picture": SimpleUploadedFile(file_name, content), "name": name}

    answer = browser_of(cass).post(there, given)

    assert answer.status_code == 422
    assert says in answer.content.decode()
