"""Words of the newsroom: topics, kinds of pictures, consent, stages, outcomes of checks."""

from __future__ import annotations

from django.db import models
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
    MISSING = "missing", _("Not asked yet")


class Format(models.TextChoices):
    NEWS = "news", _("News")
    PHOTO = "photo", _("Photo story")


class Judge(models.TextChoices):
    """Who decides whether a criterion is met."""

    MACHINE = "machine", _("Checked by the machine")
    PERSON = "person", _("Ticked by the writer")


class Stage(models.TextChoices):
    """Where a story stands. Derived from its workflow and publication, never stored."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for approval")
    RETURNED = "returned", _("Returned")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Off the site")


WAITING_STAGES = frozenset({Stage.SUBMITTED})
UNFINISHED_STAGES = frozenset({Stage.DRAFT, Stage.RETURNED})


class Decision(models.TextChoices):
    """What an official answered on a link."""

    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")


class NewsKind(models.TextChoices):
    """What sort of news it is; each has questions of its own, see `kinds`."""

    PROGRAMME = "programme", _("Programme or activity")
    CEREMONY = "ceremony", _("Ceremony or visit")
    DISASTER = "disaster", _("Disaster or emergency")
    SERVICE = "service", _("Change of a service")
    INSPECTION = "inspection", _("Result of an inspection")
    OBITUARY = "obituary", _("Obituary")
