"""The hoax desk: the queue, a claim with its steps, and a form for each step."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, TemplateView, View

from baruga.hoaxdesk import forms as fill_in
from baruga.hoaxdesk import permissions
from baruga.hoaxdesk.actions import (
    claims,
    evidence,
    matches,
    reports,
    verdicts,
)
from baruga.hoaxdesk.choices import (
    Carrier,
    Channel,
    ClaimStage,
    Door,
    EvidenceKind,
    Kind,
    Nature,
    Rejection,
    Ruling,
)
from baruga.hoaxdesk.likes import answer_of
from baruga.hoaxdesk.models import Claim, Evidence, Report, Targets, Verdict
from baruga.hoaxdesk.models.claim import ClaimQuerySet
from baruga.hoaxdesk.models.report import ReportQuerySet
from baruga.hoaxdesk.screen import desk_of
from baruga.hoaxdesk.timing import deadline_of
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.newsroom import elections


class Claims(LoginRequiredMixin, ListView[Claim]):
    """What circulates: the newest first, by stage."""

    template_name = "hoaxdesk/claims.html"
    paginate_by = 25

    def get_queryset(self) -> ClaimQuerySet:
        if not permissions.may_enter(self.request.user):
            raise PermissionDenied
        found = Claim.objects.visible_to(self.request.user).asked_about()
        found = found.with_demand().with_verdicts()
        self.stage = self.request.GET.get("stage", "")
        if self.stage in ClaimStage.values:
            found = found.in_stage(self.stage)
        self.text = self.request.GET.get("q", "").replace("\0", "").strip()[:200]
        if self.text:
            found = found.filter(sentence__icontains=self.text)
        return found.select_related("institution", "region").order_by("-first_seen_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = [
            {
                "label": label,
                "url": f"?stage={value}" if value else "?",
                "current": value == self.stage,
            }
            for value, label in (("", _("All")), *ClaimStage.choices)
        ]
        context = super().get_context_data(tabs=tabs, text=self.text, stage=self.stage, **kwargs)
        targets, now = Targets.current(), timezone.now()
        for claim in context["page_obj"]:
            claim.deadline = deadline_of(claim, targets)
            claim.is_late = claim.deadline is not None and claim.deadline < now
        return context | {"elections": elections.running()}


class Bin(LoginRequiredMixin, ListView[Report]):
    """What was rejected, and why; each comes back with one touch."""

    template_name = "hoaxdesk/bin.html"
    paginate_by = 25

    def get_queryset(self) -> ReportQuerySet:
        if not permissions.may_enter(self.request.user):
            raise PermissionDenied
        found = Report.objects.in_bin_of(self.request.user)
        return found.select_related("claim", "region", "rejected_by").order_by(
            "-rejected_at", "-pk"
        )


class Desk(LoginRequiredMixin, View):
    """`me` is whoever is signed in."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.me = request.user


class OutOfBin(Desk):
    def post(self, request: HttpRequest, report: int) -> HttpResponse:
        chosen = get_object_or_404(Report.objects.in_bin_of(self.me), pk=report)
        reports.restore(by=self.me, at=timezone.now(), report=chosen)
        messages.success(request, _("It counts again."))
        return redirect("hoaxdesk:bin")


class BringReport(Desk):
    """An officer reports what they have seen."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._draw(fill_in.ReportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = fill_in.ReportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._draw(form, 422)
        report = reports.receive(
            channel=Channel.OFFICER, at=timezone.now(), by=self.me, **form.cleaned_data
        )
        messages.success(
            request, _("Received as %(number)s. Thank you.") % {"number": report.number}
        )
        return redirect("hoaxdesk:claims" if permissions.may_enter(self.me) else "work:desk")

    def _draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        if not permissions.may_report(self.me):
            raise PermissionDenied
        return render(self.request, "hoaxdesk/report.html", {"form": form}, status=status)


class Meanings(LoginRequiredMixin, TemplateView):
    """What every word of the desk means."""

    template_name = "hoaxdesk/meanings.html"
    extra_context = {"rulings": Ruling, "kinds": Kind, "natures": Nature, "doors": Door}


class ClaimView(Desk):
    """A claim that the person may see; anything else does not exist."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.claim = get_object_or_404(
                self.claims().select_related("institution", "region", "gated_by", "quiet_by"),
                pk=kwargs["pk"],
            )

    def claims(self) -> ClaimQuerySet:
        return Claim.objects.visible_to(self.me)


class ClaimScreen(ClaimView):
    """Everything about a claim, and the next step; of a merged one, the claim that it lies in."""

    def claims(self) -> ClaimQuerySet:
        return Claim.objects.within_reach_of(self.me)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.claim.merged_into_id is None:
            return render(request, "hoaxdesk/claim.html", desk_of(self.me, self.claim))
        stands = self.claim.stands_in
        if Claim.objects.visible_to(self.me).filter(pk=stands.pk).exists():
            return redirect(stands)
        return render(request, "hoaxdesk/merged.html", answer_of(self.me, self.claim))


