from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "venturi.web.accounts"
    # `account` is what signing in is called by the library that does it.
    label = "accounts"
