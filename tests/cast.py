"""The cast of the tests: two regencies that do not see into each other, and the whole region's desk.

Built once per test database; every test then runs in a transaction of its own.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image

from baruga.accounts.models import User
from baruga.network.actions import institutions, members, tree
from baruga.network.choices import Kind, Role
from baruga.network.models import Institution, Region
from baruga.newsroom.choices import ChangeKind, InformationClass
from baruga.newsroom.models import NewsPage, Photo

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10.00 WITA
PASSWORD = "kata-sandi-uji-coba"

PEOPLE: dict[str, tuple[str, tuple[Role, ...]]] = {
    "writer": ("pemkab-takalar", (Role.CONTRIBUTOR,)),
    "second_writer": ("pemkab-takalar", (Role.CONTRIBUTOR,)),
    "teammate": ("pemkab-takalar", (Role.EDITOR,)),
    "approver": ("pemkab-takalar", (Role.APPROVER,)),
    "leader": ("pemkab-takalar", (Role.VIEWER,)),
    "outsider": ("pemkab-gowa", (Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER)),
    "coordinator": ("diskominfo", (Role.COORDINATOR,)),
    "checker": ("pemkab-takalar", (Role.FACT_CHECKER,)),
    "neighbour": ("pemkab-gowa", (Role.FACT_CHECKER,)),
    "third": ("diskominfo", (Role.FACT_CHECKER,)),
}


def build() -> None:
    """Regions, three institutions, ten people, one official."""
    province = Region.objects.create(
        code="73",
        slug="sulawesi-selatan",
        name="Sulawesi Selatan",
        level="province",
        population=9528276,
        timezone="Asia/Makassar",
        source="uji",
        as_of="2025-07-01",
    )
    takalar, gowa = (
        Region.objects.create(
            code=code,
            slug=name.lower().replace(" ", "-"),
            name=name,
            level="regency",
            parent=province,
            population=300000,
            timezone="Asia/Makassar",
        )
        for code, name in (("73.05", "Kabupaten Takalar"), ("73.06", "Kabupaten Gowa"))
    )
    for slug, name, short, kind, region in (
        (
            "pemkab-takalar",
            "Pemerintah Kabupaten Takalar",
            "Pemkab Takalar",
            Kind.REGENCY_GOVERNMENT,
            takalar,
        ),
        ("pemkab-gowa", "Pemerintah Kabupaten Gowa", "Pemkab Gowa", Kind.REGENCY_GOVERNMENT, gowa),
        ("diskominfo", "Dinas Kominfo Provinsi", "Diskominfo", Kind.PROVINCIAL_AGENCY, None),
    ):
        institutions.onboard(
            by=None, at=NOW, slug=slug, name=name, short_name=short, kind=kind, region=region
        )
    for name, (slug, roles) in PEOPLE.items():
        user = User.objects.create_user(
            username=name,
            email=f"{name}@takalar.example",
            password=PASSWORD,
            first_name=name.replace("_", " ").title(),
        )
        members.grant(
            by=None, at=NOW, user=user, institution=Institution.objects.get(slug=slug), roles=roles
        )
    members.appoint_official(
        by=None,
        institution=Institution.objects.get(slug="pemkab-takalar"),
        name="Kepala Bagian Humas",
        office="Sekretariat Daerah",
        email="kabag@takalar.example",
    )


def picture(
    *,
    institution: Institution,
    name: str = "sawah.jpg",
    size: tuple[int, int] = (640, 400),
    **fields: Any,
) -> Photo:
    """A photograph, complete for every standard, in the institution's collection."""
    data = io.BytesIO()
    Image.new("RGB", size, "#5f9b7b").save(data, "JPEG")
    values: dict[str, Any] = {
        "title": "Sawah",
        "description": "Hamparan sawah hijau di bawah langit cerah",
        "caption": "Sawah di Kecamatan Polongbangkeng, Senin (23/11/2026).",
        "creator": "Tim Humas",
        "taken_at": NOW,
    }
    return Photo.objects.create(
        file=ImageFile(io.BytesIO(data.getvalue()), name=name),
        collection=tree.collection_for(institution),
        **(values | fields),
    )


