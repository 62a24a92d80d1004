"""The page of a story."""

import json
import re
from datetime import timedelta

import pytest

from baruga.newsroom.actions import workflow
from baruga.newsroom.choices import DigitalSource
from baruga.newsroom.models import PhotoStoryPage
from baruga.portal.pictures import CARD, INLINE, LEAD, SHARE
from tests import cast

pytestmark = pytest.mark.django_db


def facts_of(page):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return {block["@type"]: block for block in map(json.loads, blocks)}


def test_a_reader_sees_who_speaks_where_and_when(published_story, read, path):
    page = read(path(published_story))
    assert "Pemerintah Kabupaten Takalar" in page
    assert "WITA</time>" in page
    assert "Takalar" in page


def test_the_photograph_has_caption_credit_and_room_kept_for_it(published_story, read, path):
    page = read(path(published_story))
    assert "Sawah di Kecamatan Polongbangkeng" in page
    assert "Tim Humas" in page
    assert re.search(r'<img[^>]+width="\d+" height="\d+" fetchpriority="high"', page)
    assert "Ilustrasi</span>" not in page


def test_an_illustration_is_called_one(takalar, writer, approver, read, path):
    picture = cast.picture(institution=takalar, source_type=DigitalSource.ALGORITHM)
    story = cast.published(institution=takalar, by=writer, approver=approver, main_image=picture)
    assert "Ilustrasi</span>" in read(path(story))


def test_machines_read_who_published_it(published_story, read, path):
    facts = facts_of(read(path(published_story)))
    article = facts["NewsArticle"]
    assert article["headline"] == published_story.title
    assert article["publisher"]["@type"] == "GovernmentOrganization"
    assert article["publisher"]["name"] == "Pemerintah Kabupaten Takalar"
    assert article["dateline"] == "Takalar"
    assert article["contentLocation"][0]["name"] == "Kabupaten Takalar"
    assert article["image"]["url"].startswith("http://testserver/")
    assert len(facts["BreadcrumbList"]["itemListElement"]) == 4


def test_a_headline_cannot_break_out_of_the_data_block(takalar, writer, approver, read, path):
    title = "Air </script><script>alert(1)</script> mengalir & jernih"
    story = cast.published(institution=takalar, by=writer, approver=approver, title=title)
    page = read(path(story))
    assert "<script>alert" not in page
    assert facts_of(page)["NewsArticle"]["headline"] == title


def test_a_shared_link_shows_picture_and_words(published_story, read, path):
    page = read(path(published_story))
    assert f'<meta property="og:title" content="{published_story.title}">' in page
    assert 'property="og:image" content="http://testserver/media/' in page
    assert f'<link rel="canonical" href="http://testserver{path(published_story)}">' in page
    assert 'href="https://wa.me/?text=' in page


def test_a_corrected_story_says_when(published_story, read, path):
    assert "Diperbarui" not in read(path(published_story))
    later = published_story.first_published_at + timedelta(hours=3)
    type(published_story).objects.filter(pk=published_story.pk).update(last_published_at=later)
    from baruga.portal import generation

    generation.renew()
    assert "Diperbarui" in read(path(published_story))


def test_a_story_whose_picture_file_is_gone_is_still_readable(published_story, read, path):
    published_story.main_image.renditions.all().delete()
    published_story.main_image.file.storage.delete(published_story.main_image.file.name)
    page = read(path(published_story))
    assert published_story.title in page
    assert "<img" not in page.split('class="story-body"')[1].split("</figure>")[0]


def test_a_photo_story_shows_each_picture_with_its_words(takalar, writer, read, path):
    pictures = [cast.picture(institution=takalar, name=f"{n}.jpg") for n in range(3)]
    story = PhotoStoryPage(title="Tiga foto dari pantai", owner=writer, main_image=pictures[0])
    story.photos = story._meta.get_field("photos").stream_block.to_python(
        [
            {"type": "photo", "value": {"image": each.pk, "caption": f"Foto ke-{n}"}, "id": str(n)}
            for n, each in enumerate(pictures)
        ]
    )
    takalar.section.add_child(instance=story)
    type(story).objects.filter(pk=story.pk).update(first_published_at=cast.NOW, live=True)
    page = read(path(story))
    assert page.count("Foto ke-") == 2, "the first stands above, with its own caption"
    assert "3/3" in page


def test_every_block_is_drawn(takalar, writer, approver, read, path):
    pictures = [cast.picture(institution=takalar, name=f"{n}.jpg") for n in range(3)]
    other = cast.published(institution=takalar, by=writer, approver=approver, title="Kabar lain")
    values = [{"image": each.pk, "caption": f"Galeri {each.pk}"} for each in pictures[:2]]
    body = [
        {"type": "text", "value": "<p>" + "</p><p>".join(cast.PARAGRAPHS) + "</p>"},
        {
            "type": "quote",
            "value": {"text": "Airnya jernih.", "speaker": "Kepala Bidang", "office": "Dinas PU"},
        },
        {"type": "photo", "value": {"image": pictures[2].pk, "caption": "Pipa baru"}},
        {"type": "gallery", "value": values},
        {"type": "related", "value": {"story": other.pk}},
    ]
    story = cast.published(institution=takalar, by=writer, approver=approver, body=body)
    page = read(path(story))
    for words in (
        "Airnya jernih.",
        "Dinas PU",
        "Pipa baru",
        f"Galeri {pictures[0].pk}",
        "Kabar lain",
    ):
        assert words in page


def test_a_story_needs_few_queries(published_story, path, client, django_assert_max_num_queries):
    client.get("/robots.txt")
    with django_assert_max_num_queries(25):
        assert client.get(path(published_story)).status_code == 200


def test_a_preview_of_an_unpublished_story_can_be_drawn(story, rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()
    response = story.serve_preview(request, "")
    response.render()
    assert story.title in response.content.decode()


def test_the_sizes_for_the_public_are_made_when_a_story_is_submitted(
    story, writer, django_capture_on_commit_callbacks
):
    assert not story.main_image.renditions.exists()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(by=writer, at=cast.NOW, story=story)
    made = set(story.main_image.renditions.values_list("filter_spec", flat=True))
    assert made >= {*CARD, *LEAD, *INLINE, SHARE}
