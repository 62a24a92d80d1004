"""Institutions: peers, each with its own voice, approval and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import BRANCH_OF, Branch, Kind, Platform, Status, Verb
from baruga.network.models.region import Region

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


# A name in lower case with at least one dot (RFC 1123), neither an address nor a port.
validate_hostname = RegexValidator(
    r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$",
    _("Write the name alone, in small letters, for example berita.takalarkab.go.id."),
)


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def active(self) -> InstitutionQuerySet:
        return self.filter(status=Status.ACTIVE)

    def served_by(self, user: User | AnonymousUser) -> InstitutionQuerySet:
        """Active institutions in which `user` holds any role: whose drafts they may see."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.active().filter(memberships__user=user).distinct()

    def where(self, user: User | AnonymousUser, verb: Verb) -> InstitutionQuerySet:
        """Active institutions in which `user` may do `verb`."""
        from baruga.network.models.membership import roles_with

        if not user.is_authenticated or not user.is_active:
            return self.none()
        return (
            self.active()
            .filter(memberships__user=user, memberships__role__in=roles_with(verb))
            .distinct()
        )

    def visible_to(self, user: User | AnonymousUser) -> InstitutionQuerySet:
        """That an institution takes part is public; so everybody sees the list."""
        return self.all()


class Institution(models.Model):  # type: ignore[django-manager-missing]  # the stories' manager is untyped
    """A public institution of the region. `region` NULL means the whole province."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("full name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="institutions",
        verbose_name=_("region"),
        help_text=_("Leave empty for the whole province."),
    )
    about = models.TextField(_("about"), blank=True)
    hostname = models.CharField(
        _("own hostname"),
        max_length=253,
        blank=True,
        validators=[validate_hostname],
        help_text=_("For example berita.takalarkab.go.id, once its DNS points here."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    joined_at = models.DateTimeField(_("joined"))
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=Status.ACTIVE, left_at=None)
                | models.Q(status=Status.LEFT, left_at__isnull=False),
                name="network_institution_left_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["hostname"],
                condition=~models.Q(hostname=""),
                name="network_institution_hostname_once",
                violation_error_message=_("Another institution has this hostname already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("network:institution", args=[self.slug])

    @property
    def branch(self) -> Branch:
        return BRANCH_OF[self.kind]

    @property
    def is_active(self) -> bool:
        return self.status == Status.ACTIVE

    @property
    def public_path(self) -> str:
        """Its address on the public site, without a query."""
        return f"/instansi/{self.slug}/"


class Channel(models.Model):
    """Where the public finds an institution: one address on one platform."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="channels")
    platform = models.CharField(_("platform"), max_length=12, choices=Platform)
    address = models.CharField(_("address or number"), max_length=250)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "platform", "address"], name="network_channel_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_platform_display()}: {self.address}"

    @property
    def link(self) -> str:
        """The address as a link that a phone opens."""
        if self.platform == Platform.WHATSAPP:  # which takes digits alone
            return "https://wa.me/" + "".join(filter(str.isdecimal, self.address))
        schemes = {Platform.EMAIL: "mailto:", Platform.PHONE: "tel:"}
        if self.platform in schemes:
            return schemes[Platform(self.platform)] + self.address.replace(" ", "")
        return self.address if "://" in self.address else f"https://{self.address}"
