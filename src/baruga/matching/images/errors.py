"""What can go wrong, said so that the caller knows what to do next."""


class ImageMatchingError(Exception):
    """Any failure of this engine."""


class UnreadablePictureError(ImageMatchingError):
    """The bytes are no picture, one that is cut off, or one too large to look at."""


class IndexDamagedError(ImageMatchingError):
    """A file of the index is missing or not what was written: rebuild it from the pictures."""


class IndexBusyError(ImageMatchingError):
    """Another process writes at this moment: try again later."""
