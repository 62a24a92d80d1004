"""Kinds of institutions, branches of the state, roles and what each role may do."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Levels of regional government (UU 23/2014)."""

    PROVINCE = "province", _("Province")
    REGENCY = "regency", _("Regency")
    CITY = "city", _("City")


class Kind(models.TextChoices):
    PROVINCIAL_GOVERNMENT = "provincial_government", _("Provincial government")
    REGENCY_GOVERNMENT = "regency_government", _("Regency or city government")
    PROVINCIAL_AGENCY = "provincial_agency", _("Provincial agency")
    REGENCY_AGENCY = "regency_agency", _("Regency or city agency")
    LEGISLATURE = "legislature", _("Legislature")
    JUDICIARY = "judiciary", _("Judiciary")
    MILITARY = "military", _("Military")
    POLICE = "police", _("Police")
    VERTICAL_AGENCY = "vertical_agency", _("Office of a ministry or national agency")
    STATE_OWNED_ENTERPRISE = "state_owned_enterprise", _("State-owned enterprise")
    REGION_OWNED_ENTERPRISE = "region_owned_enterprise", _("Region-owned enterprise")
    UNIVERSITY = "university", _("University")
    PUBLIC_SERVICE = "public_service", _("Public service")
    OTHER = "other", _("Other")


class Branch(models.TextChoices):
    """Which branch of the state an institution belongs to."""

    EXECUTIVE = "executive", _("Executive")
    LEGISLATIVE = "legislative", _("Legislative")
    JUDICIAL = "judicial", _("Judicial")
    DEFENCE_SECURITY = "defence_security", _("Defence and security")
    ENTERPRISE = "enterprise", _("Public enterprise")
    EDUCATION = "education", _("Education and services")


BRANCH_OF: dict[str, Branch] = {
    Kind.PROVINCIAL_GOVERNMENT: Branch.EXECUTIVE,
    Kind.REGENCY_GOVERNMENT: Branch.EXECUTIVE,
    Kind.PROVINCIAL_AGENCY: Branch.EXECUTIVE,
    Kind.REGENCY_AGENCY: Branch.EXECUTIVE,
    Kind.VERTICAL_AGENCY: Branch.EXECUTIVE,
    Kind.LEGISLATURE: Branch.LEGISLATIVE,
    Kind.JUDICIARY: Branch.JUDICIAL,
    Kind.MILITARY: Branch.DEFENCE_SECURITY,
    Kind.POLICE: Branch.DEFENCE_SECURITY,
    Kind.STATE_OWNED_ENTERPRISE: Branch.ENTERPRISE,
    Kind.REGION_OWNED_ENTERPRISE: Branch.ENTERPRISE,
    Kind.UNIVERSITY: Branch.EDUCATION,
    Kind.PUBLIC_SERVICE: Branch.EDUCATION,
    Kind.OTHER: Branch.EXECUTIVE,
}


class Status(models.TextChoices):
    ACTIVE = "active", _("Active")
    LEFT = "left", _("Left the network")


class Platform(models.TextChoices):
    WEBSITE = "website", _("Website")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    WHATSAPP = "whatsapp", "WhatsApp"
    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    X = "x", "X"
    YOUTUBE = "youtube", "YouTube"
    TIKTOK = "tiktok", "TikTok"


class Verb(StrEnum):
    """What a person may do. Roles are made of these words and nothing else."""

    SEE = "see"  # drafts and members of the own institution
    WRITE = "write"  # begin stories, bring photographs, submit
    EDIT = "edit"  # every story of the institution, not only one's own
    APPROVE = "approve"  # be the second pair of eyes
    CHECK_FACTS = "check_facts"  # work the hoax desk
    MANAGE_MEMBERS = "manage_members"  # invite and part with people of the institution
    COORDINATE = "coordinate"  # the network: institutions, standards, everybody's rota


class Role(models.TextChoices):
    CONTRIBUTOR = "contributor", _("Contributor")
    EDITOR = "editor", _("Editor")
    APPROVER = "approver", _("Approver")
    FACT_CHECKER = "fact_checker", _("Fact checker")
    COORDINATOR = "coordinator", _("Coordinator")
    VIEWER = "viewer", _("Leader (reads only)")

    @property
    def verbs(self) -> frozenset[Verb]:
        return VERBS[self]

    @property
    def description(self) -> Promise:
        return DESCRIPTIONS[self]

    @property
    def enters_editor(self) -> bool:
        """Whether the role works in the editor, so that it needs a group there."""
        return bool(self.verbs & {Verb.WRITE, Verb.EDIT, Verb.APPROVE})


VERBS: dict[Role, frozenset[Verb]] = {
    Role.CONTRIBUTOR: frozenset({Verb.SEE, Verb.WRITE}),
    Role.EDITOR: frozenset({Verb.SEE, Verb.WRITE, Verb.EDIT}),
    Role.APPROVER: frozenset({Verb.SEE, Verb.WRITE, Verb.EDIT, Verb.APPROVE, Verb.MANAGE_MEMBERS}),
    Role.FACT_CHECKER: frozenset({Verb.SEE, Verb.CHECK_FACTS}),
    Role.COORDINATOR: frozenset({Verb.SEE, Verb.COORDINATE, Verb.MANAGE_MEMBERS}),
    Role.VIEWER: frozenset({Verb.SEE}),
}

DESCRIPTIONS: dict[Role, Promise] = {
    Role.CONTRIBUTOR: _("Writes, brings photographs and submits for approval."),
    Role.EDITOR: _("Reads and corrects everything the institution writes."),
    Role.APPROVER: _(
        "Second pair of eyes: approves or returns what others wrote, invites members."
    ),
    Role.FACT_CHECKER: _("Works on circulating claims and their evidence."),
    Role.COORDINATOR: _("Looks after the whole region: institutions, standards, who takes part."),
    Role.VIEWER: _("Reads everything of the institution, changes nothing."),
}

# Second factor outside the demo: whoever can put something before the public, or let others in.
ROLES_NEEDING_SECOND_FACTOR = frozenset({Role.APPROVER, Role.COORDINATOR})