def news(*, institution: Institution, by: User | None, **fields: Any) -> NewsPage:
    """A draft that meets the default standard, written by `by`."""
    values: dict[str, Any] = {
        "title": "Air bersih mengalir lagi di tiga desa Polongbangkeng",
        "kicker": "Air bersih",
        "lead": (
            "Dinas Pekerjaan Umum Kabupaten Takalar menyalurkan kembali air bersih ke tiga desa "
            "di Kecamatan Polongbangkeng mulai Senin (23/11/2026) pagi."
        ),
        "body": [
            {"type": "text", "value": "<p>" + "</p><p>".join(PARAGRAPHS) + "</p>"},
            {
                "type": "quote",
                "value": {
                    "text": "Warga yang airnya belum mengalir dapat menghubungi petugas jaga.",
                    "speaker": "Kepala Bidang Air Minum",
                    "office": "Dinas Pekerjaan Umum Kabupaten Takalar",
                },
            },
        ],
        "dateline": "Takalar",
        "byline": "Tim Humas",
        "press_contact": "Bagian Humas, 0418-5550123, humas@takalar.example",
        "confirmed": ["facts_checked", "neutral"],
        "information_class": InformationClass.PERIODIC,
    }
    values |= fields
    body = values.pop("body")
    tags = values.pop("tags", ())
    story = NewsPage(owner=by, live=False, **values)
    story.tags.add(*tags)
    story.body = story._meta.get_field("body").stream_block.to_python(
        [entry | {"id": str(number)} for number, entry in enumerate(body)]
    )
    if "main_image" not in fields:
        story.main_image = picture(institution=institution)
    institution.section.add_child(instance=story)
    story.save_revision(user=by)
    return NewsPage.objects.get(pk=story.pk)


def published(*, institution: Institution, by: User, approver: User, **fields: Any) -> NewsPage:
    """A story that went the whole way."""
    from baruga.newsroom.actions import workflow

    story = news(institution=institution, by=by, **fields)
    workflow.submit(by=by, at=NOW, story=story)
    return workflow.approve(by=approver, at=NOW, story=NewsPage.objects.get(pk=story.pk))


def withdrawn(story: Any, *, by: User, approver: User, reason: str = "Data keliru.") -> Any:
    """A published story that two people took off the site."""
    from baruga.newsroom.actions import changes

    change = changes.ask_withdrawal(by=by, at=NOW, story=story, reason=reason)
    return changes.confirm(by=approver, at=NOW, change=change)


def revised(story: Any, *, by: User, note: str = "Jumlah desa diperbaiki.", **fields: Any) -> Any:
    """A newer version of a published story, with the note that the public will read."""
    from baruga.newsroom.actions import changes

    changes.start(by=by, at=NOW, story=story, kind=ChangeKind.CORRECTION, note=note)
    draft = story.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    return NewsPage.objects.get(pk=story.pk)


PARAGRAPHS = (
    "Air berhenti mengalir sejak Jumat karena pipa utama bocor di tepi jalan. Petugas mengganti pipa "
    "sepanjang dua belas meter dan mencuci jaringan sampai air kembali jernih.",
    "Selama perbaikan, mobil tangki membagikan air di kantor desa setiap pagi dan sore. Warga cukup "
    "membawa wadah sendiri dan tidak membayar.",
    "Tekanan air belum penuh sampai Selasa siang. Rumah yang letaknya tinggi mungkin baru mendapat air "
    "pada malam hari, jadi warga diminta menampung secukupnya.",
    "Petugas jaga dapat dihubungi siang dan malam. Laporan kebocoran baru diperiksa pada hari yang sama.",
)


__all__ = [
    "NOW",
    "PASSWORD",
    "PEOPLE",
    "build",
    "news",
    "picture",
    "published",
    "revised",
    "withdrawn",
]
