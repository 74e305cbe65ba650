"""The addresses of notices. Those that messages lead to are short and tell nothing."""

from django.urls import path

from sidelight.notices import views

urlpatterns = [
    path("m/<str:token>/", views.message_stop, name="message_stop"),
]
