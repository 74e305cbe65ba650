"""The addresses of guidance."""

from django.urls import path

from sidelight.guidance import views

urlpatterns = [
    path("tell-somebody/", views.tell_somebody, name="tell_somebody"),
    path("staff/ideas/", views.offline_ideas, name="offline_ideas"),
]
