"""An official reads a proposed verdict and signs, on a phone, without an account: the link is the key.

A form that needs mending is answered with status 200: errors are logged with their address, and this
address is a secret while the link is open.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import View

from baruga.hoaxdesk.actions import claims, signatures, verdicts
from baruga.hoaxdesk.models import SignatureLink
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.hoaxdesk.views import ClaimView
from baruga.network.models import Institution


class AskByLink(ClaimView):
    """From the claim's own screen: officials of an institution that was asked get a link."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        verdict = get_object_or_404(self.claim.verdicts, pk=kwargs["verdict"])
        institution = get_object_or_404(Institution, pk=kwargs["institution"])
        try:
            count = signatures.ask(
                by=self.me, at=timezone.now(), verdict=verdict, institution=institution
            )
        except NoVerdict as refusal:
            messages.error(request, str(refusal))
        except verdicts.NotPending:
            messages.info(request, _("Somebody else was faster. Nothing was changed."))
        else:
            messages.success(
                request,
                ngettext(
                    "%(count)s official gets a link to sign.",
                    "%(count)s officials get a link to sign.",
                    count,
                )
                % {"count": count},
            )
        return redirect(self.claim)


@method_decorator(never_cache, name="dispatch")
class SignByLink(View):
    """Claim, evidence and proposal; signed, or refused with a reason."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except signatures.LinkShut as shut:
            status = 404 if shut.reason == "unknown" else 410
            context = {"reason": shut.reason}
            response = render(request, "hoaxdesk/signature_shut.html", context, status=status)
        # Not "no-referrer": browsers then send "Origin: null", which the CSRF check refuses.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request: HttpRequest, token: str, error: str = "") -> HttpResponse:
        now = timezone.now()
        link = signatures.find_open(token=token, at=now)
        SignatureLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now)
        claim = link.verdict.claim
        context = {
            "link": link,
            "verdict": link.verdict,
            "claim": claim,
            "evidence": claim.evidence.standing().select_related("source"),
            "concerned": set(claim.about.values_list("pk", flat=True)),
            "error": error,
            "reason": request.POST.get("reason", ""),
        }
        return render(request, "hoaxdesk/signature.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        now, reason = timezone.now(), request.POST.get("reason", "")
        try:
            if request.POST.get("decision") == "sign":
                verdict = signatures.sign(token=token, at=now)
            elif request.POST.get("decision") == "refuse":
                verdict = signatures.refuse(token=token, at=now, reason=reason)
            else:
                return self.get(request, token, _("Please choose: sign, or say why not."))
        except claims.NoReason:
            return self.get(request, token, _("Please write why it does not stand."))
        except NoVerdict as refusal:
            return self.get(request, token, str(refusal))
        return render(request, "hoaxdesk/signature_thanks.html", {"verdict": verdict})
