"""Small registers, built as people build them."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clients.actions.registers import uploading, working
from clients.models import Register

TITLES = [
    "No. Reg",
    "Tanggal Masuk",
    "Nama",
    "Alias",
    "L/P",
    "Tgl Lahir",
    "Umur",
    "NIK",
    "Jenis PMKS",
    "Kecamatan",
    "Tgl Keluar",
]
UDIN = [
    "12/2023",
    "05-03-2023",
    "Baharuddin Lallo",
    "Udin",
    "L",
    "20-05-2014",
    "",
    "",
    "Anjal",
    "Panakukang",
    "10-03-2023",
]


def xlsx(*rows, title="2023"):
    """The bytes of a workbook with these rows on one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def file(content, name="register 2023.xlsx"):
    return SimpleUploadedFile(name, content)


def row(**cells):
    """Udin's row with other cells, by heading."""
    return [cells.get(title, cell) for title, cell in zip(TITLES, UDIN, strict=True)]


def another(n, **cells):
    """A row about somebody whom nobody resembles."""
    names = [
        "Zainal Qadri",
        "Wulandari Oktaviani",
        "Petrus Hutapea",
        "Ketut Sugiarta",
        "Yohana Fredrika",
        "Gusti Prameswara",
    ]
    own = {
        "Nama": names[n], "Alias": "", "No. Reg": f"{100 + n}/2023", "Tgl Lahir": f"{n + 1:02}-11-19{60 + n}",
        "Jenis PMKS": "Gepeng",
    }  # fmt: skip
    return row(**own | cells)


@pytest.fixture
def brought(wati, sari, by):
    """`brought(row, …)`: a register uploaded by Wati with its columns as proposed, and checked."""

    def bring(*rows, **given):
        register = uploading.upload(file(xlsx(TITLES, *rows)), by=by(wati))
        columns = {int(at): name for at, name in register.columns.items()}
        uploading.explain(register, columns=columns, worker=sari, by=by(wati), **given)
        return finished(register)

    return bring


def finished(register):
    """The register after as many steps as it takes."""
    while working.step(register):
        pass
    return Register.objects.get(pk=register.pk)


def codes(row):
    """What is said about a row, as {field: code}."""
    return {said["field"]: said["code"] for said in [*row.told["faults"], *row.told["warnings"]]}