class Step(ClaimView):
    """One form of the way: what it asks, who may answer, what the answer does."""

    form_class: ClassVar[type[forms.Form]]
    heading: ClassVar[str | Promise]
    lede: ClassVar[str | Promise] = ""
    submit: ClassVar[str | Promise]
    success: ClassVar[str | Promise]
    danger: ClassVar[bool] = False
    is_scale: ClassVar[bool] = False  # short answers from little to much: side by side

    def is_allowed(self) -> bool:
        return permissions.may_work_on(self.me, self.claim)

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        return self._draw(self._form())

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._draw(form, 422)
        try:
            self.act(form.cleaned_data, timezone.now())
        except permissions.NoVerdict as refusal:
            form.add_error(None, str(refusal))
            return self._draw(form, 422)
        except (verdicts.NotPending, claims.AlreadyTaken, matches.AlreadyDecided):
            messages.info(request, _("Somebody else was faster. Nothing was changed."))
        else:
            messages.success(request, str(self.success))
        return redirect(self.afterwards())

    def afterwards(self) -> Claim | str:
        """The claim, or the address, that comes next."""
        return self.claim

    def _form(self, *data: Any) -> forms.Form:
        if not self.is_allowed():
            raise PermissionDenied
        return self.form_class(*data, **self.form_kwargs())

    def _draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "view": self,
            "claim": self.claim,
            "form": form,
            "may_enter": permissions.may_enter(self.me),
        }
        return render(self.request, "hoaxdesk/step.html", context, status=status)


class Take(Step):
    form_class = fill_in.TakeForm
    heading = gettext_lazy("Take this case")
    lede = gettext_lazy("Your institution looks after it from now on, and asks others for help.")
    submit = gettext_lazy("Take it")
    success = gettext_lazy("The case is yours. Begin with the first question.")

    def is_allowed(self) -> bool:
        return self._own().exists()

    def _own(self) -> Any:
        return Institution.objects.where(self.me, Verb.CHECK_FACTS)

    def form_kwargs(self) -> dict[str, Any]:
        return {"institutions": self._own()}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        claims.take(by=self.me, at=at, claim=self.claim, institution=data["institution"])


class Gate(Step):
    form_class = fill_in.GateForm
    heading = gettext_lazy("What kind of thing is it?")
    lede = gettext_lazy(
        "Only a statement of fact gets a verdict. Criticism, complaints, opinions, jokes and "
        "journalism have doors of their own, and nobody labels them here."
    )
    submit = gettext_lazy("Save the answer")
    success = gettext_lazy("The first question is answered.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": {"nature": self.claim.nature, "note": self.claim.nature_note}}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        nature = Nature(data["nature"])
        claims.answer_gate(by=self.me, at=at, claim=self.claim, nature=nature, note=data["note"])


class Describe(Step):
    form_class = fill_in.DescribeForm
    heading = gettext_lazy("The claim in one sentence")
    lede = gettext_lazy("Many messages, one claim. Everybody who asks gets the answer to it.")
    submit = gettext_lazy("Save")
    success = gettext_lazy("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": fill_in.DescribeForm.from_claim(self.claim)}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        said = data | {"carrier": Carrier(data["carrier"])}
        claims.describe(by=self.me, at=at, claim=self.claim, **said)


class Weigh(Step):
    form_class = fill_in.WeighForm
    heading = gettext_lazy("How urgent is it?")
    lede = gettext_lazy("Harm to people weighs most, an institution's reputation least.")
    submit = gettext_lazy("Save")
    success = gettext_lazy("Weighed.")
    is_scale = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"claim": self.claim}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        claims.weigh(by=self.me, at=at, claim=self.claim, **data)


