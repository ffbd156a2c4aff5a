from django.apps import AppConfig


class MailsConfig(AppConfig):
    name = "venturi.web.mails"
    label = "mails"
