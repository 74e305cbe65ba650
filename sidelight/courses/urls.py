"""The addresses of courses: finding an evening, one's place in it, and the pages of staff."""

from django.urls import path

from sidelight.courses import views

urlpatterns = [
    path("evenings/", views.find_evening, name="find_evening"),
    path("evenings/<slug:slug>/", views.evening, name="evening"),
    path("evenings/<slug:slug>/place/", views.ask_for_place, name="ask_for_place"),
    path("my-course/", views.own_course, name="own_course"),
    path("my-course/booking.ics", views.own_calendar, name="own_calendar"),
    path("my-course/offer", views.own_offer, name="own_offer"),
    path("my-course/return", views.place_return, name="place_return"),
    path("my-course/wanted", views.own_wanted, name="own_wanted"),
    path("my-course/evenings/<int:number>/absence", views.own_absence, name="own_absence"),
    path(
        "my-course/evenings/<int:number>/absence/removal",
        views.own_absence_removal,
        name="own_absence_removal",
    ),
    path("my-course/talk/", views.own_talk, name="own_talk"),
    path("my-course/talk/removal", views.talk_removal, name="talk_removal"),
    path("my-course/form/", views.own_form, name="own_form"),
    path("my-course/known/", views.own_known, name="own_known"),
    # Those that messages lead to are short and tell nothing.
    path("b/o/<str:token>/", views.offer_link, name="offer_link"),
    path("b/a/<str:token>/", views.away_link, name="away_link"),
    path("b/w/<str:token>/", views.wanted_link, name="wanted_link"),
    path("staff/programmes/", views.staff_programmes, name="staff_programmes"),
    path("staff/groups/", views.staff_groups, name="staff_groups"),
    path("staff/groups/news/seen", views.group_news_seen, name="group_news_seen"),
    path("staff/groups/over/", views.staff_past_groups, name="staff_past_groups"),
    path("staff/groups/new/", views.new_group, name="new_group"),
    path("staff/groups/<slug:slug>/", views.staff_group, name="staff_group"),
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
    path("staff/closed-days/", views.closed_days, name="closed_days"),
    path("staff/closed-days/<slug:slug>/end", views.closed_day_end, name="closed_day_end"),
]
