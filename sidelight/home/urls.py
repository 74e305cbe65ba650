"""The addresses of home."""

from django.urls import path

from sidelight.home import views

urlpatterns = [
    path("", views.front, name="front"),
    path("set-up/<slug:token>/", views.set_up, name="set_up"),
    path("staff/", views.staff, name="staff"),
    path("staff/texts/", views.staff_texts, name="staff_texts"),
    path("staff/texts/<slug:kind>/", views.staff_text, name="staff_text"),
    path("staff/look/", views.staff_look, name="staff_look"),
    path("look/<slug:version>.css", views.look_sheet, name="look_sheet"),
    path("look/logo-<slug:version>.png", views.look_logo, name="look_logo"),
    path("style/", views.style_page, name="style_page"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("health/", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
]
