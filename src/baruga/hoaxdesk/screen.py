"""What the screen of one claim shows: its steps, each with why it is there and what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.core.audit import timeline
from baruga.hoaxdesk import permissions
from baruga.hoaxdesk.checklists import checklist_of
from baruga.hoaxdesk.choices import ClaimStage, Door
from baruga.hoaxdesk.likes import likes_of, merged_into
from baruga.hoaxdesk.models import ClarificationPage, Delivery, Objection, ReportPicture
from baruga.hoaxdesk.recognised import pictures_of
from baruga.hoaxdesk.replying import reply_of, rung_of
from baruga.hoaxdesk.timing import clock_of
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.newsroom.permissions import may_edit

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.models import Claim

SHOWN_REPORTS = 20
OPEN = {ClaimStage.NEW, ClaimStage.CHECKING}
# The way of a claim: what each step is, why it is there, and the words on its button.
STEPS: dict[str, tuple[Promise, Promise, Promise]] = {
    "take": (
        gettext_lazy("Somebody takes the case"),
        gettext_lazy(
            "One institution looks after it, so that nothing is done twice or not at all."
        ),
        gettext_lazy("Take this case"),
    ),
    "gate": (
        gettext_lazy("The first question: what is it?"),
        gettext_lazy("Only a statement of fact is judged here. Everything else has another door."),
        gettext_lazy("Answer"),
    ),
    "describe": (
        gettext_lazy("One sentence, and whom it speaks about"),
        gettext_lazy("Institutions that it speaks about never decide on it alone."),
        gettext_lazy("Put it into one sentence"),
    ),
    "evidence": (
        gettext_lazy("Evidence"),
        gettext_lazy("What shows that it is so or not, and who made it."),
        gettext_lazy("Bring evidence"),
    ),
    "propose": (
        gettext_lazy("A verdict is proposed"),
        gettext_lazy("What is the case, and how we know."),
        gettext_lazy("Propose a verdict"),
    ),
    "sign": (
        gettext_lazy("Another institution signs"),
        gettext_lazy("Nobody decides alone, least of all about themselves."),
        gettext_lazy("Read and sign"),
    ),
    "clarify": (
        gettext_lazy("The clarification is published"),
        gettext_lazy("Residents read what is the case, with evidence and signatures."),
        gettext_lazy("Write the clarification"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One step of the way. `url` empty: nothing to do there for whoever looks."""

    key: str
    title: str | Promise
    why: str | Promise
    done: bool
    url: str = ""
    action: str | Promise = ""
    is_next: bool = False


def desk_of(user: User, claim: Claim) -> dict[str, Any]:
    """The context of a claim's screen; about 22 queries, two more with pictures."""
    stage = claim.stage
    standing = list(claim.evidence.standing().select_related("source", "institution", "by"))
    pending = claim.verdicts.pending().select_related("institution", "by", "claim").first()
    in_force = claim.verdicts.in_force().select_related("institution", "signed_for").first()
    works = permissions.may_work_on(user, claim)
    takes = claim.institution is None and (
        Institution.objects.where(user, Verb.CHECK_FACTS).exists()
    )
    helps = permissions.institutions_that_help(user, claim).exists()
    signs = pending is not None and permissions.institutions_that_sign(user, pending).exists()
    clarification = ClarificationPage.objects.filter(claim=claim).first()
    about = list(claim.about.all())
    answered = reply_of(user, claim)
    return {
        **answered,
        "claim": claim,
        "stage": stage,
        "rungs": [
            *_rungs(claim, stage, bool(standing), works=works, takes=takes),
            *_last_rung(user, claim, stage, clarification),
            *([Rung(**rung_of(claim, answered))] if claim.is_answerable else []),
        ],
        "evidence": standing,
        "about": about,
        "checklist": [
            (sentence, key in claim.checked)
            for key, sentence in checklist_of(claim.carrier).items()
        ],
        "clock": clock_of(
            claim,
            stage=stage,
            evidence=standing,
            about=about,
            verdict=pending or in_force,
            page=clarification,
        ),
        "pending": pending,
        "in_force": in_force,
        "objections": _objections(user, claim) if in_force or pending else [],
        "earlier": claim.verdicts.exclude(replaced_at=None).select_related("institution"),
        "asks": claim.asks.select_related("institution"),
        "reports": claim.reports.select_related("region", "by").annotate(
            has_pictures=Exists(ReportPicture.objects.filter(report=OuterRef("pk")))
        )[:SHOWN_REPORTS],
        "told": Delivery.objects.all().told(claim) if in_force or answered["reply"] else None,
        "demand": claim.reports.standing().count(),
        "may_work": works,
        "may_help": helps and claim.is_checkable,
        "may_sign": signs,
        "by_link": list(permissions.signing_institutions(pending)) if pending and works else [],
        "may_enter": permissions.may_enter(user),
        "pictures": pictures_of(claim),
        "likes": likes_of(user, claim) if stage in OPEN else [],
        "may_join": permissions.may_join(user, claim),
        "merged": merged_into(user, claim),
        "timeline": timeline(claim, limit=20),
    }


