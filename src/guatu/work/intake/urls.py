"""The addresses of intake."""

from django.urls import path

from .views import decide, paper, papers, put_in

urlpatterns = [
    path("", papers.papers_page, name="papers"),
    path("put-in/", put_in.put_in, name="put-in"),
    path("progress/", papers.progress_part, name="papers-progress"),
    path("<int:pk>/", paper.paper_page, name="paper"),
    path("<int:pk>/dated/", papers.dated, name="paper-dated"),
    path("<int:pk>/confirm/", decide.confirm_one, name="confirm"),
    path("<int:pk>/dismiss/", decide.dismiss_one, name="dismiss"),
    path("<int:pk>/dismiss-rest/", decide.dismiss_rest, name="dismiss-rest"),
    path("<int:pk>/undo/", decide.undo_last, name="undo"),
]
