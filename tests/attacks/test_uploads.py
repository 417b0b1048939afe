"""Odd photos: a good one with broken EXIF is kept, a broken or monstrous one gets a sentence."""

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from rptc.files import photos


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height):
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" * (1 + (width + 7) // 8)) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def turned():
    """A JPEG that says it lies on its side and where it was taken, its place written wrongly."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112], exif[0x8825] = 6, {1: "S", 2: (1.0, 2.0, 3.0)}
    Image.new("RGB", (60, 40), "red").save(out, "JPEG", exif=exif)
    return out.getvalue().replace(b"\x00\x02\x00\x05", b"\x00\x02\x00\x02")


def test_a_photo_whose_place_is_written_wrongly_is_kept():
    kept = Image.open(io.BytesIO(photos.jpeg(turned())))
    assert kept.format == "JPEG" and not kept.getexif()


@pytest.mark.parametrize(("width", "height"), [(1, 40_000), (40_000, 1)])
def test_a_strip_longer_than_any_photo_is_refused(width, height):
    with pytest.raises(photos.Refused):
        photos.jpeg(png(width, height))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_no_broken_photo_is_our_own_fault(kind):
    out, dice = io.BytesIO(), random.Random(7)
    exif = Image.Exif()
    exif[0x0112], exif[0x8825] = 6, {1: "S", 2: (1.0, 2.0, 3.0)}
    Image.new("RGB", (60, 40), "red").save(out, kind, exif=exif.tobytes())
    for _try in range(400):
        spoilt = bytearray(out.getvalue())
        for _byte in range(dice.choice([1, 3, 20])):
            spoilt[dice.randrange(len(spoilt))] = dice.choice([0, 127, 255, dice.randrange(256)])
        try:
            assert photos.jpeg(bytes(spoilt))[:2] == b"\xff\xd8"
        except photos.Refused:
            continue
