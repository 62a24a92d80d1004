from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "baruga.core"
    label = "core"
    verbose_name = "Baruga"
