"""One's own account, and that of somebody new."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baruga.accounts.models import User

phone_number = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{5,30}$", _("Write the number in digits, for example 0811-5550-123.")
)


class ProfileForm(forms.ModelForm[User]):
    """Name, phone and the language of this device. One field for the name: many people have one."""

    name = forms.CharField(label=_("Name"), max_length=150, strip=True)
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=32,
        validators=[phone_number],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Kept on this device."),
    )
    field_order = ["name", "phone", "language"]

    class Meta:
        model = User
        fields = ["phone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.initial.update(name=self.instance.name, language=get_language())

    def save(self, commit: bool = True) -> User:
        self.instance.first_name, self.instance.last_name = self.cleaned_data["name"], ""
        return super().save(commit)


class NewAccountForm(forms.Form):
    """What somebody invited tells of themselves; the address comes with the invitation."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.CharField(
        label=_("Username"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("For signing in. Letters, digits, dots and hyphens; no spaces."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_(
            "At least ten characters. Not your own name, and nothing that many people use."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Somebody already uses this username. Choose another."))
        return username

    def clean(self) -> dict[str, Any]:
        """The password is weighed against the rest: it must not be one's own name."""
        entered = super().clean() or self.cleaned_data
        if password := entered.get("password"):
            person = User(
                username=entered.get("username", ""),
                first_name=entered.get("name", ""),
                email=self.email,
            )
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return entered
