from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "venturi.web.finance"
    label = "finance"
