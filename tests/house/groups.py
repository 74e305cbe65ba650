"""Groups of people who are answered alike, for the rows of the permission matrix."""

from collections.abc import Collection

from tests.house.walls.permissions import (
    AUTHOR,
    COUNSELLOR,
    EDITOR,
    HIDDEN,
    MANAGER,
    MEMBERS,
    MODERATOR,
    OTHER_BAND,
    SAFEGUARDING_LEAD,
    SIGN_IN,
    STRANGER,
    YOUTH_WORKER,
    Answers,
    all_get,
)

DESK = {MODERATOR, SAFEGUARDING_LEAD}
READERS = MEMBERS | DESK
LEADERS = {COUNSELLOR, YOUTH_WORKER}
Exceptions = tuple[Collection[str], str]


def everybody(answer: str, *others: Exceptions) -> Answers:
    return all_get(answer, *others)


def signed_in(answer: str, *others: Exceptions) -> Answers:
    return all_get(answer, ({STRANGER}, SIGN_IN), *others)


def readers(answer: str, *others: Exceptions) -> Answers:
    """Members and the staff who may read what they published; other staff find nothing."""
    return all_get(HIDDEN, ({STRANGER}, SIGN_IN), (READERS, answer), *others)


def band(answer: str) -> Answers:
    """As readers, without the members of another band than the author's."""
    return readers(answer, ({OTHER_BAND}, HIDDEN))


def author(answer: str) -> Answers:
    return readers(HIDDEN, ({AUTHOR}, answer))


def staff(roles: Collection[str], answer: str, *others: Exceptions) -> Answers:
    """These roles alone: for everybody else there is nothing here."""
    return all_get(HIDDEN, (roles, answer), *others)


def desk(answer: str) -> Answers:
    return staff(DESK, answer)


def manager(answer: str) -> Answers:
    return staff({MANAGER}, answer)


def counsellor(answer: str) -> Answers:
    return staff({COUNSELLOR}, answer)


def second_person(answer: str) -> Answers:
    """Who may agree to what a manager granted, and say who is on call."""
    return staff({MANAGER, SAFEGUARDING_LEAD}, answer)


def inside(answer: str, *others: Exceptions) -> Answers:
    """Who has a place in the room: Amira, and the two who lead it. Nobody else finds it."""
    return signed_in(HIDDEN, ({AUTHOR} | LEADERS, answer), *others)


def with_rooms(answer: str) -> Answers:
    """Who plans rooms, leads this one, or may have to look what was said in it."""
    return staff({MANAGER, SAFEGUARDING_LEAD} | LEADERS, answer)


def editors(answer: str) -> Answers:
    return staff({EDITOR, MANAGER}, answer)
