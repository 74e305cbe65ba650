"""The addresses of a journal: one's own, and nobody else's."""

from django.urls import path

from sidelight.journal import views

urlpatterns = [
    path("me/journal/", views.journal, name="journal"),
    path("me/journal/new/", views.new_journal_page, name="new_journal_page"),
    path("me/journal/<slug:slug>/", views.journal_page, name="journal_page"),
    path("me/journal/<slug:slug>/words/", views.journal_words, name="journal_words"),
    path(
        "me/journal/<slug:slug>/removal/", views.journal_page_removal, name="journal_page_removal"
    ),
]
