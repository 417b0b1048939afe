"""A photo as we keep it: JPEG, at most 1600 pixels on its long side, and nothing in it but the picture."""

import io

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from rptc.lib import refused

LONG_SIDE = 1600
MOST_PIXELS = 50_000_000  # what the largest telephones make; a small file can claim far more
MOST_SIDE = 32_000  # a strip one pixel wide costs a gigabyte
FORMATS = ["JPEG", "PNG", "WEBP", "HEIF"]
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)

register_heif_opener(thumbnails=False)


class Refused(refused.Refused):
    """An upload we do not keep."""


def jpeg(content):
    """The JPEG to keep of a photo's bytes: upright, reduced, without EXIF, place or thumbnail. Raises Refused."""
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
        if image.width * image.height > MOST_PIXELS or max(image.size) > MOST_SIDE:
            raise Refused(_("This photo has too many pixels: take it again in normal size."))
        image.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a JPEG is decoded small at once
        return _encoded(_bare(_upright(image)))
    except BOMBS as error:
        raise Refused(_("This photo has too many pixels: take it again in normal size.")) from error
    except Refused:
        raise
    except Exception as error:  # decoders raise whatever a broken file makes them raise
        raise Refused(_("This photo cannot be read: take it again, or send it as JPEG.")) from error


def _upright(image):
    """Turned as its EXIF says; what nobody can read there says nothing, and the photo is good all the same."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        return image


def _bare(image):
    """Only the pixels, on white, in a new image: what the file said about itself stays behind."""
    image.thumbnail((LONG_SIDE, LONG_SIDE))
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    bare = Image.new("RGB", image.size, "white")
    bare.paste(image, mask=image if image.mode == "RGBA" else None)
    return bare


def _encoded(image):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
