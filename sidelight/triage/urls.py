"""The addresses of triage."""

from django.urls import path

from sidelight.triage import views

urlpatterns = [
    path("report-a-site/", views.report_a_site, name="report_a_site"),
    path("report-a-site/<uuid:key>/", views.site_report, name="site_report"),
    path("staff/sites/", views.staff_sites, name="staff_sites"),
    path("staff/sites/list/", views.harmful_links, name="harmful_links"),
    path("staff/sites/list/<slug:slug>/removal/", views.link_removal, name="link_removal"),
    path("staff/sites/<slug:slug>/", views.staff_site, name="staff_site"),
]
