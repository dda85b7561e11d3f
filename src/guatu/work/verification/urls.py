"""The addresses of verification."""

from django.urls import path

from .views import desk, relapses, sample, walk

urlpatterns = [
    path("", desk.desk_page, name="verify-desk"),
    path("<int:pk>/", desk.desk_act, name="verify-at-desk"),
    path("sample/", sample.sample_page, name="look-back-sample"),
    path("walk/", walk.walk_page, name="look-back-walk"),
    path("relapses/", relapses.relapses_page, name="relapses"),
]
