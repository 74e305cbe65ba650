"""Who is answered what: the columns of the permission matrix, and how an answer is read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponseBase

from tests.house.walls.addresses import Address

PAGE = "a page"
SIGN_IN = "asked to sign in"
MOVES_ON = "done, and on to another page"
ASKS_AGAIN = "asked to put something right"
HIDDEN = "not found"
WRONG_VERB = "not in this way"

AUTHOR, MEMBER, OTHER_BAND = "author", "member", "other band"
MODERATOR, COUNSELLOR, YOUTH_WORKER = "moderator", "counsellor", "youth worker"
SAFEGUARDING_LEAD, EDITOR, MANAGER = "safeguarding lead", "editor", "manager"
STRANGER = "stranger"
MEMBERS = {AUTHOR, MEMBER, OTHER_BAND}
STAFF = {MODERATOR, COUNSELLOR, YOUTH_WORKER, SAFEGUARDING_LEAD, EDITOR, MANAGER}
EVERYBODY = (
    STRANGER, AUTHOR, MEMBER, OTHER_BAND,
    MODERATOR, COUNSELLOR, YOUTH_WORKER, SAFEGUARDING_LEAD, EDITOR, MANAGER,
)  # fmt: skip
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """What everybody is answered who reads an address, and who sends it an empty form."""

    get: Answers
    post: Answers


def all_get(answer: str, *others: tuple[Collection[str], str]) -> Answers:
    """Everybody gets this answer but those who are named after it: ({MEMBER, AUTHOR}, PAGE)."""
    said = dict.fromkeys(EVERYBODY, answer)
    for people, other in others:
        said |= dict.fromkeys(people, other)
    return said


def answer_of(response: HttpResponseBase) -> str:
    """Read a response as the matrix says it; a status that no row knows stays a number."""
    if response.status_code in (302, 303):
        to_sign_in = response.headers["Location"].startswith("/sign-in/?")
        return SIGN_IN if to_sign_in else MOVES_ON
    answers = {200: PAGE, 204: MOVES_ON, 404: HIDDEN, 405: WRONG_VERB}
    answers |= dict.fromkeys((400, 409, 422), ASKS_AGAIN)
    if was_sent(response):
        # Whoever sent an empty form and gets a page, gets the form back.
        answers[200] = ASKS_AGAIN
    return answers.get(response.status_code, str(response.status_code))


def surprises(name: str, answers: Answers, expected: Answers) -> list[str]:
    """Say in plain words who got another answer than the row of an address gives them."""
    return [
        f"{name}: the {who} got {answers[who]!r}, and should get {expected[who]!r}"
        for who in EVERYBODY
        if answers[who] != expected[who]
    ]


def was_sent(response: HttpResponseBase) -> bool:
    request = getattr(response, "wsgi_request", None)
    return bool(request) and request.method == "POST"


def missing_rows(addresses: Iterable[Address], rows: Mapping[str, Row]) -> list[str]:
    """Find addresses whose permissions nobody has thought about."""
    return [
        f"{address.pattern} ({address.name})" for address in addresses if address.name not in rows
    ]


def idle_rows(addresses: Iterable[Address], rows: Mapping[str, Row]) -> list[str]:
    """Find rows that are about no address, and rows that leave somebody out."""
    names = {address.name for address in addresses}
    left_out = [
        f"{name} leaves somebody out"
        for name, row in rows.items()
        if not set(row.get) == set(row.post) == set(EVERYBODY)
    ]
    return [name for name in rows if name not in names] + left_out
