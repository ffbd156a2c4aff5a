from django.apps import AppConfig


class TableConfig(AppConfig):
    name = "venturi.web.table"
    label = "table"
