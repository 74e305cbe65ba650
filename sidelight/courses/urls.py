"""The addresses of courses."""

from django.urls import path

from sidelight.courses import views

urlpatterns = [
    path("staff/programmes/", views.staff_programmes, name="staff_programmes"),
]
