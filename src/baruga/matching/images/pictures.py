"""Reading pictures of strangers: any size, colour space and fault."""

from __future__ import annotations

import io
import warnings

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from baruga.matching.images.errors import UnreadablePictureError

Grey = npt.NDArray[np.uint8]  # height x width
Colours = npt.NDArray[np.uint8]  # height x width x 3

LONG_SIDE = 640  # every picture is looked at in this size; small ones are enlarged up to twice
LARGEST = 2  # how much a small picture is enlarged
PIXELS = 120_000_000  # more than any camera that officers have; a bomb has 400,000,000
SMALLEST = 16  # pixels of the shorter side: below, nothing can be recognised
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "MPO")


def grey(picture: bytes | npt.NDArray[np.uint8]) -> Grey:
    """`picture` (a file's bytes, or an array of grey or RGB values) as grey, upright, full size.

    Of an animation the first frame counts. A file that is a picture and something else at once is read as
    the picture. Raises UnreadablePictureError.
    """
    found = _grey(coloured(picture) if isinstance(picture, bytes) else picture)
    if min(found.shape) < SMALLEST:
        raise UnreadablePictureError(
            f"A picture of {found.shape[1]}x{found.shape[0]} shows nothing."
        )
    return found


def sized(picture: Grey, long_side: int = LONG_SIDE) -> tuple[Grey, float]:
    """`picture` with its longer side at `long_side`, and the factor that was applied."""
    factor = min(long_side / max(picture.shape), LARGEST)
    if abs(factor - 1) < 0.02:
        return picture, 1.0
    size = (max(round(picture.shape[1] * factor), 1), max(round(picture.shape[0] * factor), 1))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8), factor


def coloured(data: bytes) -> Colours:
    """The RGB values of a file, upright, at twice the working size or more. Raises UnreadablePictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                _refuse_bombs(picture)
                picture.draft(
                    "RGB" if picture.mode == "RGB" else None, (2 * LONG_SIDE, 2 * LONG_SIDE)
                )
                upright = ImageOps.exif_transpose(picture)
                return np.asarray(_on_white(upright), np.uint8)
    except UnreadablePictureError:
        raise
    except Image.DecompressionBombError as fault:
        raise UnreadablePictureError("A picture of this size is too large to look at.") from fault
    except Exception as fault:  # Pillow's decoders raise nearly anything on damaged files
        raise UnreadablePictureError(f"Not a picture that can be read: {fault}") from fault


def _refuse_bombs(picture: Image.Image) -> None:
    """Look at the header before a single pixel is decoded."""
    width, height = picture.size
    if width * height > PIXELS:
        raise UnreadablePictureError(f"A picture of {width}x{height} is too large to look at.")


def _on_white(picture: Image.Image) -> Image.Image:
    """What is transparent appears white, as chat programs show it."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
    return picture.convert("RGB")


def _grey(picture: npt.NDArray[np.uint8]) -> Grey:
    if picture.dtype != np.uint8 or picture.size == 0:
        raise UnreadablePictureError("An array of a picture holds bytes, at least one.")
    if picture.ndim == 2:
        return picture
    if picture.ndim == 3 and picture.shape[2] == 3:
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    raise UnreadablePictureError("An array of a picture is height x width, or height x width x 3.")
