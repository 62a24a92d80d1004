"""Search, and suggestions while somebody types."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from baruga.core.limits import within_limit
from baruga.newsroom.models import StoryPage, Topic
from baruga.portal import search as index
from baruga.portal import suggestions as offered
from baruga.portal.actions import misses
from baruga.portal.forms import SearchForm
from baruga.portal.highlight import marked, snippet

HOUR = timedelta(hours=1)


@cache_control(public=True, max_age=0, s_maxage=1)
def search(request: HttpRequest) -> HttpResponse:
    """Never kept in the page cache: the index learns of a story a moment after its release."""
    form = SearchForm(request.GET)
    question = form.question
    context = {"form": form, "text": question.text, "answer": None, "listing": None}
    if question.text:
        answer = index.answer(question, before=request.GET.get("sebelum", ""))
        context |= {"answer": answer, "listing": answer.listing}
        mark(answer.listing.stories, answer.question.stems)
        if request.method == "GET" and is_a_miss(answer):
            remember(request, answer)
    if not context["listing"] or not answer.listing.stories:
        context["topics"] = Topic.objects.all()
    return render(request, "portal/search.html", context)


def is_a_miss(answer: index.Answer) -> bool:
    """No story at all has all the words; a list that went on, or was narrowed, tells nothing."""
    found_all = bool(answer.listing.stories) and answer.how != "some"
    return answer.listing.is_first and answer.question.is_wide and not found_all


def remember(request: HttpRequest, answer: index.Answer) -> None:
    """Of one visitor at most once an hour, so that nobody makes something look wanted."""
    text = answer.question.text
    if misses.without_persons(text) and within_limit(
        request, action="search-miss", most=1, per=HOUR
    ):
        misses.note(text=text, at=timezone.now())


def mark(stories: list[StoryPage], wanted: list[str]) -> None:
    """Give each story `marked_title` and `marked_text`; one query, and one for each type."""
    whole = StoryPage.objects.filter(pk__in=[story.pk for story in stories]).specific()
    texts = {story.pk: f"{story.lead}\n{story.text}" for story in whole}
    for story in stories:
        story.marked_title = marked(story.title, wanted)
        story.marked_text = snippet(texts.get(story.pk, ""), wanted)


@require_safe
@cache_control(public=True, max_age=300)
def suggestions(request: HttpRequest) -> JsonResponse:
    """How a question may go on, as a list of words; browsers and proxies keep it for five minutes."""
    beginning = request.GET.get("q", "")[: offered.LONGEST].replace("\0", "")
    return JsonResponse({"saran": offered.suggest(beginning)})
