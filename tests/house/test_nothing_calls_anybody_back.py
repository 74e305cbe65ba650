"""A notice answers something of one's own: words, a flag, a complaint. It is never bait."""

from sidelight.notices.models import NoticeKind

ANSWERS = {
    "published", "returned", "declined", "taken_back", "name_kept",
    "flag_heard", "flag_answered",
    "complaint_heard", "complaint_answered",
}  # fmt: skip


def test_every_kind_of_notice_answers_something_of_ones_own() -> None:
    assert set(NoticeKind.values) <= ANSWERS
