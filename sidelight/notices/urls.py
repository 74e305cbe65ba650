"""The addresses of notices. Those that messages lead to are short and tell nothing."""

from django.urls import path

from sidelight.notices import views

urlpatterns = [
    path("m/<str:token>/", views.message_stop, name="message_stop"),
    path("staff/messages/", views.staff_messages, name="staff_messages"),
    path("me/contact/", views.own_contact, name="own_contact"),
    path("me/contact/removal/", views.contact_removal, name="contact_removal"),
    path("me/contact/test/", views.test_message, name="test_message"),
    path("me/contact/reminders/", views.own_reminders, name="own_reminders"),
    path("me/contact/devices/", views.own_devices, name="own_devices"),
    path("me/contact/devices/<slug:slug>/removal/", views.device_removal, name="device_removal"),
    path("me/contact/notes.js", views.notes_worker, name="notes_worker"),
]
