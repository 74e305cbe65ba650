"""A link in a message is signed, for one purpose, until an instant, and tells nothing by itself."""

from datetime import datetime, timedelta

import pytest

from sidelight.foundation.ids import new_slug
from sidelight.notices.errors import LinkOver, NoSuchLink
from sidelight.notices.links import full_address, opened, signed
from sidelight.notices.rules import is_neutral

SLUG = "abcdefghijkm"


def token(at: datetime, purpose: str = "stop") -> str:
    return signed(purpose, SLUG, expires=at + timedelta(days=1))


def test_it_leads_to_what_it_is_about(at: datetime) -> None:
    assert opened(token(at), "stop", at=at) == SLUG


def test_it_works_to_its_last_second_and_no_longer(at: datetime) -> None:
    made = token(at)

    assert opened(made, "stop", at=at + timedelta(days=1)) == SLUG
    with pytest.raises(LinkOver):
        opened(made, "stop", at=at + timedelta(days=1, seconds=1))


def test_for_another_purpose_it_is_no_link(at: datetime) -> None:
    with pytest.raises(NoSuchLink):
        opened(token(at), "accept", at=at)


@pytest.mark.parametrize("changed", ["b{}", "{}x", "", "abcdefghijkm", "a.b.c"])
def test_a_changed_one_is_no_link(at: datetime, changed: str) -> None:
    with pytest.raises(NoSuchLink):
        opened(changed.format(token(at)), "stop", at=at)


def test_nobody_can_make_it_last_longer(at: datetime) -> None:
    subject, _, signature = token(at).split(".")
    longer = f"{subject}.zzzzzz.{signature}"

    with pytest.raises(NoSuchLink):
        opened(longer, "stop", at=at)


def test_with_another_secret_key_it_is_no_link(at: datetime, settings: object) -> None:
    made = token(at)
    settings.SECRET_KEY = "another"

    with pytest.raises(NoSuchLink):
        opened(made, "stop", at=at)


def test_it_is_short_enough_for_a_text_message(at: datetime) -> None:
    assert len(token(at)) <= 70


def test_it_leads_to_the_host_that_was_chosen(at: datetime, settings: object) -> None:
    settings.SIDELIGHT_LINK_HOST = "notes.example.org"
    settings.SIDELIGHT_HTTPS = True

    assert full_address("/m/x/") == "https://notes.example.org/m/x/"


def test_a_path_with_a_token_is_neutral_whatever_its_signature_spells(at: datetime) -> None:
    assert is_neutral(f"/m/{token(at)}/")
    assert is_neutral(f"/m/{new_slug()}.1abcde.{'help' * 10}abc/")


def test_a_slug_that_spells_something_by_chance_keeps_nobody_from_a_message() -> None:
    assert is_neutral("/m/abcutdefghij/")
    assert not is_neutral("/m/safeguarding/")
    assert not is_neutral("/m/cut/")


@pytest.mark.parametrize(
    "path",
    ["//elsewhere.example/", "https://elsewhere.example/", "m/x/", "/m/?next=x", "/m/ x", "",
     "/courses/x/", "/self-harm/x/", "/Support/x/", "/m/x\n/"],
)  # fmt: skip
def test_a_path_that_tells_or_leads_elsewhere_is_not(path: str) -> None:
    assert is_neutral("/m/x/")
    assert not is_neutral(path)
