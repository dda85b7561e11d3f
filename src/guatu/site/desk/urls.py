"""The addresses of the desk: home, a unit's own page, sign-in, sign-out."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import home, sign_in, unit

urlpatterns = [
    path("", home.home_page, name="home"),
    path("unit/", unit.unit_page, name="unit"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="sign-in"), name="sign-out"),
]
