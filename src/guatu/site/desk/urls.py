"""The addresses of the desk: home, sign-in, sign-out."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import home, sign_in

urlpatterns = [
    path("", home.home_page, name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="sign-in"), name="sign-out"),
]
