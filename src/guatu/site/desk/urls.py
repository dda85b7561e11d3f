"""The addresses of the desk: home, a unit's own page, signing in, the settings, the audit, screens, the first morning.

Who may open which stands in guatu.site.doors: an address that is not in that table is shut.
"""

from django.contrib.auth.views import LogoutView
from django.urls import path

from . import sessions
from .views import audit, first, home, password, screen, second, sign_in, trail_export, unit
from .views.settings import calendar, lights, offices, people, posts, profiles, screens, security, taking_over

urlpatterns = [
    path("", home.home_page, name="home"),
    path("unit/", unit.unit_page, name="unit"),
    path("sign-in/", sign_in.SignInPage.as_view(), name="sign-in"),
    path("sign-in/code/", sign_in.code_page, name="sign-in-code"),
    path("sign-out/", LogoutView.as_view(next_page="sign-in"), name="sign-out"),
    path("here/", sessions.still_here, name="here"),
    path("password/", password.password_page, name="password"),
    path("second/", second.second_page, name="second"),
    path("screen/<str:token>/", screen.screen_page, name="screen"),
    path("settings/", offices.offices_page, name="settings"),
    path("settings/offices/new/", offices.new_office_page, name="office-new"),
    path("settings/offices/<int:pk>/", offices.office_page, name="office"),
    path("settings/offices/<int:pk>/amend/", offices.amend_office_page, name="office-amend"),
    path("settings/offices/<int:pk>/rename/", offices.rename_office_page, name="office-rename"),
    path("settings/offices/<int:pk>/merge/", offices.merge_office_page, name="office-merge"),
    path("settings/offices/<int:pk>/lines/", offices.reassign_page, name="office-lines"),
    path("settings/offices/<int:pk>/close/", offices.close_office_page, name="office-close"),
    path("settings/offices/<int:pk>/remove/", offices.remove_office_page, name="office-remove"),
    path("settings/offices/<int:pk>/duties/", offices.office_duties_page, name="office-duties"),
    path("settings/posts/", posts.posts_page, name="posts"),
    path("settings/posts/new/", posts.new_post_page, name="post-new"),
    path("settings/posts/<int:pk>/", posts.post_page, name="post"),
    path("settings/posts/<int:pk>/hand-over/", posts.hand_over_page, name="post-hand-over"),
    path("settings/posts/<int:pk>/end/", posts.end_post_page, name="post-end"),
    path("settings/posts/<int:pk>/substitute/", posts.substitute_page, name="post-substitute"),
    path("settings/substitutes/<int:pk>/back/", posts.call_back, name="call-back"),
    path("settings/people/", people.people_page, name="people"),
    path("settings/people/new/", people.new_person_page, name="person-new"),
    path("settings/people/<int:pk>/reset/", people.reset_person, name="person-reset"),
    path("settings/people/<int:pk>/bar/", people.bar_person, name="person-bar"),
    path("settings/profiles/", profiles.profiles_page, name="profiles"),
    path("settings/profiles/<slug:key>/", profiles.profile_page, name="profile"),
    path("settings/profiles/<slug:key>/copy/", profiles.copy_page, name="profile-copy"),
    path("settings/profiles/<slug:key>/switch/", profiles.switch_profile, name="profile-switch"),
    path("settings/lights/", lights.lights_page, name="light-sets"),
    path("settings/lights/<slug:key>/", lights.light_set_page, name="light-set"),
    path("settings/watching/", lights.watching_page, name="watching-rules"),
    path("settings/calendar/", calendar.calendar_page, name="calendar"),
    path("settings/calendar/notice/", calendar.notice_page, name="notice"),
    path("settings/calendar/moved/<int:pk>/", calendar.moved_page, name="moved"),
    path("settings/calendar/moved/<int:pk>.xlsx", calendar.moved_file, name="moved-file"),
    path("settings/screens/", screens.screens_page, name="screens"),
    path("settings/screens/<int:pk>/down/", screens.take_down, name="screen-down"),
    path("settings/security/", security.security_page, name="security"),
    path("settings/security/rules/", security.rules_page, name="sign-in-rules"),
    path("settings/security/<int:pk>/unlock/", security.unlock_account, name="unlock"),
    path("settings/security/<int:pk>/second/", security.take_away_second, name="second-away"),
    path("audit/", audit.audit_page, name="audit"),
    path("audit/trail.html", trail_export.export_page, name="trail-export"),
    path("settings/import/", taking_over.roster_page, name="roster"),
    path("settings/duties/", taking_over.duties_page, name="duties"),
    path("settings/changes/", taking_over.changes_page, name="changes"),
    path("settings/samples/<slug:key>/", taking_over.sample, name="sample"),
    path("first/town/", first.town_page, name="first-town"),
    path("first/offices/", first.offices_page, name="first-offices"),
    path("first/duties/", first.duties_page, name="first-duties"),
    path("first/people/", first.people_page, name="first-people"),
    path("first/papers/", first.papers_page, name="first-papers"),
    path("first/samples/<slug:key>/", first.sample, name="first-sample"),
    path("first/<str:token>/", first.enter, name="first"),
]
