"""People already known who may be the one just written down. A person decides; nothing is linked by itself."""

from django.utils import timezone

from clients.intake.checks import LIKELY, SHOWN, STRONG
from clients.matching import candidates
from clients.models import Person


def people(seen, at, user):
    """[{person: code, why: [words]}] of at most SHOWN. The words are those of whoever wrote the line down."""
    year = timezone.localdate(at).year - seen.age if seen.age is not None else None
    hits = candidates(alias=seen.name, sex=seen.sex, birth_year=year, user=user)
    near = [hit for hit in hits if hit.score >= LIKELY or STRONG & set(hit.codes)]
    return [
        {"person": hit.person.code, "why": [str(words) for _code, words in hit.reasons]}
        for hit in near[:SHOWN]
    ]


def undecided(lines):
    """{line's pk: [row of `alike`]} about whom nobody has said yet whether it is the same person."""
    return {
        line.pk: [row for row in line.alike if row["person"] not in line.draft.decision]
        for line in lines
        if not line.draft.person_id
    }


def known(rows, user):
    """{code: Person} of rows of `alike`, as far as `user` may see them; one statement."""
    codes = {row["person"] for row in rows}
    return {p.code: p for p in Person.objects.visible_to(user).filter(code__in=codes)} if codes else {}
