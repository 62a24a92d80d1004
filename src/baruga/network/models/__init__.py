"""Regions, institutions, their people and their pages in the tree."""

from baruga.network.models.institution import Channel, Institution
from baruga.network.models.invitation import Invitation
from baruga.network.models.membership import Membership, Official, RoleGroup
from baruga.network.models.pages import HomePage, InstitutionIndexPage, InstitutionPage
from baruga.network.models.region import Region

__all__ = [
    "Channel",
    "HomePage",
    "Institution",
    "InstitutionIndexPage",
    "InstitutionPage",
    "Invitation",
    "Membership",
    "Official",
    "Region",
    "RoleGroup",
]
