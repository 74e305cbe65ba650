"""The addresses of a journal: one's own, and nobody else's."""

from django.urls import path

from sidelight.journal import views

urlpatterns = [
    path("me/journal/", views.journal, name="journal"),
    path("me/journal/new/", views.new_journal_page, name="new_journal_page"),
    path("me/journal/letter/", views.journal_letter, name="journal_letter"),
    path("me/journal/shown/", views.journal_shares, name="journal_shares"),
    path(
        "me/journal/shown/<slug:slug>/taking-back/",
        views.journal_taking_back,
        name="journal_taking_back",
    ),
    path("me/journal/<slug:slug>/", views.journal_page, name="journal_page"),
    path("me/journal/<slug:slug>/showing/", views.journal_showing, name="journal_showing"),
    path("me/journal/<slug:slug>/words/", views.journal_words, name="journal_words"),
    path(
        "me/journal/<slug:slug>/removal/", views.journal_page_removal, name="journal_page_removal"
    ),
    path("me/safety-plan/", views.safety_plan, name="safety_plan"),
    path("me/safety-plan/words/", views.safety_plan_words, name="safety_plan_words"),
    path("me/safety-plan/opening/", views.safety_plan_opening, name="safety_plan_opening"),
    path("me/safety-plan/closing/", views.safety_plan_closing, name="safety_plan_closing"),
    path("me/safety-plan/lines/<slug:slug>/", views.safety_plan_line, name="safety_plan_line"),
    path("me/safety-plan/removal/", views.safety_plan_removal, name="safety_plan_removal"),
]
