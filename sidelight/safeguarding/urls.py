"""The addresses of safeguarding: concerns, follow-ups and emergencies for staff; one's own page."""

from django.urls import path

from sidelight.safeguarding import views

urlpatterns = [
    path("staff/concerns/", views.concerns, name="concerns"),
    path("staff/concerns/closed/", views.closed_concerns, name="closed_concerns"),
    path("staff/concerns/<slug:slug>/", views.concern, name="concern"),
    path("staff/concerns/<slug:slug>/answer/", views.concern_answer, name="concern_answer"),
    path("staff/concerns/<slug:slug>/notes/", views.concern_notes, name="concern_notes"),
    path(
        "staff/concerns/<slug:slug>/follow-ups/",
        views.concern_follow_ups,
        name="concern_follow_ups",
    ),
    path("staff/concerns/<slug:slug>/closing/", views.concern_closing, name="concern_closing"),
    path("staff/concerns/<slug:slug>/opening/", views.concern_opening, name="concern_opening"),
    path("staff/follow-ups/", views.follow_ups, name="follow_ups"),
    path("staff/follow-ups/settled/", views.settled_follow_ups, name="settled_follow_ups"),
    path("staff/follow-ups/<slug:slug>/", views.follow_up, name="follow_up"),
    path(
        "staff/follow-ups/<slug:slug>/settling/",
        views.follow_up_settling,
        name="follow_up_settling",
    ),
    path("staff/emergencies/", views.emergencies, name="emergencies"),
    path("staff/emergencies/about/<slug:slug>/", views.emergency_about, name="emergency_about"),
    path("staff/emergencies/<slug:slug>/", views.emergency, name="emergency"),
    path(
        "staff/emergencies/<slug:slug>/agreement/",
        views.emergency_agreement,
        name="emergency_agreement",
    ),
    path(
        "staff/emergencies/<slug:slug>/details/",
        views.emergency_details,
        name="emergency_details",
    ),
    path("staff/emergencies/<slug:slug>/quiet/", views.emergency_quiet, name="emergency_quiet"),
    path(
        "staff/emergencies/<slug:slug>/telling/",
        views.emergency_telling,
        name="emergency_telling",
    ),
    path("me/emergency/", views.own_emergency, name="own_emergency"),
    path(
        "me/emergency/confirmation/",
        views.own_emergency_confirmation,
        name="own_emergency_confirmation",
    ),
    path("me/emergency/removal/", views.own_emergency_removal, name="own_emergency_removal"),
]
