"""Every address of the site, app by app."""

from django.urls import include, path

urlpatterns = [
    # First what is asked for most: addresses are tried in this order.
    path("", include("sidelight.community.urls")),
    path("", include("sidelight.home.urls")),
    path("", include("sidelight.people.urls")),
    path("", include("sidelight.directory.urls")),
    path("", include("sidelight.guidance.urls")),
    path("", include("sidelight.triage.urls")),
    path("", include("sidelight.notices.urls")),
    path("", include("sidelight.team.urls")),
    path("", include("sidelight.safeguarding.urls")),
    path("", include("sidelight.journal.urls")),
    path("", include("sidelight.review.urls")),
    path("", include("sidelight.rooms.urls")),
    path("", include("sidelight.courses.urls")),
]

handler400 = "sidelight.design.views.bad_request"
handler403 = "sidelight.design.views.permission_denied"
handler404 = "sidelight.design.views.page_not_found"
handler405 = "sidelight.design.views.wrong_verb"
handler500 = "sidelight.design.views.server_error"
