"""The addresses of people. Of allauth's, only the four that need neither e-mail nor phone."""

from django.urls import path

from sidelight.people import views

urlpatterns = [
    path("join/", views.join, name="join"),
    path("welcome/", views.welcome, name="welcome"),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/again/", views.sign_in_again, name="account_reauthenticate"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("exit/", views.leave_quickly, name="exit"),
    path("agreements/", views.agreements, name="agreements"),
    path("about/<slug:kind>/", views.house_text, name="house_text"),
    path("me/passphrase/", views.passphrase, name="account_change_password"),
    path("me/name/", views.own_name, name="own_name"),
]
