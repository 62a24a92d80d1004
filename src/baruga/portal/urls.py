"""The public site. Home, institutions and stories hang in Wagtail's tree (see `wagtail_hooks`)."""

from django.urls import URLPattern, path
from django.views.generic import TemplateView

from baruga.portal import feeds, offline, podcasts, sitemaps
from baruga.portal.feed_formats import JsonFeed
from baruga.portal.views import (
    check,
    lists,
    objections,
    photos,
    preferences,
    questions,
    recorded,
    reports,
    transparency,
)
from baruga.portal.views.claims import claim_reviews
from baruga.portal.views.search import search, suggestions
from baruga.portal.views.status import story_status


def both(route: str, feed: type[feeds.StoryFeed], name: str) -> list[URLPattern]:
    """A feed as RSS, and below it as JSON Feed."""
    return [
        path(route, feed(), name=name),
        path(f"{route}umpan.json", feed(JsonFeed), name=f"{name}_json"),
    ]


app_name = "portal"
urlpatterns = [
    path("terbaru/", lists.Latest.as_view(), name="latest"),
    path("berita/", lists.FormatStories.as_view(shape=lists.NEWS), name="news"),
    path("cerita-foto/", lists.FormatStories.as_view(shape=lists.PHOTO), name="photo_stories"),
    path("video/", recorded.Videos.as_view(), name="videos"),
    path("siniar/", recorded.Audio.as_view(), name="audio"),
    path("siniar/<slug:slug>/", recorded.Series.as_view(), name="series"),
    path("siniar/<slug:slug>/umpan.xml", podcasts.SeriesFeed(), name="series_feed"),
    path("takarir/<int:story>.vtt", recorded.track, name="track"),
    path("infografik/", lists.Infographics.as_view(), name="infographics"),
    path("hoaks/", lists.Clarifications.as_view(), name="clarifications"),
    path("hoaks/<int:pk>/keberatan/", objections.object_to, name="object"),
    path("keberatan/<str:number>/", objections.objection, name="objection"),
    path("hoaks/laporan/", transparency.report, name="transparency"),
    path("hoaks/laporan/<int:year>-<int:month>/", transparency.report, name="transparency_month"),
    path("hoaks/laporan/<int:year>-<int:month>.csv", transparency.table, name="transparency_table"),
    path("hoaks/data.json", claim_reviews, name="claim_reviews"),
    path("foto/", photos.Archive.as_view(), name="photos"),
    path("foto/<int:pk>/", photos.photo, name="photo"),
    path("foto/<int:pk>/unduh/", photos.photo_file, name="photo_file"),
    path("pers/", photos.Press.as_view(), name="press"),
    path("pers/foto/<int:pk>.zip", photos.story_photos, name="story_photos"),
    path("cek/", check.check_page, name="check"),
    path("api/cek/", check.check_api, name="check_api"),
    path("api/openapi.json", check.check_description, name="openapi"),
    path("tanya/", questions.questions, name="questions"),
    path("lapor/", reports.ask, name="ask"),
    path("lapor/<str:number>/", reports.receipt, name="receipt"),
    path("wilayah/", lists.Regions.as_view(), name="regions"),
    path("wilayah/<slug:slug>/", lists.RegionStories.as_view(), name="region"),
    path("topik/", lists.Topics.as_view(), name="topics"),
    path("topik/<slug:slug>/", lists.TopicStories.as_view(), name="topic"),
    path("tag/<slug:slug>/", lists.TagStories.as_view(), name="tag"),
    path("cari/", search, name="search"),
    path("kabar/<int:pk>/", story_status, name="story_status"),
    path("cari/saran/", suggestions, name="suggestions"),
    path("tentang/", lists.About.as_view(), name="about"),
    path("aksesibilitas/", lists.Accessibility.as_view(), name="accessibility"),
    path("pilih-wilayah/", preferences.choose_region, name="choose_region"),
    path("hemat-data/", preferences.choose_saving, name="choose_saving"),
    path("luring/", offline.page, name="offline"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("ikon-<int:size>.png", offline.icon, name="icon"),
    path("sw.js", offline.worker, name="worker"),
    path("bahasa/", preferences.choose_language, name="choose_language"),
    *both("umpan/", feeds.SiteFeed, "feed"),
    *both("umpan/instansi/<slug:slug>/", feeds.InstitutionFeed, "institution_feed"),
    *both("umpan/wilayah/<slug:slug>/", feeds.RegionFeed, "region_feed"),
    *both("umpan/topik/<slug:slug>/", feeds.TopicFeed, "topic_feed"),
    *both("umpan/hoaks/", feeds.ClarificationFeed, "clarification_feed"),
    *both("umpan/tag/<slug:slug>/", feeds.TagFeed, "tag_feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-halaman.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-<int:year>-<int:month>.xml", sitemaps.month, name="sitemap_month"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="portal/robots.txt", content_type="text/plain"),
        name="robots",
    ),
]
