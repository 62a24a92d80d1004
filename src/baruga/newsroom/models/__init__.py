"""Stories and their formats, photographs, topics, standards, approval."""

from baruga.newsroom.models.approval import ApprovalLink, ApprovalTask
from baruga.newsroom.models.photo import Photo, Rendition
from baruga.newsroom.models.standard import Assessment, Criterion, Standard
from baruga.newsroom.models.story import NewsPage, PhotoStoryPage, StoryPage
from baruga.newsroom.models.tag import StoryTag, Tag
from baruga.newsroom.models.topic import Topic

__all__ = [
    "ApprovalLink",
    "ApprovalTask",
    "Assessment",
    "Criterion",
    "NewsPage",
    "Photo",
    "PhotoStoryPage",
    "Rendition",
    "Standard",
    "StoryPage",
    "StoryTag",
    "Tag",
    "Topic",
]
