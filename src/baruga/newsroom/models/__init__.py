"""Stories and their formats, photographs, topics, standards, approval."""

from baruga.newsroom.models.approval import ApprovalLink, ApprovalTask
from baruga.newsroom.models.change import Change, EmergencyRelease
from baruga.newsroom.models.photo import Photo, Rendition
from baruga.newsroom.models.plan import PressLink, ReleasePlan
from baruga.newsroom.models.standard import Assessment, Criterion, Standard
from baruga.newsroom.models.story import NewsPage, PhotoStoryPage, StoryPage
from baruga.newsroom.models.topic import Topic

__all__ = [
    "ApprovalLink",
    "ApprovalTask",
    "Assessment",
    "Change",
    "Criterion",
    "EmergencyRelease",
    "NewsPage",
    "Photo",
    "PhotoStoryPage",
    "PressLink",
    "ReleasePlan",
    "Rendition",
    "Standard",
    "StoryPage",
    "Topic",
]
