"""The addresses of campaigns and their screening rounds."""

from django.urls import path

from .views import campaign, campaigns, copying, screening

urlpatterns = [
    path("", campaigns.campaigns_page, name="campaigns"),
    path("new/", campaigns.begin_campaign_page, name="begin-campaign"),
    path("<int:pk>/", campaign.campaign_page, name="campaign"),
    path("<int:pk>/change/", campaigns.change_campaign_page, name="change-campaign"),
    path("<int:pk>/end/", campaigns.end_campaign_page, name="end-campaign"),
    path("<int:pk>/join/", campaign.join_page, name="join-campaign"),
    path("<int:pk>/leave/", campaign.leave_page, name="leave-campaign"),
    path("<int:pk>/copy/", copying.copy_page, name="copy-campaign"),
    path("<int:pk>/screen/", screening.begin_screening_page, name="begin-screening"),
    path("screenings/<int:pk>/", screening.screening_page, name="screening"),
    path("screenings/<int:pk>/add/", screening.add_objects_page, name="add-objects"),
    path("screenings/<int:pk>/end/", screening.end_screening_page, name="end-screening"),
    path("screenings/<int:pk>/<int:place>/", screening.screening_object_page, name="screening-object"),
    path("screenings/<int:pk>/<int:place>/line/", screening.found_line_page, name="found-line"),
    path("<int:pk>/look-back/", campaign.look_back_page, name="campaign-look-back"),
]
