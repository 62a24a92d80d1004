"""Stories and their formats, photographs, topics, standards, approval."""

from baruga.newsroom.choices import Format
from baruga.newsroom.models.approval import ApprovalLink, ApprovalTask
from baruga.newsroom.models.batch import PhotoBatch, PhotoUpload
from baruga.newsroom.models.change import Change, EmergencyRelease
from baruga.newsroom.models.document import DocumentText
from baruga.newsroom.models.election import Election
from baruga.newsroom.models.first_try import FirstTry
from baruga.newsroom.models.infographic import Drawing, InfographicPage
from baruga.newsroom.models.jargon import Jargon
from baruga.newsroom.models.photo import Photo, Rendition
from baruga.newsroom.models.plan import PressLink, ReleasePlan
from baruga.newsroom.models.recorded_story import AudioPage, RecordedStory, VideoPage
from baruga.newsroom.models.recording import Recording, RecordingFrame, RecordingRendition
from baruga.newsroom.models.series import AudioSeries
from baruga.newsroom.models.standard import Assessment, Criterion, Standard
from baruga.newsroom.models.story import NewsPage, PhotoStoryPage, StoryPage
from baruga.newsroom.models.tag import StoryTag, Tag
from baruga.newsroom.models.topic import Topic

# Every format that officers make, in the order in which it is offered.
FORMATS: dict[Format, type[StoryPage]] = {
    model.format: model
    for model in (NewsPage, PhotoStoryPage, VideoPage, AudioPage, InfographicPage)
}

__all__ = [
    "FORMATS",
    "ApprovalLink",
    "ApprovalTask",
    "Assessment",
    "AudioPage",
    "AudioSeries",
    "Change",
    "Criterion",
    "DocumentText",
    "Drawing",
    "Election",
    "EmergencyRelease",
    "FirstTry",
    "InfographicPage",
    "Jargon",
    "NewsPage",
    "Photo",
    "PhotoBatch",
    "PhotoStoryPage",
    "PhotoUpload",
    "PressLink",
    "RecordedStory",
    "Recording",
    "RecordingFrame",
    "RecordingRendition",
    "ReleasePlan",
    "Rendition",
    "Standard",
    "StoryPage",
    "StoryTag",
    "Tag",
    "Topic",
    "VideoPage",
]
