"""The three partners of the study, as far as it and public sources go (domain §5): no figure or contact is invented."""

from datetime import date

from django.db import transaction

from partners.actions import document, partner, service
from partners.models import Document, Partner
from rptc.lib.actor import Actor

NO_DATES = {"number": "", "starts_on": None}
ATENSI = ["decent_life", "care", "family", "therapy", "vocational", "aid", "access"]
SENTRA = "Sentra Wirajaya"
ORPHANS = "Yayasan Sahabat Yatim"
PEERS = "Yayasan Peduli Kelompok Dukungan Sebaya"


@transaction.atomic
def ensure(by=None):
    """Make what is missing of the three and return them; a second call changes nothing."""
    by = by or Actor.job("demo")
    return [Partner.objects.filter(name=name).first() or make(by) for name, make in MAKERS.items()]


def _sentra(by):
    """Legal kind and ATENSI components are public; the sentence about the MoU is the study's."""
    made = _register(SENTRA, by, kind=Partner.Kind.MINISTRY_UNIT, note=(
        "Unit Kementerian Sosial, multilayanan sejak 2022. Biaya hidup dan rehabilitasi ditanggung kementerian. "
        "Dokumen: \u201ctidak perlu MoU karena sudah saling percaya\u201d (penelitian)."
    ))  # fmt: skip
    for component in ATENSI:
        service.offer(made, kind=f"atensi_{component}", by=by)
    return made


def _orphans(by):
    made = _register(
        ORPHANS, by, kind=Partner.Kind.FOUNDATION, note="Panti dengan asrama; dibiayai kantor pusat."
    )
    service.offer(made, kind="atensi_care", by=by)
    _said(
        made, "\u201cDidukung mekanisme MoU\u201d (penelitian); dokumennya tidak dapat dilihat peneliti.", by
    )
    return made


def _peers(by):
    """The name alone can tell a health condition."""
    made = _register(
        PEERS, by, kind=Partner.Kind.FOUNDATION, short_name="YPKDS", discloses=True,
        masked_name="Yayasan mitra (nama disamarkan)",
        note="Mendata kebutuhan klien dan meneruskannya ke Dinas Sosial; dibiayai donatur.",
    )  # fmt: skip
    _said(
        made, "Yayasan disebut didukung MoU, sementara penelitian juga mencatat tidak ada kontrak resmi.", by
    )
    return made


def _register(name, by, **fields):
    return partner.register(
        name=name, started_on=date(2023, 1, 1), by=by, **fields
    )  # the first day of the records


def _said(made, note, by):
    document.add(made, kind=Document.Kind.PKS, seen=False, note=note, by=by, **NO_DATES)


MAKERS = {SENTRA: _sentra, ORPHANS: _orphans, PEERS: _peers}
