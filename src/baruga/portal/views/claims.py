"""Verdicts for machines."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from baruga.hoaxdesk.queries import with_verdicts
from baruga.portal import queries
from baruga.portal.clarified import review_of

NEWEST = 100


@require_safe
def claim_reviews(request: HttpRequest) -> JsonResponse:
    """The newest clarifications as a DataFeed of ClaimReview (https://schema.org/DataFeed)."""
    pages = with_verdicts(queries.clarifications())[:NEWEST]
    reviews = [review for page in pages if (review := review_of(page, request))]
    feed = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "url": request.build_absolute_uri(reverse("portal:claim_reviews")),
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "dateCreated": review["datePublished"],
                "item": {name: value for name, value in review.items() if name != "@context"},
            }
            for review in reviews
        ],
    }
    return JsonResponse(feed, json_dumps_params={"ensure_ascii": False})
