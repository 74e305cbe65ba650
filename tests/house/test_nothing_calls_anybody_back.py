"""A notice answers something of one's own: words, a flag, a place. It is never bait."""

from sidelight.notices.models import NoticeKind

ANSWERS = {
    "published", "returned", "declined", "taken_back", "name_kept",
    "flag_heard", "flag_answered",
    # A site one told of, a question one asked: only who asked to be told.
    "site_looked_at", "question_answered",
    "complaint_heard", "complaint_answered",
    # What one gave for an emergency: told once, when two of the team have opened it.
    "details_opened",
    # One's own place on a course: asked for by whoever is told.
    "place_kept", "waiting", "place_offered", "offer_over", "place_ended", "not_now",
    "talk_booked", "session_soon", "session_moved", "session_off", "group_off",
    # Asked once, before the first evening: nothing follows when nobody answers.
    "still_wanted",
    # One's own evening that one missed, one's own course that ended.
    "missed", "group_over",
    # What one asked to be reminded of, and a page one shared.
    "one_thing", "page_read",
    # Said beforehand that we would ask, twice at most: nothing follows when nobody answers.
    "later",
    # A manager's own work: somebody has to lead that group.
    "leader_missing",
}  # fmt: skip


def test_every_kind_of_notice_answers_something_of_ones_own() -> None:
    assert set(NoticeKind.values) <= ANSWERS
