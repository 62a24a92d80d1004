"""What the public site itself remembers: pins of the first page, and the words of what is published."""

from baruga.portal.models.pin import Pin
from baruga.portal.models.words import StoryWords, Word

__all__ = ["Pin", "StoryWords", "Word"]
