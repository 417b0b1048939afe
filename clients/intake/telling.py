"""What a draft tells, as the fields that registration takes."""

from clients.forms.intake.photo import DOCUMENTS

ARRIVAL = (
    "arrived_at",
    "source",
    "source_detail",
    "source_phone",
    "source_document",
    "found_at",
    "found_district",
    "circumstances",
)


def told(reading):
    """The keyword arguments of `register` except who and when; only what was answered."""
    condition, papers = reading.told("condition"), reading.told("photo").get("documents", [])
    return {
        "person": _person(reading),
        "episode": _episode(reading),
        "nik": reading.told("identity").get("nik", ""),
        "relatives": reading.listed("family"),
        "alerts": reading.answered("condition").alerts() if "flags" in condition else {},
        "needs": dict.fromkeys(condition.get("needs", []), ""),
        "belongings": reading.listed("belongings")
        + [{"what": str(dict(DOCUMENTS)[code])} for code in papers],
    }


def _person(reading):
    fields = {n: v for n, v in reading.told("identity").items() if n not in ("nik", "age_unknown")}
    return fields | ({"photo": reading.draft.photo} if reading.draft.photo_id else {})


def _episode(reading):
    problem, told = reading.told("problem"), reading.told("arrival")
    fields = {name: told[name] for name in ARRIVAL if name in told}
    fields |= {
        n: v
        for name in ("condition", "explanation")
        for n, v in reading.told(name).items()
        if n in ("condition", "tonight", "explained_to", "explanation_note")
    }
    if "secondary" in problem:
        fields["secondary_classes"] = problem["secondary"]
    return fields | {"ppks_class": problem["ppks_class"], "nearest": problem.get("nearest", ())}
