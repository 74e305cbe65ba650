"""The addresses of the team."""

from django.urls import path

from sidelight.team import views

urlpatterns = [
    path("staff/hours/", views.opening_hours, name="opening_hours"),
    path("staff/hours/new/", views.new_opening_hours, name="new_opening_hours"),
    path("staff/hours/<slug:slug>/end/", views.opening_hours_end, name="opening_hours_end"),
    path("staff/people/", views.staff_list, name="staff_list"),
    path("staff/people/new/", views.new_staff_sign_in, name="new_staff_sign_in"),
    path("staff/people/<slug:slug>/", views.staff_person, name="staff_person"),
    path("staff/people/<slug:slug>/roles/new/", views.new_role, name="new_role"),
    path("staff/people/<slug:slug>/roles/<slug:role>/end/", views.role_end, name="role_end"),
    path(
        "staff/people/<slug:slug>/roles/<slug:role>/readiness/", views.readiness, name="readiness"
    ),
]
