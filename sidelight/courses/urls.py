"""The addresses of courses: finding an evening, one's place in it, and the pages of staff."""

from django.urls import URLPattern, URLResolver, include, path

from sidelight.courses import views
from sidelight.courses.views import after, feelings, later, programmes

Addresses = list[URLPattern | URLResolver]

STEP: Addresses = [
    path("", programmes.week_step, name="week_step"),
    path("place", programmes.week_step_place, name="week_step_place"),
    path("copy", programmes.week_step_copy, name="week_step_copy"),
    path("removal", programmes.week_step_removal, name="week_step_removal"),
]
WEEK: Addresses = [
    path("", programmes.staff_week, name="staff_week"),
    path("words", programmes.week_words, name="week_words"),
    path("place", programmes.week_place, name="week_place"),
    path("removal", programmes.week_removal, name="week_removal"),
    path("preview", programmes.week_preview, name="week_preview"),
    path("plan", programmes.week_plan, name="week_plan"),
    path("steps/new", programmes.new_week_step, name="new_week_step"),
    path("steps/<int:step>/", include(STEP)),
    path("handouts/new", programmes.new_handout, name="new_handout"),
    path("handouts/<slug:name>/", programmes.week_handout, name="week_handout"),
    path(
        "handouts/<slug:name>/removal",
        programmes.week_handout_removal,
        name="week_handout_removal",
    ),
]
VERSION: Addresses = [
    path("", programmes.staff_version, name="staff_version"),
    path("words", programmes.version_words, name="version_words"),
    path("preview", programmes.version_preview, name="version_preview"),
    path("pack", programmes.version_pack, name="version_pack"),
    path("next", programmes.next_version, name="next_version"),
    path("review-request", programmes.review_request, name="review_request"),
    path("review", programmes.version_review, name="version_review"),
    path("draft", programmes.version_draft, name="version_draft"),
    path("publication", programmes.version_publication, name="version_publication"),
    path("withdrawal", programmes.version_withdrawal, name="version_withdrawal"),
    path("media/", programmes.staff_pictures, name="staff_pictures"),
    path("media/<str:name>", programmes.staff_picture, name="staff_picture"),
    path("media/<str:name>/removal", programmes.picture_removal, name="picture_removal"),
    path("weeks/new", programmes.new_week, name="new_week"),
    path("weeks/<int:week>/", include(WEEK)),
]
PROGRAMMES: Addresses = [
    path("", programmes.staff_programmes, name="staff_programmes"),
    path("new/", programmes.new_programme, name="new_programme"),
    path("sample/", programmes.sample_programme, name="sample_programme"),
    path("packs/new/", programmes.new_pack, name="new_pack"),
    path("<slug:slug>/<int:number>/", include(VERSION)),
]
RUN_STEP: Addresses = [
    path("beginning", views.run_step_beginning, name="run_step_beginning"),
    path("skipping", views.run_step_skipping, name="run_step_skipping"),
    path("end", views.run_step_end, name="run_step_end"),
    path("place", views.run_step_place, name="run_step_place"),
    path("speaker", views.run_step_speaker, name="run_step_speaker"),
    path("note", views.run_step_note, name="run_step_note"),
    path("showings/<slug:what>", views.run_step_showing, name="run_step_showing"),
    path("messages/<slug:what>", views.run_step_message, name="run_step_message"),
]

EVENING: Addresses = [
    path("", views.group_evening, name="group_evening"),
    path("notes", views.group_evening_notes, name="group_evening_notes"),
    path("register/", views.group_evening_register, name="group_evening_register"),
]

