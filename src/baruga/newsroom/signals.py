"""What the newsroom tells the floors above."""

from django.dispatch import Signal

# Somebody looked at a published story again: `story`. Its page says so from now on.
story_reviewed = Signal()
