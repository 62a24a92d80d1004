"""*Tanya*: a resident asks a question, and reads what others asked and institutions answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from baruga.hoaxdesk.actions import reports
from baruga.hoaxdesk.choices import Channel
from baruga.hoaxdesk.models import Reply
from baruga.portal.report_forms import QuestionForm
from baruga.portal.views.reports import is_too_much

SHOWN = 30  # questions with their answers


@csrf_exempt  # nobody's authority is used: the public site knows no session and sets no cookie
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def questions(request: HttpRequest) -> HttpResponse:
    """A question goes the way of every report: a person says first what it is, nobody else."""
    form = QuestionForm(request.POST) if request.method == "POST" else QuestionForm()
    if request.method != "POST" or not form.is_valid():
        return _draw(request, form, 422 if form.errors else 200)
    if is_too_much(request, form):
        return _draw(request, form, 429)
    report = reports.receive(channel=Channel.FORM, at=timezone.now(), **form.said)
    return redirect("portal:receipt", report.number)


def _draw(request: HttpRequest, form: QuestionForm, status: int) -> HttpResponse:
    answered = Reply.objects.to_public_questions()[:SHOWN]
    context = {"form": form, "answered": answered}
    return render(request, "portal/questions.html", context, status=status)
