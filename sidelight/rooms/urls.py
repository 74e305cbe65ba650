"""The addresses of rooms: for those who are in one, and for staff who plan and look after them."""

from django.urls import path

from sidelight.rooms import views

urlpatterns = [
    path("rooms/", views.own_rooms, name="rooms"),
    path("rooms/<slug:slug>/", views.room, name="room"),
    path("rooms/<slug:slug>/events", views.events, name="room_events"),
    path("rooms/<slug:slug>/messages", views.messages, name="room_messages"),
    path("rooms/<slug:slug>/activities/<slug:name>", views.activity, name="room_activity"),
    path("rooms/<slug:slug>/activity", views.shown, name="room_shown"),
    path("rooms/<slug:slug>/activity/<slug:name>", views.shown_deed, name="room_shown_deed"),
    path("rooms/<slug:slug>/mood", views.mood, name="room_mood"),
    path("rooms/<slug:slug>/here", views.here, name="room_here"),
    path("rooms/<slug:slug>/beside", views.beside, name="room_beside"),
    path("rooms/<slug:slug>/closing", views.closing_panel, name="room_closing"),
    path("rooms/<slug:slug>/concern", views.concern, name="room_concern"),
    path("rooms/<slug:slug>/needs/<slug:member>", views.needs, name="room_needs"),
    path("staff/rooms/", views.staff_rooms, name="staff_rooms"),
    path("staff/rooms/new/", views.new_room, name="new_room"),
    path("staff/rooms/<slug:slug>/", views.staff_room, name="staff_room"),
    path("staff/rooms/<slug:slug>/hand-over/", views.hand_over, name="hand_over"),
    path("staff/rooms/<slug:slug>/hand-over/draft", views.hand_over_draft, name="hand_over_draft"),
    path(
        "staff/rooms/<slug:slug>/hand-over/reading",
        views.hand_over_reading,
        name="hand_over_reading",
    ),
    path("staff/rooms/<slug:slug>/places", views.new_place, name="new_place"),
    path(
        "staff/rooms/<slug:slug>/places/<slug:place>/removal",
        views.place_removal,
        name="place_removal",
    ),
    path("staff/rooms/<slug:slug>/transcript/", views.transcript, name="transcript"),
    path("staff/ready-messages/", views.ready_messages, name="ready_messages"),
    path(
        "staff/ready-messages/<int:number>/withdrawal",
        views.ready_message_withdrawal,
        name="ready_message_withdrawal",
    ),
]
