from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "baruga.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from allauth.account.signals import password_reset

        from baruga.accounts.lockout import open_after_reset

        password_reset.connect(open_after_reset, dispatch_uid="accounts.open_after_reset")
