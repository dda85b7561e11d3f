"""The addresses of campaigns and their screening rounds."""

from django.urls import path

from .views import campaign, campaigns

urlpatterns = [
    path("", campaigns.campaigns_page, name="campaigns"),
    path("new/", campaigns.begin_campaign_page, name="begin-campaign"),
    path("<int:pk>/", campaign.campaign_page, name="campaign"),
    path("<int:pk>/change/", campaigns.change_campaign_page, name="change-campaign"),
    path("<int:pk>/end/", campaigns.end_campaign_page, name="end-campaign"),
    path("<int:pk>/join/", campaign.join_page, name="join-campaign"),
    path("<int:pk>/leave/", campaign.leave_page, name="leave-campaign"),
    path("<int:pk>/look-back/", campaign.look_back_page, name="campaign-look-back"),
]