def _objections(user: User, claim: Claim) -> list[tuple[Objection, bool]]:
    """What is objected to its verdicts, each with whether `user` may answer it."""
    every = Objection.objects.filter(verdict__claim=claim).select_related(
        "verdict__institution", "verdict__signed_for"
    )
    return [
        (one, one.answered_at is None and permissions.may_answer_objection(user, one))
        for one in every
    ]


def _rungs(
    claim: Claim, stage: ClaimStage, has_evidence: bool, *, works: bool, takes: bool
) -> list[Rung]:
    """The steps in order; the first that is open is the next."""

    open_case = works and stage in OPEN | {ClaimStage.LEFT}
    checks = open_case and claim.door == Door.CHECK
    answers = open_case and claim.door == Door.ANSWER
    done = {
        "take": claim.institution_id is not None,
        "gate": bool(claim.nature),
        "describe": claim.described_at is not None,
        "evidence": has_evidence,
        "propose": stage in {ClaimStage.SIGNING, ClaimStage.DECIDED},
        "sign": stage == ClaimStage.DECIDED,
    }
    open_to_me = {
        "take": takes,
        "gate": open_case,
        "describe": checks or (answers and not done["describe"]),
        "evidence": checks,
        "propose": checks and done["describe"],
        "sign": False,  # its button stands with the verdict itself
    }
    checked = not claim.nature or claim.door == Door.CHECK
    asked = 3 if claim.is_answerable else 2
    why: dict[str, str | Promise] = {key: step[1] for key, step in STEPS.items()}
    if claim.is_answerable:
        why["describe"] = _("Residents read this sentence, never the words of whoever asked.")
    shown = [key for key in STEPS if key in done][: None if checked else asked]
    following = next((key for key in shown if not done[key]), "")
    return [
        Rung(
            key=key,
            title=STEPS[key][0],
            why=why[key],
            done=done[key],
            url=reverse(f"hoaxdesk:{key}", args=[claim.pk]) if open_to_me[key] else "",
            action=_("Change the answer") if key == "gate" and done[key] else STEPS[key][2],
            is_next=key == following,
        )
        for key in shown
    ]


def _last_rung(
    user: User, claim: Claim, stage: ClaimStage, page: ClarificationPage | None
) -> list[Rung]:
    """Publication: shown once there is a verdict, or as what follows while it is on its way."""
    if claim.nature and not claim.is_checkable:
        return []
    step: tuple[str | Promise, str | Promise, str | Promise] = STEPS["clarify"]
    title, why, action = step
    decided = stage == ClaimStage.DECIDED
    published = page is not None and page.live
    url = ""
    if page is not None and published:
        url, action = page.get_url() or "", _("Read it")
    elif page is not None and may_edit(user, page):
        url, action = reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Go on writing")
    elif page is None and decided and permissions.may_clarify(user, claim):
        url = reverse("hoaxdesk:clarify", args=[claim.pk])
    elif decided and not published:
        why = _("The writers of the institution find it on their desk.")
    return [
        Rung(
            key="clarify",
            title=title,
            why=why,
            done=published,
            url=url,
            action=action,
            is_next=decided and not published,
        )
    ]
