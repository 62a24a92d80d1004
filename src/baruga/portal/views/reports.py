"""A resident asks about a message, gets a receipt, and later reads the answer under it."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from baruga.core.limits import within_limit
from baruga.hoaxdesk.actions import reports
from baruga.hoaxdesk.choices import Channel
from baruga.hoaxdesk.queries import answer_to
from baruga.portal.report_forms import AskForm, PublicForm

HOUR = timedelta(hours=1)
REPORTS_AN_HOUR = 30  # many phones share one address of a mobile network
WITHOUT_WORK = 10  # in an hour, without a script that computes
GUESSES_AN_HOUR = 60
SAID = ("text", "link", "question", "region", "pictures", "contact")


@csrf_exempt  # nobody's authority is used: the public site knows no session and sets no cookie
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The form; what it brings is written down at once, its claim is found afterwards."""
    form = AskForm(request.POST, request.FILES) if request.method == "POST" else AskForm()
    if request.method != "POST" or not form.is_valid():
        return _draw(request, form, 422 if form.errors else 200)
    if is_too_much(request, form):
        return _draw(request, form, 429)
    said = {name: form.cleaned_data[name] for name in SAID}
    report = reports.receive(channel=Channel.FORM, at=timezone.now(), **said)
    return redirect("portal:receipt", report.number)


def is_too_much(request: HttpRequest, form: PublicForm) -> bool:
    """Whether a program sends it, or one place sends many; the form says so then."""
    most = REPORTS_AN_HOUR if form.has_worked else WITHOUT_WORK
    if not form.is_by_a_program and within_limit(request, action="report", most=most, per=HOUR):
        return False
    form.add_error(
        None,
        _("Many messages came from here in the last hour. Please try again a little later."),
    )
    return True


@require_safe
@never_cache
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """What became of a report, for whoever has its number; the number is the key."""
    if not within_limit(request, action="receipt", most=GUESSES_AN_HOUR, per=HOUR):
        return render(request, "portal/receipt_later.html", status=429)
    answer = answer_to(number)
    if answer is None:
        raise Http404
    response = render(request, "portal/receipt.html", {"answer": answer})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _draw(request: HttpRequest, form: AskForm, status: int) -> HttpResponse:
    return render(request, "portal/ask.html", {"form": form}, status=status)
