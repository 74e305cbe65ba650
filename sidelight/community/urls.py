"""The addresses of the community: nouns, so that a new verb is a new address."""

from django.urls import path

from sidelight.community import views

urlpatterns = [
    path("me/", views.own_page, name="own_page"),
    path("me/notices/reading/", views.notices_read, name="notices_read"),
    path("me/about/", views.own_about, name="own_about"),
    path("me/quiet/", views.own_mutes, name="own_mutes"),
    path("me/quiet/<slug:slug>/end/", views.mute_end, name="mute_end"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("people/<slug:slug>/flag/", views.flag_person, name="flag_person"),
    path("people/<slug:slug>/mute/", views.person_mute, name="person_mute"),
    path("spaces/<slug:slug>/mute/", views.space_mute, name="space_mute"),
    path("posts/<slug:slug>/mute/", views.thread_mute, name="thread_mute"),
    path("spaces/", views.spaces, name="spaces"),
    path("spaces/<slug:slug>/", views.space, name="space"),
    path("spaces/<slug:slug>/new-post/", views.new_post, name="new_post"),
    path("posts/<slug:slug>/", views.thread, name="thread"),
    path("posts/<slug:slug>/replies/", views.replies, name="replies"),
    path("posts/<slug:slug>/edit/", views.edit_post, name="edit_post"),
    path("posts/<slug:slug>/flag/", views.flag_post, name="flag_post"),
    path("posts/<slug:slug>/reactions/", views.reactions, name="reactions"),
    path(
        "posts/<slug:slug>/reactions/<slug:kind>/removal/",
        views.reaction_removal,
        name="reaction_removal",
    ),
    path("drafts/space/<slug:slug>/", views.draft_for_space, name="draft_for_space"),
    path("drafts/reply/<slug:slug>/", views.draft_for_reply, name="draft_for_reply"),
    path("drafts/edit/<slug:slug>/", views.draft_for_edit, name="draft_for_edit"),
    path("drafts/<uuid:key>/removal/", views.draft_removal, name="draft_removal"),
    path("search/", views.search, name="search"),
    path("staff/spaces/", views.staff_spaces, name="staff_spaces"),
    path("staff/spaces/new/", views.staff_space_new, name="staff_space_new"),
    path("staff/spaces/<slug:slug>/", views.staff_space, name="staff_space"),
    path("staff/spaces/<slug:slug>/closing/", views.space_closing, name="space_closing"),
    path("staff/spaces/<slug:slug>/opening/", views.space_opening, name="space_opening"),
    path("staff/spaces/<slug:slug>/mixing/", views.space_mixing, name="space_mixing"),
]
