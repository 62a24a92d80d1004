"""What people's devices hand in, judged by its bytes before anything is kept.

A file's name and the type that a browser says are only claims. Every judge here either names what
the file is or raises `Refused` with a reason that the person can act on.
"""

from __future__ import annotations


class Refused(Exception):
    """The file is not taken; the message says why and what to do, in the person's language."""