urlpatterns = [
    path("evenings/", views.find_evening, name="find_evening"),
    path("evenings/<slug:slug>/", views.evening, name="evening"),
    path("evenings/<slug:slug>/place/", views.ask_for_place, name="ask_for_place"),
    path("my-course/", views.own_course, name="own_course"),
    path("my-course/booking.ics", views.own_calendar, name="own_calendar"),
    path("my-course/session", views.own_session, name="own_session"),
    path("my-course/missed", views.own_missed, name="own_missed"),
    path("my-course/offer", views.own_offer, name="own_offer"),
    path("my-course/return", views.place_return, name="place_return"),
    path("my-course/wanted", views.own_wanted, name="own_wanted"),
    path("my-course/evenings/<int:number>/absence", views.own_absence, name="own_absence"),
    path(
        "my-course/evenings/<int:number>/absence/removal",
        views.own_absence_removal,
        name="own_absence_removal",
    ),
    path("my-course/weeks/<int:number>/", views.own_week, name="own_week"),
    path("my-course/weeks/<int:number>/one-thing", views.own_one_thing, name="own_one_thing"),
    path(
        "my-course/weeks/<int:number>/one-thing/answer",
        views.own_one_thing_answer,
        name="own_one_thing_answer",
    ),
    path(
        "my-course/weeks/<int:number>/one-thing/removal",
        views.own_one_thing_removal,
        name="own_one_thing_removal",
    ),
    path("my-course/ending/", views.own_ending_page, name="own_ending"),
    path("my-course/ending/spaces/<slug:slug>", views.own_step_down, name="own_step_down"),
    path("my-course/certificate/", views.own_certificate, name="own_certificate"),
    path("my-course/evenings/<int:number>/after/", after.own_after, name="own_after"),
    path("my-course/evenings/<int:number>/feeling", after.own_going, name="own_going"),
    path("my-course/feelings/", feelings.own_feelings_page, name="own_feelings"),
    path("my-course/feelings/<slug:slug>/hiding", feelings.feeling_hiding, name="feeling_hiding"),
    path(
        "my-course/feelings/<slug:slug>/showing", feelings.feeling_showing, name="feeling_showing"
    ),
    path(
        "my-course/feelings/<slug:slug>/removal", feelings.feeling_removal, name="feeling_removal"
    ),
    path("my-course/later/", later.own_later_page, name="own_later"),
    path("my-course/later/choice", later.later_choice, name="later_choice"),
    path("my-course/later/removal", later.later_removal, name="later_removal"),
    path("my-course/talk/", views.own_talk, name="own_talk"),
    path("my-course/talk/removal", views.talk_removal, name="talk_removal"),
    path("my-course/form/", views.own_form, name="own_form"),
    path("my-course/known/", views.own_known, name="own_known"),
    path("staff/shared-pages/", views.shared_pages, name="shared_pages"),
    path("staff/shared-pages/<slug:slug>/", views.shared_page, name="shared_page"),
    path("staff/shared-pages/<slug:slug>/words", views.shared_page_words, name="shared_page_words"),
    path(
        "staff/shared-pages/<slug:slug>/reading",
        views.shared_page_reading,
        name="shared_page_reading",
    ),
    path(
        "staff/shared-pages/<slug:slug>/concern",
        views.shared_page_concern,
        name="shared_page_concern",
    ),
    path("staff/safety-plans/<slug:slug>/", views.shared_plan, name="shared_plan"),
    path("staff/safety-plans/<slug:slug>/words", views.shared_plan_words, name="shared_plan_words"),
    path("staff/safety-plans/<slug:slug>/lines", views.shared_plan_lines, name="shared_plan_lines"),
    path(
        "staff/safety-plans/<slug:slug>/concern",
        views.shared_plan_concern,
        name="shared_plan_concern",
    ),
    path("staff/places/", views.staff_places, name="staff_places"),
    path("staff/places/<slug:slug>/", views.staff_place, name="staff_place"),
    path(
        "staff/places/<slug:slug>/words/<slug:name>",
        views.staff_place_words,
        name="staff_place_words",
    ),
    path("staff/places/<slug:slug>/needs", views.staff_place_needs, name="staff_place_needs"),
    path("staff/places/<slug:slug>/concern", views.staff_place_concern, name="staff_place_concern"),
    path("staff/places/<slug:slug>/yes", views.place_yes, name="place_yes"),
    path("staff/places/<slug:slug>/notes", views.place_note, name="place_note"),
    path("staff/places/<slug:slug>/not-now/", views.place_not_now, name="place_not_now"),
    path("staff/places/<slug:slug>/letting-in", views.place_letting_in, name="place_letting_in"),
    path("staff/places/<slug:slug>/other-group", views.place_other_group, name="place_other_group"),
    path("staff/places/<slug:slug>/known", views.place_known, name="place_known"),
    path("staff/known/", views.staff_known, name="staff_known"),
    path("staff/known/<slug:slug>/", views.known_note, name="known_note"),
    path("staff/known/<slug:slug>/settling", views.note_settling, name="note_settling"),
    path("staff/known/pairs/<int:number>/end", views.pair_end, name="pair_end"),
    path("staff/talk-times/", views.talk_times, name="talk_times"),
    path("staff/talk-times/<slug:slug>/removal", views.talk_time_removal, name="talk_time_removal"),
    # Those that messages lead to are short and tell nothing.
    path("b/o/<str:token>/", views.offer_link, name="offer_link"),
    path("b/a/<str:token>/", views.away_link, name="away_link"),
    path("b/w/<str:token>/", views.wanted_link, name="wanted_link"),
    path("b/m/<str:token>/", views.missed_link, name="missed_link"),
    path("staff/programmes/", include(PROGRAMMES)),
    path(
        "courses/<slug:slug>/<int:number>/media/<str:name>",
        programmes.course_picture,
        name="course_picture",
    ),
    path("staff/groups/", views.staff_groups, name="staff_groups"),
    path("staff/groups/news/seen", views.group_news_seen, name="group_news_seen"),
    path("staff/groups/over/", views.staff_past_groups, name="staff_past_groups"),
    path("staff/groups/new/", views.new_group, name="new_group"),
    path("staff/groups/<slug:slug>/", views.staff_group, name="staff_group"),
    path("staff/groups/<slug:slug>/ending/", views.staff_group_ending, name="staff_group_ending"),
    path("staff/groups/<slug:slug>/feelings/", feelings.group_feelings, name="group_feelings"),
    path("staff/groups/<slug:slug>/later/<slug:ask>/words", later.later_words, name="later_words"),
    path("staff/groups/<slug:slug>/evenings/<int:number>/", include(EVENING)),
    path("staff/groups/<slug:slug>/opening", views.group_opening, name="group_opening"),
    path("staff/groups/<slug:slug>/leaders/", views.group_leaders, name="group_leaders"),
    path("staff/groups/<slug:slug>/places/", views.group_seats, name="group_seats"),
    path(
        "staff/groups/<slug:slug>/cancellation/",
        views.group_cancellation,
        name="group_cancellation",
    ),
    path(
        "staff/groups/<slug:slug>/sessions/<int:number>/time/",
        views.session_time,
        name="session_time",
    ),
    path(
        "staff/groups/<slug:slug>/sessions/<int:number>/postponement/",
        views.session_postponement,
        name="session_postponement",
    ),
    path(
        "staff/groups/<slug:slug>/sessions/<int:number>/cancellation/",
        views.session_cancellation,
        name="session_cancellation",
    ),
    path(
        "staff/groups/<slug:slug>/evenings/<int:number>/plan/", views.run_record, name="run_record"
    ),
    path(
        "staff/groups/<slug:slug>/evenings/<int:number>/plan/note", views.run_note, name="run_note"
    ),
    path(
        "staff/groups/<slug:slug>/evenings/<int:number>/plan/handouts/<slug:name>/showing",
        views.run_handout_showing,
        name="run_handout_showing",
    ),
    path(
        "staff/groups/<slug:slug>/evenings/<int:number>/plan/steps/<int:step>/",
        include(RUN_STEP),
    ),
    path("staff/rehearsals/", views.rehearsals, name="rehearsals"),
    path("staff/closed-days/", views.closed_days, name="closed_days"),
    path("staff/closed-days/<slug:slug>/end", views.closed_day_end, name="closed_day_end"),
]
