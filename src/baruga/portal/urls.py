"""The public site. Home, institutions and stories hang in Wagtail's tree (see `wagtail_hooks`)."""

from django.urls import path
from django.views.generic import TemplateView

from baruga.portal import feeds, podcasts, sitemaps
from baruga.portal.views import lists, preferences, recorded
from baruga.portal.views.search import search, suggestions
from baruga.portal.views.status import story_status

app_name = "portal"
urlpatterns = [
    path("terbaru/", lists.Latest.as_view(), name="latest"),
    path("foto/", lists.Photos.as_view(), name="photos"),
    path("video/", recorded.Videos.as_view(), name="videos"),
    path("siniar/", recorded.Audio.as_view(), name="audio"),
    path("siniar/<slug:slug>/", recorded.Series.as_view(), name="series"),
    path("siniar/<slug:slug>/umpan.xml", podcasts.SeriesFeed(), name="series_feed"),
    path("takarir/<int:story>.vtt", recorded.track, name="track"),
    path("infografik/", lists.Infographics.as_view(), name="infographics"),
    path("wilayah/", lists.Regions.as_view(), name="regions"),
    path("wilayah/<slug:slug>/", lists.RegionStories.as_view(), name="region"),
    path("topik/", lists.Topics.as_view(), name="topics"),
    path("topik/<slug:slug>/", lists.TopicStories.as_view(), name="topic"),
    path("tag/<slug:slug>/", lists.TagStories.as_view(), name="tag"),
    path("cari/", search, name="search"),
    path("kabar/<int:pk>/", story_status, name="story_status"),
    path("cari/saran/", suggestions, name="suggestions"),
    path("tentang/", lists.About.as_view(), name="about"),
    path("pilih-wilayah/", preferences.choose_region, name="choose_region"),
    path("bahasa/", preferences.choose_language, name="choose_language"),
    path("umpan/", feeds.SiteFeed(), name="feed"),
    path("umpan/instansi/<slug:slug>/", feeds.InstitutionFeed(), name="institution_feed"),
    path("umpan/wilayah/<slug:slug>/", feeds.RegionFeed(), name="region_feed"),
    path("umpan/topik/<slug:slug>/", feeds.TopicFeed(), name="topic_feed"),
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
