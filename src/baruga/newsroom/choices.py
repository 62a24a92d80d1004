"""Words of the newsroom: topics, kinds of pictures, consent, stages, outcomes of checks."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """The 17 top terms of IPTC Media Topics (https://iptc.org/standards/media-topics/), labels ours."""

    ARTS_CULTURE = "arts_culture", _("Arts, culture and entertainment")
    CRIME_LAW = "crime_law", _("Crime, law and justice")
    DISASTER = "disaster", _("Disaster and accident")
    ECONOMY = "economy", _("Economy, business and finance")
    EDUCATION = "education", _("Education")
    ENVIRONMENT = "environment", _("Environment")
    HEALTH = "health", _("Health")
    HUMAN_INTEREST = "human_interest", _("Human interest")
    LABOUR = "labour", _("Labour")
    LIFESTYLE = "lifestyle", _("Lifestyle and leisure")
    POLITICS = "politics", _("Politics and government")
    RELIGION = "religion", _("Religion")
    SCIENCE_TECHNOLOGY = "science_technology", _("Science and technology")
    SOCIETY = "society", _("Society")
    SPORT = "sport", _("Sport")
    CONFLICT = "conflict", _("Conflict, war and peace")
    WEATHER = "weather", _("Weather")


# Codes in the NewsCodes scheme http://cv.iptc.org/newscodes/mediatopic/
MEDIA_TOPIC_CODES: dict[str, str] = {
    Subject.ARTS_CULTURE: "01000000",
    Subject.CRIME_LAW: "02000000",
    Subject.DISASTER: "03000000",
    Subject.ECONOMY: "04000000",
    Subject.EDUCATION: "05000000",
    Subject.ENVIRONMENT: "06000000",
    Subject.HEALTH: "07000000",
    Subject.HUMAN_INTEREST: "08000000",
    Subject.LABOUR: "09000000",
    Subject.LIFESTYLE: "10000000",
    Subject.POLITICS: "11000000",
    Subject.RELIGION: "12000000",
    Subject.SCIENCE_TECHNOLOGY: "13000000",
    Subject.SOCIETY: "14000000",
    Subject.SPORT: "15000000",
    Subject.CONFLICT: "16000000",
    Subject.WEATHER: "17000000",
}


class DigitalSource(models.TextChoices):
    """How a picture came to be (IPTC Digital Source Type, the terms a newsroom meets)."""

    CAPTURE = "digitalCapture", _("Photograph by camera or phone")
    PRINT = "print", _("Scan of a print")
    EDITED = "minorHumanEdits", _("Photograph with small corrections")
    COMPOSITE = "compositeCapture", _("Composed of several photographs")
    ARTWORK = "digitalArt", _("Drawing or design")
    ALGORITHM = "algorithmicMedia", _("Illustration made by a program")
    GENERATED = "trainedAlgorithmicMedia", _("Made by artificial intelligence")

    @property
    def is_photograph(self) -> bool:
        return self in {DigitalSource.CAPTURE, DigitalSource.PRINT, DigitalSource.EDITED}


class Consent(models.TextChoices):
    """Whether people in the picture agreed; children's parents where they can be recognised."""

    NOT_NEEDED = "not_needed", _("Nobody can be recognised, or a public event")
    GIVEN = "given", _("Given by those who can be recognised")
    PARENTS = "parents", _("Children can be recognised; their parents agreed")
    MISSING = "missing", _("Not asked yet")


class Format(models.TextChoices):
    NEWS = "news", _("News")
    PHOTO = "photo", _("Photo story")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
    INFOGRAPHIC = "infographic", _("Infographic")
    CLARIFICATION = "clarification", _("Clarification")


class Judge(models.TextChoices):
    """Who decides whether a criterion is met."""

    MACHINE = "machine", _("Checked by the machine")
    PERSON = "person", _("Ticked by the writer")


class Stage(models.TextChoices):
    """Where a story stands. Derived from its workflow, plan and publication, never stored."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for approval")
    RETURNED = "returned", _("Returned")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Off the site")


WAITING_STAGES = frozenset({Stage.SUBMITTED})
UNFINISHED_STAGES = frozenset({Stage.DRAFT, Stage.RETURNED})


class Decision(models.TextChoices):
    """What an official answered on a link."""

    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")


class RecordingKind(models.TextChoices):
    """What a recording is; its values are those of the formats that show it."""

    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")


class RecordingState(models.TextChoices):
    """How far the worker is with a recording."""

    WAITING = "waiting", _("Waits its turn")
    WORKING = "working", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not prepared")


UNPREPARED_STATES = frozenset({RecordingState.WAITING, RecordingState.WORKING})


class RecordingSource(models.TextChoices):
    """How a recording came to be (IPTC Digital Source Type, the terms that fit moving pictures and sound)."""

    CAPTURE = "digitalCapture", _("Recorded with camera, phone or microphone")
    COMPOSITE = "compositeCapture", _("Composed of several recordings")
    ALGORITHM = "algorithmicMedia", _("Animation or sound made by a program")
    GENERATED = "trainedAlgorithmicMedia", _("Made by artificial intelligence")


class RecordingFault(models.TextChoices):
    """Why a recording is refused or cannot be prepared: what happened, and what to do."""

    NOT_A_RECORDING = (
        "not_a_recording",
        _(
            "This is no video or audio that we can read, whatever its name says. "
            "Please send the file as camera or recorder saved it, for example MP4, MOV, MP3 or M4A."
        ),
    )
    DAMAGED = (
        "damaged",
        _("This file is damaged or was cut off on its way. Please upload it again."),
    )
    TOO_LONG = (
        "too_long",
        _("This recording is longer than four hours. Please cut it into parts."),
    )
    TOO_MANY_PIXELS = (
        "too_many_pixels",
        _("The picture of this video is larger than 8K. Please export it smaller."),
    )
    TOO_SLOW = (
        "too_slow",
        _(
            "Preparing took far too long and was stopped. The original is kept; "
            "export it with another program and upload it again."
        ),
    )
    NO_ROOM = (
        "no_room",
        _(
            "The server has no room left for it. The original is kept; try again once there is room."
        ),
    )
    NO_PROGRAM = (
        "no_program",
        _(
            "Video and audio need the program ffmpeg, which is not installed on this server. "
            "Ask whoever runs it for: apt install ffmpeg"
        ),
    )
    GAVE_UP = (
        "gave_up",
        _(
            "The worker was interrupted three times while preparing this. The original is kept; "
            "you can have it tried once more."
        ),
    )


class SpokenLanguage(models.TextChoices):
    """Languages heard in the region, as RSS names them (ISO 639)."""

    INDONESIAN = "id", _("Indonesian")
    BUGINESE = "bug", _("Buginese")
    MAKASAR = "mak", _("Makassarese")
    MANDAR = "mdr", _("Mandar")
    TORAJA = "sda", _("Toraja")
    ENGLISH = "en", _("English")


class PodcastCategory(models.TextChoices):
    """Apple's categories that a public institution meets; the values are Apple's own words."""

    GOVERNMENT = "Government", _("Government")
    NEWS = "News", _("News")
    HEALTH = "Health & Fitness", _("Health")
    EDUCATION = "Education", _("Education")
    SOCIETY = "Society & Culture", _("Society and culture")
    SCIENCE = "Science", _("Science and nature")
    BUSINESS = "Business", _("Economy")
    RELIGION = "Religion & Spirituality", _("Religion")
    FAMILY = "Kids & Family", _("Children and family")
    HISTORY = "History", _("History")
    ARTS = "Arts", _("Arts")
    SPORTS = "Sports", _("Sport")
    TECHNOLOGY = "Technology", _("Technology")


class InformationClass(models.TextChoices):
    """Classes of public information (UU 14/2008, articles 9, 10, 11 and 17); empty: not asked yet."""

    PERIODIC = "periodic", _("Regular information")
    IMMEDIATE = "immediate", _("Immediate information")
    ANYTIME = "anytime", _("Information available at any time")
    EXCLUDED = "excluded", _("Excluded information")

    @property
    def explanation(self) -> Promise:
        return CLASS_EXPLANATIONS[self]


CLASS_EXPLANATIONS: dict[InformationClass, Promise] = {
    InformationClass.PERIODIC: _(
        "News about activities, services and results that we announce on our own. "
        "Most stories are this."
    ),
    InformationClass.IMMEDIATE: _(
        "Lives or public order are at risk, so it cannot wait: disaster, outbreak, danger. "
        "It may be published first and approved afterwards."
    ),
    InformationClass.ANYTIME: _(
        "Regulations, decisions, agreements and data that anybody may ask us for."
    ),
    InformationClass.EXCLUDED: _(
        "Secret by law, for example personal data or an investigation under way. "
        "It can never be published."
    ),
}


class ChangeKind(models.TextChoices):
    """What happens to a story that the public has read."""

    CORRECTION = "correction", _("Correction")
    UPDATE = "update", _("Update")
    PHOTO = "photo", _("Replacement of a photograph")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    RESTORATION = "restoration", _("Return to the site")


# What comes with a new version of the text, and what takes a story off the site or puts it back.
KINDS_OF_VERSIONS = (ChangeKind.CORRECTION, ChangeKind.UPDATE, ChangeKind.PHOTO)
KINDS_OF_PRESENCE = (ChangeKind.WITHDRAWAL, ChangeKind.RESTORATION)


class NewsKind(models.TextChoices):
    """What sort of news it is; each has questions of its own, see `kinds`."""

    PROGRAMME = "programme", _("Programme or activity")
    CEREMONY = "ceremony", _("Ceremony or visit")
    DISASTER = "disaster", _("Disaster or emergency")
    SERVICE = "service", _("Change of a service")
    INSPECTION = "inspection", _("Result of an inspection")
    OBITUARY = "obituary", _("Obituary")
