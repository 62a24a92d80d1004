"""Forms of the network. Every choice of a row is taken from what the person may see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.validators import URLValidator, validate_email
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.network.choices import Platform, Role, Verb
from baruga.network.models import Institution, Official, Region
from baruga.network.permissions import is_coordinator, may_grant

if TYPE_CHECKING:
    from baruga.accounts.models import User

RESERVED = {"baru", "ekspor"}  # our own addresses below /meja/jaringan/
HANDLES = {
    Platform.INSTAGRAM: "instagram.com/",
    Platform.FACEBOOK: "facebook.com/",
    Platform.X: "x.com/",
    Platform.YOUTUBE: "youtube.com/@",
    Platform.TIKTOK: "tiktok.com/@",
}
EXAMPLES = {
    Platform.WEBSITE: "takalarkab.go.id",
    Platform.EMAIL: "humas@takalarkab.go.id",
    Platform.PHONE: "0418-21001",
    Platform.WHATSAPP: "0812-3456-7890",
}


class ChannelFields(forms.Form):
    """One line per platform; several addresses are parted by commas."""

    def __init__(self, *args: Any, institution: Institution | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: dict[str, list[str]] = {}
        for channel in institution.channels.all() if institution else ():
            known.setdefault(channel.platform, []).append(channel.address)
        for platform in Platform:
            self.fields[platform.value] = forms.CharField(
                label=platform.label,
                required=False,
                max_length=500,
                initial=", ".join(known.get(platform.value, [])),
                widget=forms.TextInput(attrs={"placeholder": example_of(platform)}),
            )

    def clean(self) -> dict[str, Any]:
        for platform in Platform:
            written = self.cleaned_data.get(platform.value, "")
            addresses = []
            for address in filter(None, (part.strip() for part in written.split(","))):
                try:
                    addresses.append(tidy(platform, address))
                except forms.ValidationError as error:
                    self.add_error(platform.value, error)
            self.cleaned_data[platform.value] = addresses
        return self.cleaned_data

    @property
    def channels(self) -> list[tuple[str, str]]:
        """What was typed as (platform, address)."""
        return [(p.value, address) for p in Platform for address in self.cleaned_data[p.value]]


def example_of(platform: Platform) -> str:
    return EXAMPLES.get(platform, "@humastakalar")


def tidy(platform: Platform, address: str) -> str:
    """`address` as it is stored. Raises ValidationError when nobody could be reached by it."""
    if len(address) > 250:
        raise forms.ValidationError(_("This address is too long."))
    if platform is Platform.EMAIL:
        validate_email(address)
        return address
    if platform in (Platform.PHONE, Platform.WHATSAPP):
        return telephone(platform, address)
    if platform in HANDLES and re.fullmatch(r"@[\w.\-]+|[\w\-]+", address):
        return HANDLES[platform] + address.removeprefix("@")
    URLValidator(schemes=["http", "https"])(address if "://" in address else f"https://{address}")
    return address


def telephone(platform: Platform, number: str) -> str:
    """A number people can dial; for WhatsApp with its country's code, as its links ask."""
    digits = re.sub(r"\D", "", number)
    if not re.fullmatch(r"[\d\s+().\-/]+", number) or not 3 <= len(digits) <= 15:
        raise forms.ValidationError(_("Write a phone number, for example 0418-21001."))
    if platform is Platform.WHATSAPP:
        return "62" + digits[1:] if digits.startswith("0") else digits
    return number


class InstitutionForm(forms.ModelForm[Institution]):
    """What the public reads about an institution; for its own managers.

    Its hostname is the coordinator's to enter: the whole installation answers to it.
    """

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_coordinator(user):
            del self.fields["hostname"]

    class Meta:
        model = Institution
        fields = ("short_name", "about", "hostname")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "short_name": gettext_lazy("As people say it, for example Pemkab Takalar."),
            "about": gettext_lazy("One or two sentences: what this institution does for people."),
        }


class OnboardForm(forms.ModelForm[Institution]):
    """A new institution; for a coordinator. Its address is made of its short name."""

    class Meta:
        model = Institution
        fields = ("name", "short_name", "kind", "region", "parent", "about")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "name": gettext_lazy("In full, as on the letterhead."),
            "short_name": InstitutionForm.Meta.help_texts["short_name"],
            "about": InstitutionForm.Meta.help_texts["about"],
            "parent": gettext_lazy("The institution above it, when that one takes part too."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"] = forms.ModelChoiceField(
            Region.objects.local(),
            required=False,
            label=self.fields["region"].label,
            help_text=self.fields["region"].help_text,
            empty_label=_("Whole province"),
        )
        self.fields["parent"] = forms.ModelChoiceField(
            Institution.objects.visible_to(user).active(),
            required=False,
            label=self.fields["parent"].label,
            help_text=self.fields["parent"].help_text,
            empty_label=_("None"),
        )

    def clean_short_name(self) -> str:
        short_name: str = self.cleaned_data["short_name"]
        self.slug = slugify(short_name)[:80]
        if not self.slug or self.slug in RESERVED:
            raise forms.ValidationError(
                _("Choose another short name; this one cannot be an address.")
            )
        here = Institution.objects.filter(slug=self.slug).first()
        if here is not None:
            raise forms.ValidationError(
                _("%(name)s already has this short name.") % {"name": here.name}
            )
        return short_name


class RoleBoxes(forms.CheckboxSelectMultiple):
    """Every role with what it may do beside it."""

    option_template_name = "network/widgets/role.html"

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"description": Role(str(value)).description}


class RolesField(forms.TypedMultipleChoiceField):
    """The roles that `user` may give in `institution`, no others."""

    def __init__(self, *, user: User, institution: Institution, **kwargs: Any) -> None:
        self.offered = {role for role in Role if may_grant(user, role, institution)}
        super().__init__(
            choices=[(role.value, role.label) for role in Role if role in self.offered],
            coerce=Role,
            widget=RoleBoxes,
            label=_("Roles"),
            error_messages={"required": _("Choose at least one role.")},
            **kwargs,
        )


class MemberForm(forms.Form):
    """All roles of one person; none means that the person leaves the institution."""

    hide_optional = True  # "may stay empty" would invite to part with people

    def __init__(
        self, *args: Any, user: User, institution: Institution, person: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.person = user, person
        self.fields["roles"] = RolesField(user=user, institution=institution, required=False)

    @property
    def offered(self) -> set[Role]:
        """The roles this form decides on; others that the person holds stay as they are."""
        return cast("RolesField", self.fields["roles"]).offered

    def clean_roles(self) -> list[Role]:
        """Nobody shuts the door behind themselves: the last right to manage needs another hand."""
        roles: list[Role] = self.cleaned_data["roles"]
        stays = any(Verb.MANAGE_MEMBERS in role.verbs for role in roles)
        if self.person == self.user and not stays and not is_coordinator(self.user):
            raise forms.ValidationError(
                _(
                    "You would no longer look after the members. "
                    "Ask another approver to change your roles."
                )
            )
        return roles


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The link to join is sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User, institution: Institution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"] = RolesField(user=user, institution=institution)


class OfficialForm(forms.ModelForm[Official]):
    """Whoever is named again under the same e-mail address is updated."""

    class Meta:
        model = Official
        fields = ("name", "office", "email", "phone")
        help_texts = {
            "office": gettext_lazy("For example: Head of Public Relations."),
            "email": gettext_lazy("The link to read and approve is sent there."),
        }


class OffboardForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("It stays in the trail of this institution."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
