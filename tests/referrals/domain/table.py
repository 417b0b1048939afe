"""The table of design §5 written down a second time, by hand: verb → from, to, who. The machine compares."""

WORKERS = {"sari", "rina"}
HEAD = {"rina"}
BOTH = {"sari", "rina", "yusuf"}
LIVE = {"sent", "accepted", "in_service", "ready"}
THERE = {"in_service", "ready"}
ALL = {
    "draft", "submitted", *LIVE, "collected", "closed", "declined", "expired", "failed", "cancelled", "absconded",
    "deceased", "transferred", "placed_permanently",
}  # fmt: skip
VERBS = {
    "submit": ({"draft"}, "submitted", WORKERS),
    "send_back": ({"submitted"}, "draft", HEAD),
    "approve_and_send": ({"submitted"}, "sent", HEAD),
    "accept": ({"sent"}, "accepted", BOTH),
    "decline": ({"sent"}, "declined", BOTH),
    "expire": ({"sent"}, "expired", WORKERS),
    "fail": ({"accepted"}, "failed", BOTH),
    "ready": ({"in_service"}, "ready", BOTH),
    "close": ({"collected"}, "closed", WORKERS),
    "cancel": ({"draft", "submitted", "sent", "accepted"}, "cancelled", WORKERS),
    "abscond": (LIVE, "absconded", BOTH),
    "decease": (LIVE, "deceased", BOTH),
    "transfer": (THERE, "transferred", HEAD),
    "place": (THERE, "placed_permanently", HEAD),
    "void": (ALL, "void", HEAD),
}
WORDS = {
    "send_back": {"note": "Lengkapi"},
    "accept": {"for_partner_note": "Telepon"},
    "decline": {"reason": "full", "for_partner_note": "Telepon"},
    "fail": {"reason": "client_refused"},
    "ready": {"for_partner_note": "Telepon"},
    "close": {"outcome": "Kembali"},
    "cancel": {"note": "Salah mitra"},
    "transfer": {"note": "Ke rumah sakit"},
    "place": {"note": "Putusan"},
    "void": {"note": "Salah orang"},
}
FORWARD = {"submit", "approve_and_send", "accept", "ready"}  # not in a case that has ended
UNTOUCHED = {"fail", "cancel"}  # only before anybody confirmed the way there


def allows(verb, who, *, state, urgent, halves, case_open):
    """Whether the table lets `who` do `verb`; `halves` is a set of (leg, side) that stand."""
    sources, _target, people = VERBS[verb]
    if verb == "approve_and_send" and urgent:
        people = WORKERS
    if verb in {"abscond", "decease"} and state not in THERE and ("there", "partner") not in halves:
        people = WORKERS
    touched = bool({("there", "rptc"), ("there", "partner")} & halves)
    return (
        state in sources
        and who in people
        and not (verb in FORWARD and not case_open)
        and not (verb in UNTOUCHED and touched)
    )
