"""Words of the hoax desk. What a word on screen means stands beside it, for officers and public alike."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """How a report reached us."""

    FORM = "form", _("Public form")
    OFFICER = "officer", _("An officer")
    TELEGRAM = "telegram", "Telegram"
    WHATSAPP = "whatsapp", "WhatsApp"
    EMAIL = "email", _("E-mail")
    LISTENING = "listening", _("Listening")


class Rejection(models.TextChoices):
    """Why a report lies in the bin. It stays there, and comes back with one touch."""

    EMPTY = "empty", _("Nothing in it can be checked")
    ADVERTISEMENT = "advertisement", _("Advertisement")
    ABUSE = "abuse", _("Insults only")
    PRIVATE = "private", _("A private matter of somebody")
    ELSEWHERE = "elsewhere", _("Not about this region")
    FLOOD = "flood", _("Very many from one sender")


class DeliveryKind(models.TextChoices):
    """What somebody who sent something is told."""

    RECEIPT = "receipt", _("Receipt")
    ANSWER = "answer", _("Answer")
    CORRECTION = "correction", _("Correction")
    REPLY = "reply", _("Reply of the institution")
    DOOR = "door", _("Where it belongs")


class Carrier(models.TextChoices):
    """What carries the claim; its checklist follows from it."""

    TEXT = "text", _("Text")
    PICTURE = "picture", _("Picture")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Voice or audio")
    ACCOUNT = "account", _("Account in somebody's name")
    LINK = "link", _("Link that asks for data or money")


class Nature(models.TextChoices):
    """The first question about every claim. Only a statement of fact may get a verdict."""

    FACT = "fact", _("A statement of fact that can be checked")
    QUESTION = "question", _("A question")
    OPINION = "opinion", _("An opinion or a guess about the future")
    CRITICISM = "criticism", _("Criticism of a public institution")
    COMPLAINT = "complaint", _("A complaint about a service")
    SATIRE = "satire", _("Satire that shows what it is")
    JOURNALISM = "journalism", _("A piece of journalism")
    ELECTION = "election", _("About a candidate, a party or the election")

    @property
    def door(self) -> Door:
        return DOOR_OF[self]


class Door(models.TextChoices):
    """Where a claim goes from the first question."""

    CHECK = "check", _("It is checked here")
    ANSWER = "answer", _("The institution concerned answers")
    COMPLAINT = "complaint", _("SP4N-LAPOR!")
    REPLY = "reply", _("Right of reply through the Press Council")
    ELECTION = "election", _("KPU, Bawaslu or independent fact checkers")
    NONE = "none", _("It is left alone")

    @property
    def explanation(self) -> Promise:
        return EXPLANATIONS[self]


DOOR_OF: dict[Nature, Door] = {
    Nature.FACT: Door.CHECK,
    Nature.QUESTION: Door.ANSWER,
    Nature.OPINION: Door.NONE,
    Nature.CRITICISM: Door.ANSWER,
    Nature.COMPLAINT: Door.COMPLAINT,
    Nature.SATIRE: Door.NONE,
    Nature.JOURNALISM: Door.REPLY,
    Nature.ELECTION: Door.ELECTION,
}

EXPLANATIONS: dict[Door, Promise] = {
    Door.CHECK: _("Evidence is gathered, a verdict proposed, and another institution signs it."),
    Door.ANSWER: _("Nobody judges it. The institution concerned answers in its own name."),
    Door.COMPLAINT: _("Nobody judges it. It belongs to the complaint channel lapor.go.id."),
    Door.REPLY: _(
        "Journalism is never labelled here. What is wrong in it is put right by the right of "
        "reply or correction (UU 40/1999), through the Press Council if need be."
    ),
    Door.ELECTION: _(
        "Public institutions are neutral. Claims about candidates, parties and the vote belong to "
        "KPU, Bawaslu or independent fact checkers."
    ),
    Door.NONE: _("Opinions and jokes are free. There is nothing to check."),
}


class Kind(models.TextChoices):
    """Mafindo's seven types of misleading content, after First Draft (2017)."""

    SATIRE = "satire", _("Satire or parody taken for real")
    MISLEADING = "misleading", _("Misleading content")
    IMPOSTER = "imposter", _("Imposter content")
    FABRICATED = "fabricated", _("Fabricated content")
    FALSE_CONNECTION = "false_connection", _("False connection")
    FALSE_CONTEXT = "false_context", _("False context")
    MANIPULATED = "manipulated", _("Manipulated content")

    @property
    def definition(self) -> Promise:
        return KINDS[self]


