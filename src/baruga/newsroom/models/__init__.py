"""Stories and their formats, photographs, topics, standards, approval."""

from baruga.newsroom.choices import Format
from baruga.newsroom.models.approval import ApprovalLink, ApprovalTask
from baruga.newsroom.models.batch import PhotoBatch, PhotoUpload
from baruga.newsroom.models.document import DocumentText
from baruga.newsroom.models.infographic import Drawing, InfographicPage
from baruga.newsroom.models.photo import Photo, Rendition
from baruga.newsroom.models.standard import Assessment, Criterion, Standard
from baruga.newsroom.models.story import NewsPage, PhotoStoryPage, StoryPage
from baruga.newsroom.models.topic import Topic

# Every format that officers make, in the order in which it is offered.
FORMATS: dict[Format, type[StoryPage]] = {
    model.format: model for model in (NewsPage, PhotoStoryPage, InfographicPage)
}

__all__ = [
    "FORMATS",
    "ApprovalLink",
    "ApprovalTask",
    "Assessment",
    "Criterion",
    "DocumentText",
    "Drawing",
    "InfographicPage",
    "NewsPage",
    "Photo",
    "PhotoBatch",
    "PhotoStoryPage",
    "PhotoUpload",
    "Rendition",
    "Standard",
    "StoryPage",
    "Topic",
]
