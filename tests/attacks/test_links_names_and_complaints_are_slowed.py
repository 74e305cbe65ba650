"""Links to guess, names to try out and complaints without end wait, and nobody else does."""

from datetime import datetime

from django.test import Client

from sidelight.people import actions, rules
from sidelight.people.models import Complaint, Person, Role
from tests.signed_in import signed_in

HERE, ELSEWHERE = "203.0.113.5", "198.51.100.7"


def test_invitations_are_not_guessed(max: Person, at: datetime) -> None:
    token = actions.invite(actions.NewInvitation("Noor", Role.EDITOR), by=max, at=at)
    here, elsewhere = Client(REMOTE_ADDR=HERE), Client(REMOTE_ADDR=ELSEWHERE)
    most = rules.INVITATIONS_FROM_AN_ADDRESS.most

    answers = [here.get(f"/invitation/{nth}/").status_code for nth in range(most)]
    last = here.get(f"/invitation/{token}/")

    assert answers == [404] * most
    assert (last.status_code, last["Retry-After"]) == (429, "3600")
    assert "Please wait a few minutes" in last.content.decode()
    assert elsewhere.get(f"/invitation/{token}/").status_code == 302


def test_a_link_that_works_is_no_guess(max: Person, at: datetime) -> None:
    token = actions.invite(actions.NewInvitation("Noor", Role.EDITOR), by=max, at=at)
    most = rules.INVITATIONS_FROM_AN_ADDRESS.most

    answers = [Client().get(f"/invitation/{token}/").status_code for _ in range(most + 1)]

    assert answers == [302] * (most + 1)


def test_complaints_without_end_wait_and_what_was_written_stays(place: object) -> None:
    here, elsewhere = Client(REMOTE_ADDR=HERE), Client(REMOTE_ADDR=ELSEWHERE)
    most = rules.COMPLAINTS_FROM_AN_ADDRESS.most

    answers = [here.post("/complain/", {"words": f"The {nth}."}) for nth in range(most)]
    last = here.post("/complain/", {"words": "One too many."})

    assert {answer.status_code for answer in answers} == {302}
    assert last.status_code == 429
    assert "One too many." in last.content.decode()
    assert Complaint.objects.count() == most
    assert elsewhere.post("/complain/", {"words": "Another."}).status_code == 302


def test_names_of_ones_own_are_not_tried_out_without_end(amira: Person, dee: Person) -> None:
    browser = signed_in(amira)
    most = rules.CHOSEN_NAMES.most

    answers = [browser.post("/me/name/", {"offer": "own", "name": "Dee"}) for _ in range(most)]
    last = browser.post("/me/name/", {"offer": "own", "name": "River"})

    assert {answer.status_code for answer in answers} == {200}
    assert last.status_code == 429
    assert "in 24 hours" in last.content.decode()
    assert signed_in(dee).post("/me/name/", {"offer": "own", "name": "Sea"}).status_code == 302


def test_a_name_of_our_making_can_be_had_at_any_time(amira: Person, at: datetime) -> None:
    for _ in range(rules.CHOSEN_NAMES.most):
        actions.take_a_turn(rules.CHOSEN_NAMES, str(amira.pk), at=at)
    browser = signed_in(amira)
    form = browser.get("/me/name/").context["form"]
    name, _label = form.fields["offer"].choices[0]

    answer = browser.post("/me/name/", {"offered": form.initial["offered"], "offer": name})

    assert answer.status_code == 302
