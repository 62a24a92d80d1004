"""What the public site itself remembers: pins, and the words and photographs of what is published."""

from baruga.portal.models.photo_use import PhotoUse
from baruga.portal.models.pin import Pin
from baruga.portal.models.words import StoryWords, Word

__all__ = ["PhotoUse", "Pin", "StoryWords", "Word"]
