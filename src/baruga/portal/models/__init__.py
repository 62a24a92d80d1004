"""What the public site itself remembers: pins, words and photographs of what is published, searches in vain."""

from baruga.portal.models.miss import SearchMiss
from baruga.portal.models.photo_use import PhotoUse
from baruga.portal.models.pin import Pin
from baruga.portal.models.words import StoryWords, Word

__all__ = ["PhotoUse", "Pin", "SearchMiss", "StoryWords", "Word"]
