"""Stories and their formats, photographs, topics, standards, approval."""

from baruga.newsroom.models.approval import ApprovalLink, ApprovalTask
from baruga.newsroom.models.first_try import FirstTry
from baruga.newsroom.models.jargon import Jargon
from baruga.newsroom.models.photo import Photo, Rendition
from baruga.newsroom.models.standard import Assessment, Criterion, Standard
from baruga.newsroom.models.story import NewsPage, PhotoStoryPage, StoryPage
from baruga.newsroom.models.topic import Topic

__all__ = [
    "ApprovalLink",
    "ApprovalTask",
    "Assessment",
    "Criterion",
    "FirstTry",
    "Jargon",
    "NewsPage",
    "Photo",
    "PhotoStoryPage",
    "Rendition",
    "Standard",
    "StoryPage",
    "Topic",
]
