"""The addresses of the directory."""

from django.urls import path

from sidelight.directory import views

urlpatterns = [
    path("help-now/", views.help_now, name="help_now"),
    path("help-now/card/", views.help_card, name="help_card"),
    path("help-now/kept/", views.help_card_alone, name="help_card_alone"),
    path("help-now/worker.js", views.help_worker, name="help_worker"),
    path("help-now/app.webmanifest", views.help_app, name="help_app"),
    path("staff/help/", views.help_services, name="help_services"),
    path("staff/help/new/", views.new_help_service, name="new_help_service"),
    path("staff/help/<slug:slug>/", views.help_service, name="help_service"),
    path("staff/help/<slug:slug>/check/", views.help_service_check, name="help_service_check"),
    path(
        "staff/help/<slug:slug>/withdrawal/",
        views.help_service_withdrawal,
        name="help_service_withdrawal",
    ),
]
