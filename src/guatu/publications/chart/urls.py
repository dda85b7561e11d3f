"""The addresses of the wall: /wall, and /wall/12/ for a town of one's own choice."""

from django.urls import path

from .views import wall_page

urlpatterns = [
    path("wall", wall_page, name="wall"),
    path("wall/<int:whole>/", wall_page, name="town-wall"),
]
