"""The page tree and the media collections that institutions live in; made when first asked for."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Page, Site

from baruga.network.models import HomePage, Institution, InstitutionIndexPage, InstitutionPage


def home() -> HomePage:
    """The public site's first page, and Wagtail's site that points to it."""
    page = HomePage.objects.first()
    if page is None:
        root = _named_root()
        page = root.add_child(instance=HomePage(title=settings.WAGTAIL_SITE_NAME, slug="beranda"))
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or site.root_page_id != page.pk:
        former = site.root_page if site else None
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={
                "root_page": page,
                "hostname": "localhost",
                "site_name": settings.WAGTAIL_SITE_NAME,
            },
        )
        if former is not None and former.depth > 1 and not former.get_children().exists():
            former.delete()  # the welcome page that Wagtail's first migration leaves behind
    return page


def _named_root() -> Page:
    """The page above all pages, under a name that officers can read where they choose a page."""
    root: Page = Page.get_first_root_node()
    with override(settings.LANGUAGE_CODE):
        root.title = root.draft_title = _("All pages")
    root.save(update_fields=["title", "draft_title"])
    return root


def index() -> InstitutionIndexPage:
    """The page below which every section hangs."""
    page = InstitutionIndexPage.objects.first()
    if page is None:
        with override(settings.LANGUAGE_CODE):
            title = _("Institutions")
        page = home().add_child(instance=InstitutionIndexPage(title=title, slug="instansi"))
    return page


def section_for(institution: Institution) -> InstitutionPage:
    """The section of `institution`, named as it is named now."""
    section = InstitutionPage.objects.filter(institution=institution).first()
    if section is None:
        section = InstitutionPage(
            title=institution.name, slug=institution.slug, institution=institution
        )
        return index().add_child(instance=section)
    if section.title != institution.name:
        section.title = section.draft_title = institution.name
        section.save(update_fields=["title", "draft_title"])
    return section


def collection_for(institution: Institution) -> Collection:
    """The collection that holds an institution's photographs and documents."""
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=institution.slug).first()
    return collection or root.add_child(name=institution.slug)
