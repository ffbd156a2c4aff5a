"""Addresses of signing in, and of one's own settings."""

from allauth.account import views
from allauth.socialaccount.views import login_cancelled
from django.urls import include, path, re_path

from venturi.web.people.views import by_mail, settings, welcome

# As the library reads it: who, and the token.
LINK = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)"
RESET = "account_reset_password_from_key"

urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("sign-up/", views.signup, name="account_signup"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/first/", views.password_set, name="account_set_password"),
    path("password/forgotten/", by_mail(views.password_reset), name="account_reset_password"),
    path("password/forgotten/sent/", by_mail(views.password_reset_done), name="account_reset_password_done"),
    path("password/forgotten/over/", by_mail(views.password_reset_from_key_done), name=f"{RESET}_done"),
    re_path(f"^password/forgotten/{LINK}/$", by_mail(views.password_reset_from_key), name=RESET),
    path("account-inactive/", views.account_inactive, name="account_inactive"),
    path("sign-in/confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("sign-in/cancelled/", login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/with/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("welcome/<int:key>/<str:token>/", welcome, name="welcome"),
    path("settings/", settings, name="settings"),
    path("settings/second-factor/", include("allauth.mfa.urls")),
    path("settings/sessions/", include("allauth.usersessions.urls")),
]
