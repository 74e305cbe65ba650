"""The addresses of the team."""

from django.urls import path

from sidelight.team import views

urlpatterns = [
    path("staff/hours/", views.opening_hours, name="opening_hours"),
    path("staff/hours/new/", views.new_opening_hours, name="new_opening_hours"),
    path("staff/hours/<slug:slug>/end/", views.opening_hours_end, name="opening_hours_end"),
    path("staff/people/", views.staff_list, name="staff_list"),
    path("staff/people/new/", views.new_invitation, name="new_invitation"),
    path(
        "staff/people/invitations/<slug:slug>/withdrawal/",
        views.invitation_withdrawal,
        name="invitation_withdrawal",
    ),
    path("staff/people/waiting/", views.roles_waiting, name="roles_waiting"),
    path("staff/people/<slug:slug>/", views.staff_person, name="staff_person"),
    path(
        "staff/people/<slug:slug>/second-factor/",
        views.second_factor_reset,
        name="second_factor_reset",
    ),
    path("staff/people/<slug:slug>/roles/new/", views.new_role, name="new_role"),
    path("staff/people/<slug:slug>/roles/<slug:role>/end/", views.role_end, name="role_end"),
    path(
        "staff/people/<slug:slug>/roles/<slug:role>/readiness/", views.readiness, name="readiness"
    ),
    path(
        "staff/people/<slug:slug>/roles/<slug:role>/approval/",
        views.role_approval,
        name="role_approval",
    ),
    path(
        "staff/people/<slug:slug>/roles/<slug:role>/declining/",
        views.role_declining,
        name="role_declining",
    ),
    path("staff/on-call/", views.staff_on_call, name="staff_on_call"),
    path("staff/on-call/new/", views.new_on_call, name="new_on_call"),
    path("staff/on-call/<slug:slug>/end/", views.on_call_end, name="on_call_end"),
]