KINDS: dict[Kind, Promise] = {
    Kind.SATIRE: _("Meant as a joke, passed on as if it were true."),
    Kind.MISLEADING: _("Something true, told so that it says something else."),
    Kind.IMPOSTER: _("Somebody or some institution is imitated."),
    Kind.FABRICATED: _("Made up from beginning to end."),
    Kind.FALSE_CONNECTION: _("Headline, picture or caption do not belong to the content."),
    Kind.FALSE_CONTEXT: _("Real, but from another place, time or event."),
    Kind.MANIPULATED: _("A real picture, recording or text that was altered."),
}


class Ruling(models.TextChoices):
    """What was found. Separate from `Kind`: one says whether, the other how."""

    TRUE = "true", pgettext_lazy("verdict", "True")
    PARTLY_TRUE = "partly_true", _("Partly true")
    MISLEADING = "misleading", _("Misleading")
    FALSE = "false", pgettext_lazy("verdict", "False")
    SCAM = "scam", _("Scam")
    NOT_ENOUGH = "not_enough", _("Not enough evidence")

    @property
    def definition(self) -> Promise:
        return RULINGS[self]

    @property
    def needs_kind(self) -> bool:
        """Whether it must be said in which way people are misled."""
        return self in {Ruling.MISLEADING, Ruling.FALSE, Ruling.SCAM}


RULINGS: dict[Ruling, Promise] = {
    Ruling.TRUE: _("What is said agrees with the evidence."),
    Ruling.PARTLY_TRUE: _("A part agrees with the evidence, another part does not."),
    Ruling.MISLEADING: _("Told so that people understand something that is not the case."),
    Ruling.FALSE: _("What is said contradicts the evidence."),
    Ruling.SCAM: _("It tries to get money or personal data by deceit."),
    Ruling.NOT_ENOUGH: _("The evidence does not allow any of the others yet."),
}


class EvidenceKind(models.TextChoices):
    DOCUMENT = "document", _("Document")
    LINK = "link", _("Web page")
    STATEMENT = "statement", _("Statement by an office")
    PHOTOGRAPH = "photograph", _("Photograph or recording of the place")
    DATA = "data", _("Data or measurement")
    VISIT = "visit", _("Visit to the place")


class MatchBand(models.TextChoices):
    """How near two claims are to each other, as the engine puts it."""

    SAME = "same", _("Very similar")
    SIMILAR = "similar", _("Similar")


class MatchDecision(models.TextChoices):
    """What a person said of a suggestion; empty before that."""

    SAME = "same", _("The same claim")
    DIFFERENT = "different", _("Another claim")


class MatchField(models.TextChoices):
    """What of a claim the engines compare."""

    SENTENCE = "sentence", _("the claim in one sentence")
    MESSAGE = "message", _("the message as it was reported")
    FACT = "fact", _("what is the case")
    REASONING = "reasoning", _("how we know")
    PICTURE = "picture", _("a picture")


class ClaimStage(models.TextChoices):
    """Where a claim stands. Derived, never stored."""

    NEW = "new", _("New")
    CHECKING = "checking", _("Being checked")
    SIGNING = "signing", _("Waiting for the second signature")
    DECIDED = "decided", _("Decided")
    LEFT = "left", _("Went by another door")
    QUIET = "quiet", _("Not amplified")


class Priority(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")

    @property
    def action(self) -> Promise:
        """What is done by default (after RESIST 2, UK Government Communication Service)."""
        return ACTIONS[self]


ACTIONS: dict[Priority, Promise] = {
    Priority.LOW: _("Watch it and prepare a line. No publication of its own."),
    Priority.MEDIUM: _("Publish on the own channel and tell the institutions concerned."),
    Priority.HIGH: _("Answer now, all institutions together."),
}
