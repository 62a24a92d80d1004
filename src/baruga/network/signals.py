"""What happens in the network that higher apps may want to follow. Sent inside the transaction."""

from django.dispatch import Signal

institution_onboarded = Signal()  # institution, section, collection, groups: dict[Role, Group]
institution_changed = Signal()  # institution: what the public reads about it
institution_offboarded = Signal()  # institution
