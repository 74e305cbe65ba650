"""The addresses of review: the desk, and an author's own words."""

from django.urls import path

from sidelight.review import views

urlpatterns = [
    path("review/", views.queue, name="queue"),
    path("review/next/", views.next_claim, name="next_claim"),
    path("review/submissions/<slug:slug>/", views.desk_item, name="desk_item"),
    path("review/submissions/<slug:slug>/claim/", views.claim, name="claim"),
    path("review/submissions/<slug:slug>/claim/renewal/", views.renewal, name="renewal"),
    path("review/submissions/<slug:slug>/claim/release/", views.release, name="release"),
    path("review/submissions/<slug:slug>/decision/", views.decision, name="decision"),
    path("review/submissions/<slug:slug>/taking-back/", views.taking_back, name="taking_back"),
    path("review/submissions/<slug:slug>/opening/", views.opening, name="opening"),
    path(
        "review/submissions/<slug:slug>/concern/",
        views.submission_concern,
        name="submission_concern",
    ),
    path("review/decided/", views.decided, name="decided"),
    path("review/flags/", views.flags, name="flags"),
    path("review/flags/<slug:slug>/", views.flag_item, name="flag_item"),
    path("review/flags/<slug:slug>/answer/", views.answer, name="answer"),
    path("review/flags/<slug:slug>/concern/", views.flag_concern, name="flag_concern"),
    path("my-words/<slug:slug>/", views.own_submission, name="own_submission"),
    path("my-flags/<slug:slug>/", views.own_flag, name="own_flag"),
    path("my-words/<slug:slug>/withdrawal/", views.withdrawal, name="withdrawal"),
]
