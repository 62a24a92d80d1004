"""What a fact checker looks at before a verdict, by what carries the claim.

A list reminds; it decides nothing, and nothing is forbidden without it.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Carrier

CHECKLISTS: dict[Carrier, dict[str, Promise]] = {
    Carrier.TEXT: {
        "earliest": _("The earliest version was looked for, and its date."),
        "office": _("The office that it speaks about was asked."),
        "figures": _("Figures, dates and names were compared with their source."),
        "place": _("Somebody at the place confirmed or denied it."),
    },
    Carrier.PICTURE: {
        "archive": _("The picture was compared with the official archive."),
        "web": _("It was looked for on the web, also mirrored and cropped."),
        "where": _("Signs, buildings and landscape fit the place that is told."),
        "when": _("Weather, light, clothes and plants fit the time that is told."),
        "altered": _("Edges, shadows, hands and letters were looked at for alterations."),
    },
    Carrier.VIDEO: {
        "frames": _("Single frames were compared with the archive and looked for on the web."),
        "sound": _("Voices, language and sounds fit the place, and belong to the pictures."),
        "where": _("Signs, buildings and landscape fit the place that is told."),
        "cut": _("What was cut before and after was looked for."),
    },
    Carrier.AUDIO: {
        "speaker": _("Whoever is said to speak, or their office, was asked."),
        "original": _("The whole recording was looked for."),
        "voice": _("The voice was compared with a recording that is certain."),
        "cut": _("Cuts, jumps in the noise and an even tone were listened for."),
    },
    Carrier.ACCOUNT: {
        "registered": _("The account was compared with the institution's registered channels."),
        "age": _("Since when it exists, and what it was called before, was looked at."),
        "asks": _("What it asks people for was written down."),
        "told": _("The institution whose name it bears was told."),
    },
    Carrier.LINK: {
        "domain": _("The domain was compared with the institution's own."),
        "asks": _("What data or money it asks for was written down, without entering any."),
        "official": _("The institution's own page says otherwise, or nothing about it."),
        "told": _("The bank or service whose name it bears was told."),
    },
}


def checklist_of(carrier: str) -> dict[str, Promise]:
    """Key and sentence of each point."""
    return CHECKLISTS[Carrier(carrier)]
