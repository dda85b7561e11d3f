"""The addresses of the whole site."""

from django.urls import include, path

urlpatterns = [
    path("", include("guatu.site.desk.urls")),
    path("ledger/", include("guatu.work.ledger.urls")),
    path("verify/", include("guatu.work.verification.urls")),
    path("campaigns/", include("guatu.work.ledger.campaign_urls")),
    path("papers/", include("guatu.work.intake.urls")),
    path("", include("guatu.publications.chart.urls")),
    path("reminders/", include("guatu.publications.reminders.urls")),
]