class Tick(Step):
    form_class = fill_in.ChecklistForm
    heading = gettext_lazy("What to look at")
    lede = gettext_lazy(
        "The list reminds; it decides nothing. It follows from what carries the claim."
    )
    submit = gettext_lazy("Save")
    success = gettext_lazy("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"claim": self.claim}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        claims.tick(by=self.me, at=at, claim=self.claim, points=data["points"])


class AskOthers(Step):
    form_class = fill_in.AskForm
    heading = gettext_lazy("Ask another institution")
    lede = gettext_lazy("It sees this case from then on, may bring evidence and may sign.")
    submit = gettext_lazy("Ask")
    success = gettext_lazy("Asked. They find it on their desk.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"claim": self.claim}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        claims.ask(by=self.me, at=at, claim=self.claim, **data)


class KeepQuiet(Step):
    form_class = fill_in.QuietForm
    heading = gettext_lazy("Do not amplify")
    lede = gettext_lazy("Not to answer is a decision too. It can be taken back at any time.")
    submit = gettext_lazy("Leave it alone")
    success = gettext_lazy("It is left alone, with your reason.")

    def act(self, data: dict[str, Any], at: datetime) -> None:
        claims.keep_quiet(by=self.me, at=at, claim=self.claim, **data)


class BringEvidence(Step):
    form_class = fill_in.EvidenceForm
    heading = gettext_lazy("Bring evidence")
    lede = gettext_lazy(
        "About an institution, at least two pieces are needed, one of them from somebody else. "
        "Everybody reads it once the clarification is published, so leave out private persons."
    )
    submit = gettext_lazy("Add it")
    success = gettext_lazy("Added.")

    def is_allowed(self) -> bool:
        return permissions.institutions_that_help(self.me, self.claim).exists()

    def form_kwargs(self) -> dict[str, Any]:
        return {"institutions": permissions.institutions_that_help(self.me, self.claim)}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        shown = data | {"kind": EvidenceKind(data["kind"])}
        evidence.bring(by=self.me, at=at, claim=self.claim, **shown)


class WithdrawEvidence(Step):
    form_class = fill_in.WithdrawForm
    heading = gettext_lazy("Take evidence back")
    lede = gettext_lazy("It stays on record, with your reason.")
    submit = gettext_lazy("Take it back")
    success = gettext_lazy("Taken back.")
    danger = True

    @property
    def piece(self) -> Evidence:
        return get_object_or_404(self.claim.evidence.standing(), pk=self.kwargs["piece"])

    def is_allowed(self) -> bool:
        helping = permissions.institutions_that_help(self.me, self.claim)
        return helping.filter(pk=self.piece.institution_id).exists()

    def act(self, data: dict[str, Any], at: datetime) -> None:
        evidence.withdraw(by=self.me, at=at, piece=self.piece, **data)


class Propose(Step):
    form_class = fill_in.ProposeForm
    heading = gettext_lazy("Propose a verdict")
    lede = gettext_lazy("Somebody of another institution reads it and signs, or says why not.")
    submit = gettext_lazy("Propose it")
    success = gettext_lazy("Proposed. The institutions you asked have been told.")

    def act(self, data: dict[str, Any], at: datetime) -> None:
        verdicts.propose(
            by=self.me,
            at=at,
            claim=self.claim,
            ruling=Ruling(data["ruling"]),
            kind=Kind(data["kind"]) if data["kind"] else None,
            fact=data["fact"],
            reasoning=data["reasoning"],
        )


class VerdictStep(Step):
    @property
    def verdict(self) -> Verdict:
        return get_object_or_404(self.claim.verdicts, pk=self.kwargs["verdict"])


class Sign(VerdictStep):
    form_class = fill_in.SignForm
    heading = gettext_lazy("Sign the verdict")
    lede = gettext_lazy("You vouch for evidence and words, in the name of your institution.")
    submit = gettext_lazy("Sign")
    success = gettext_lazy("Signed. The verdict is in force.")

    def _signing(self) -> Any:
        return permissions.institutions_that_sign(self.me, self.verdict)

    def is_allowed(self) -> bool:
        return self._signing().exists()

    def form_kwargs(self) -> dict[str, Any]:
        return {"institutions": self._signing()}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        verdicts.sign(by=self.me, at=at, verdict=self.verdict, institution=data["institution"])


class DropVerdict(VerdictStep):
    form_class = fill_in.DropForm
    heading = gettext_lazy("The verdict does not stand")
    lede = gettext_lazy("Whoever proposed it reads your reason and can propose another.")
    submit = gettext_lazy("Do not let it stand")
    success = gettext_lazy("Dropped. Whoever proposed it sees your reason.")
    danger = True

    def is_allowed(self) -> bool:
        asked = permissions.institutions_that_sign(self.me, self.verdict).exists()
        return asked or permissions.may_work_on(self.me, self.claim)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        verdicts.drop(by=self.me, at=at, verdict=self.verdict, **data)


class ReportStep(Step):
    @property
    def report(self) -> Report:
        return get_object_or_404(self.claim.reports, pk=self.kwargs["report"])

    def is_allowed(self) -> bool:
        return permissions.may_reject(self.me)


class Reject(ReportStep):
    form_class = fill_in.RejectForm
    heading = gettext_lazy("Put this report into the bin")
    lede = gettext_lazy("Nothing is deleted: it can be taken out again.")
    submit = gettext_lazy("Into the bin")
    success = gettext_lazy("It lies in the bin.")

    def act(self, data: dict[str, Any], at: datetime) -> None:
        reason = Rejection(data["reason"])
        reports.reject(by=self.me, at=at, report=self.report, reason=reason)


class SpeakUp(ClaimView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        claims.speak_up(by=self.me, at=timezone.now(), claim=self.claim)
        messages.success(request, _("It is on the desk again."))
        return redirect("hoaxdesk:claim", pk)


class Restore(ClaimView):
    def post(self, request: HttpRequest, pk: int, report: int) -> HttpResponse:
        chosen = get_object_or_404(self.claim.reports, pk=report)
        reports.restore(by=self.me, at=timezone.now(), report=chosen)
        messages.success(request, _("It counts again."))
        return redirect("hoaxdesk:claim", pk)
