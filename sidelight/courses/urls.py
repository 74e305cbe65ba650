"""The addresses of courses: finding an evening, one's place in it, and the pages of staff."""

from django.urls import path

from sidelight.courses import views

urlpatterns = [
    path("evenings/", views.find_evening, name="find_evening"),
    path("evenings/<slug:slug>/", views.evening, name="evening"),
    path("staff/programmes/", views.staff_programmes, name="staff_programmes"),
]
