"""The addresses of the wall: /wall, and /wall/12/ for a town of one's own choice."""

from django.urls import path

from .views import to_the_wall, wall_page

urlpatterns = [
    path("wall", wall_page, name="wall"),
    path("wall/", to_the_wall, name="wall-with-slash"),
    path("wall/<int:whole>/", wall_page, name="town-wall"),
]
