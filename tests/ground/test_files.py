"""What people send in: photos lose everything but the picture, scans lose nothing."""

import hashlib
import io
import stat
import zlib
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from rptc.files import photos, serve, store, tidy
from rptc.files.models import StoredFile
from rptc.lib.actor import Actor

SARI = Actor("user", "1", "Sari")
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files of their own for every test."""
    private = settings.FILES_ARE_PRIVATE | {"location": str(tmp_path)}
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": private}
    }
    return tmp_path


def picture(kind="JPEG", size=(64, 48), **options):
    """A picture whose left half is red and right half blue."""
    image = Image.new(options.pop("mode", "RGB"), size, options.pop("ground", "blue"))
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def upload(content, name="foto.jpg", claimed="image/jpeg"):
    return SimpleUploadedFile(name, content, claimed)


def kept(stored):
    with default_storage.open(stored.path) as file:
        return file.read()


def everything(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def with_place():
    exif = Image.Exif()
    exif[0x010F] = "TeleponRahasia"
    exif.get_ifd(0x8825).update({1: "S", 2: (5.0, 8.0, 51.0)})
    return exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_no_longer_says_where_and_with_what_it_was_taken(kind):
    sent = picture(kind, exif=with_place().tobytes())
    assert b"TeleponRahasia" in sent
    bytes_kept = kept(store.photo(upload(sent), by=SARI))
    image = Image.open(io.BytesIO(bytes_kept))
    assert image.format == "JPEG" and not image.getexif()
    assert b"TeleponRahasia" not in bytes_kept and b"Exif" not in bytes_kept


def test_a_comment_and_a_colour_profile_stay_behind_too():
    bytes_kept = kept(store.photo(upload(picture(comment=b"rumah aman", icc_profile=b"x" * 200)), by=SARI))
    assert b"rumah aman" not in bytes_kept and b"ICC_PROFILE" not in bytes_kept


def test_a_photo_of_an_iphone_is_kept_as_jpeg():
    stored = store.photo(upload(picture("HEIF", exif=with_place().tobytes()), "IMG_1.HEIC", ""), by=SARI)
    image = Image.open(io.BytesIO(kept(stored)))
    assert (image.format, image.size, stored.media_type) == ("JPEG", (64, 48), "image/jpeg")
    assert not image.getexif()


def test_a_photo_taken_with_the_telephone_on_its_side_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    image = Image.open(
        io.BytesIO(kept(store.photo(upload(picture(size=(640, 480), exif=exif.tobytes())), by=SARI)))
    )
    assert image.size == (480, 640)
    top, bottom = image.getpixel((240, 20)), image.getpixel((240, 620))
    assert top[0] > 200 > 60 > top[2] and bottom[2] > 200 > 60 > bottom[0]


def test_twelve_million_pixels_are_reduced():
    image = Image.open(io.BytesIO(kept(store.photo(upload(picture(size=(4000, 3000))), by=SARI))))
    assert image.size == (1600, 1200)


def test_a_small_photo_is_not_blown_up():
    assert Image.open(io.BytesIO(kept(store.photo(upload(picture()), by=SARI)))).size == (64, 48)


def test_what_is_see_through_becomes_white():
    image = Image.open(
        io.BytesIO(kept(store.photo(upload(picture("PNG", mode="RGBA", ground=(0, 0, 0, 0))), by=SARI)))
    )
    assert min(image.getpixel((60, 20))) > 245


def png_claiming(width, height):
    """A PNG of a few bytes that says it is enormous."""

    def chunk(name, data):
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_small_file_that_would_unpack_to_a_huge_picture_is_refused(side, folder):
    with pytest.raises(store.Refused, match="ukuran"):
        store.photo(upload(png_claiming(side, side)), by=SARI)
    assert not everything(folder)


REFUSED_PHOTOS = {
    "a program called .jpg": b"MZ\x90\x00" + b"\0" * 400,
    "a drawing that can hold a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a page": b"<!doctype html><html><body>halo</body></html>",
    "a PDF": PDF,
    "a film": b"\x00\x00\x00\x18ftypmp42" + b"\0" * 100,
    "words": b"bukan foto",
    "a moving picture": picture("GIF"),
}


@pytest.mark.parametrize("content", REFUSED_PHOTOS.values(), ids=REFUSED_PHOTOS)
def test_what_is_no_photo_is_refused_with_a_sentence_that_names_what_is(content, folder):
    with pytest.raises(store.Refused) as refused:
        store.photo(upload(content), by=SARI)
    assert all(kind in str(refused.value) for kind in ("JPEG", "PNG", "WebP", "HEIC"))
    assert len(str(refused.value).split()) <= 15
    assert not everything(folder) and not StoredFile.objects.exists()


@pytest.mark.parametrize("take", [store.photo, store.scan])
def test_an_empty_and_an_oversized_file_are_refused(take):
    with pytest.raises(store.Refused, match="kosong"):
        take(upload(b""), by=SARI)
    with pytest.raises(store.Refused, match="15 MB"):
        take(upload(PDF + b"\0" * store.MOST_BYTES), by=SARI)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_that_broke_on_the_way_asks_to_be_taken_again(kind):
    whole = picture(kind, size=(600, 400))
    with pytest.raises(store.Refused, match="ulang"):
        store.photo(upload(whole[: len(whole) // 2]), by=SARI)


@pytest.mark.parametrize("content, kind", [(PDF, "application/pdf"), (picture("PNG"), "image/png"),
                                           (picture(exif=with_place().tobytes()), "image/jpeg")])  # fmt: skip
def test_a_scan_is_evidence_and_kept_byte_for_byte(content, kind):
    stored = store.scan(upload(content, "berita acara Baco.pdf"), by=SARI)
    assert kept(stored) == content
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert (stored.media_type, stored.size, stored.stored_by) == (kind, len(content), "Sari")


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00" + b"\0" * 400, picture("WEBP"), b"PK\x03\x04" + b"\0" * 60]
)
def test_what_is_no_scan_is_refused(content):
    with pytest.raises(store.Refused, match="PDF"):
        store.scan(upload(content, "surat.pdf", "application/pdf"), by=SARI)


def test_the_disk_shows_neither_names_nor_anything_to_other_accounts(folder):
    stored = store.scan(upload(PDF, "Baco Daeng Ngalle.pdf"), by=SARI)
    [path] = everything(folder)
    assert "baco" not in str(path).lower() and stored.code not in str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_row_that_cannot_be_saved_takes_its_file_with_it(folder):
    with pytest.raises(AttributeError):
        store.scan(upload(PDF), by=None)
    with pytest.raises(Exception, match="too long"), transaction.atomic():
        store.scan(upload(PDF), by=Actor("user", "1", "x" * 400))
    assert not everything(folder)


def test_what_a_rollback_left_behind_is_tidied_two_days_later_and_the_rest_stays(folder):
    with time_machine.travel("2026-11-20T10:00:00+08:00", tick=False):
        stays = store.scan(upload(PDF), by=SARI)
        with pytest.raises(RuntimeError), transaction.atomic():
            store.scan(upload(PDF), by=SARI)
            raise RuntimeError
        assert len(everything(folder)) == 2
    with time_machine.travel("2026-11-21T10:00:00+08:00", tick=False):
        assert tidy.sweep(None) == {"removed": 0}
    with time_machine.travel("2026-11-22T10:00:00+08:00", tick=False):
        assert tidy.sweep(None) == {"removed": 1}
        assert tidy.sweep(None) == {"removed": 0}
    assert kept(stays) == PDF and len(everything(folder)) == 1


def test_a_sweep_as_of_next_month_does_not_take_a_file_being_written(folder):
    from django.utils import timezone

    with transaction.atomic():
        store.scan(upload(PDF), by=SARI)
    StoredFile.objects.all().delete()
    assert tidy.sweep(timezone.now() + timedelta(days=3)) == {"removed": 0}


def test_a_browser_gets_the_right_type_no_copy_and_no_name():
    answer = serve.response(store.photo(upload(picture(), "Baco.jpg"), by=SARI))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("inline") and "Baco" not in answer["Content-Disposition"]
    answer.close()


def test_a_pdf_is_a_download_and_arrives_whole():
    answer = serve.response(store.scan(upload(PDF), by=SARI))
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert b"".join(answer) == PDF
    answer.close()


def test_the_limit_of_pixels_lets_the_largest_telephones_through():
    assert photos.MOST_PIXELS >= 8160 * 6120
