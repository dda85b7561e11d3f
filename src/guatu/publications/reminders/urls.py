"""The addresses of the reminders."""

from django.urls import path

from .views import book, inbox, outbox

urlpatterns = [
    path("", inbox.inbox_page, name="reminders"),
    path("sheets/", book.book_page, name="reminder-book"),
    path("sheets/<int:pk>/", book.sheet_page, name="reminder-sheet"),
    path("outbox/", outbox.outbox_page, name="reminders-outbox"),
    path("outbox/<int:pk>/again/", outbox.send_again_page, name="reminder-again"),
]
