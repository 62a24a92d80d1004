"""Somebody objects to a published verdict, and later reads the answer under their number."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from baruga.core.limits import within_limit
from baruga.hoaxdesk.actions import objections
from baruga.hoaxdesk.models import ClarificationPage, Objection
from baruga.hoaxdesk.models.objection import may_be_objected_to
from baruga.hoaxdesk.models.report import is_number
from baruga.portal.report_forms import ObjectForm
from baruga.portal.views.reports import GUESSES_AN_HOUR, HOUR

OBJECTIONS_AN_HOUR = 5


@csrf_exempt  # nobody's authority is used: the public site knows no session and sets no cookie
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, or that the time for objections is over."""
    page = get_object_or_404(ClarificationPage.objects.live().select_related("claim"), pk=pk)
    now = timezone.now()
    verdict = page.verdict
    if verdict is None or not may_be_objected_to(verdict, now):
        return render(request, "portal/object_late.html", {"page": page}, status=410)
    form = ObjectForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if not form.is_by_a_program and within_limit(
                request, action="objection", most=OBJECTIONS_AN_HOUR, per=HOUR
            ):
                said = {name: form.cleaned_data[name] for name in ("text", "url")}
                made = objections.receive(at=now, verdict=verdict, **said)
                return redirect("portal:objection", made.number)
            form.add_error(
                None,
                _(
                    "Many messages came from here in the last hour. Please try again a little later."
                ),
            )
            status = 429
    context = {"form": form, "page": page, "verdict": verdict}
    return render(request, "portal/object.html", context, status=status)


@require_safe
@never_cache
def objection(request: HttpRequest, number: str) -> HttpResponse:
    """What became of an objection, for whoever has its number; the number is the key."""
    if not within_limit(request, action="receipt", most=GUESSES_AN_HOUR, per=HOUR):
        return render(request, "portal/receipt_later.html", status=429)
    wanted = number.upper()
    if not is_number(wanted):
        raise Http404
    found = get_object_or_404(Objection.objects.select_related("verdict__claim"), number=wanted)
    page = ClarificationPage.objects.live().filter(claim=found.verdict.claim).first()
    response = render(request, "portal/objection.html", {"objection": found, "page": page})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
