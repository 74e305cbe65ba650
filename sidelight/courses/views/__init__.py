"""The pages of courses: find, bind the form, call one action, answer."""

from sidelight.courses.views.asking import ask_for_place
from sidelight.courses.views.assessing.deciding import (
    place_known,
    place_letting_in,
    place_not_now,
    place_note,
    place_other_group,
    place_yes,
)
from sidelight.courses.views.assessing.known import known_note, note_settling, pair_end, staff_known
from sidelight.courses.views.assessing.reading import (
    staff_place,
    staff_place_concern,
    staff_place_needs,
    staff_place_words,
    staff_places,
)
from sidelight.courses.views.assessing.times import talk_time_removal, talk_times
from sidelight.courses.views.before import own_form, own_known, own_talk, talk_removal
from sidelight.courses.views.closed_days import closed_day_end, closed_days
from sidelight.courses.views.endings import own_certificate, own_ending_page, own_step_down
from sidelight.courses.views.evenings import (
    group_evening,
    group_evening_notes,
    group_evening_register,
)
from sidelight.courses.views.finding import evening, find_evening
from sidelight.courses.views.group_changes import (
    group_cancellation,
    group_leaders,
    group_seats,
)
from sidelight.courses.views.group_ending import staff_group_ending
from sidelight.courses.views.groups import (
    group_news_seen,
    group_opening,
    new_group,
    staff_group,
    staff_groups,
    staff_past_groups,
)
from sidelight.courses.views.links import away_link, missed_link, offer_link, wanted_link
from sidelight.courses.views.own import (
    own_absence,
    own_absence_removal,
    own_calendar,
    own_course,
    own_offer,
    own_session,
    own_wanted,
    place_return,
)
from sidelight.courses.views.rehearsals import rehearsals
from sidelight.courses.views.runs import (
    run_handout_showing,
    run_note,
    run_record,
    run_step_beginning,
    run_step_end,
    run_step_message,
    run_step_note,
    run_step_place,
    run_step_showing,
    run_step_skipping,
    run_step_speaker,
)
from sidelight.courses.views.sessions import (
    session_cancellation,
    session_postponement,
    session_time,
)
from sidelight.courses.views.shared_pages import (
    shared_page,
    shared_page_concern,
    shared_page_reading,
    shared_page_words,
    shared_pages,
)
from sidelight.courses.views.shared_plans import (
    shared_plan,
    shared_plan_concern,
    shared_plan_lines,
    shared_plan_words,
)
from sidelight.courses.views.weeks import (
    own_missed,
    own_one_thing,
    own_one_thing_answer,
    own_one_thing_removal,
    own_week,
)

__all__ = [
    "ask_for_place",
    "away_link",
    "closed_day_end",
    "closed_days",
    "evening",
    "find_evening",
    "group_cancellation",
    "group_evening",
    "group_evening_notes",
    "group_evening_register",
    "group_leaders",
    "group_news_seen",
    "group_opening",
    "group_seats",
    "known_note",
    "missed_link",
    "new_group",
    "note_settling",
    "offer_link",
    "own_absence",
    "own_absence_removal",
    "own_calendar",
    "own_certificate",
    "own_course",
    "own_ending_page",
    "own_form",
    "own_known",
    "own_missed",
    "own_offer",
    "own_one_thing",
    "own_one_thing_answer",
    "own_one_thing_removal",
    "own_session",
    "own_step_down",
    "own_talk",
    "own_wanted",
    "own_week",
    "pair_end",
    "place_known",
    "place_letting_in",
    "place_not_now",
    "place_note",
    "place_other_group",
    "place_return",
    "place_yes",
    "rehearsals",
    "run_handout_showing",
    "run_note",
    "run_record",
    "run_step_beginning",
    "run_step_end",
    "run_step_message",
    "run_step_note",
    "run_step_place",
    "run_step_showing",
    "run_step_skipping",
    "run_step_speaker",
    "session_cancellation",
    "session_postponement",
    "session_time",
    "shared_page",
    "shared_page_concern",
    "shared_page_reading",
    "shared_page_words",
    "shared_pages",
    "shared_plan",
    "shared_plan_concern",
    "shared_plan_lines",
    "shared_plan_words",
    "staff_group",
    "staff_group_ending",
    "staff_groups",
    "staff_known",
    "staff_past_groups",
    "staff_place",
    "staff_place_concern",
    "staff_place_needs",
    "staff_place_words",
    "staff_places",
    "staff_programmes",
    "talk_removal",
    "talk_time_removal",
    "talk_times",
    "wanted_link",
]
