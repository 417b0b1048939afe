"""Finding people who may be somebody already known: search before create, and the duplicate check at registration.

`find` answers the search box, `candidates` the registration. The rules of names live in the database (migration 0010);
docs/matching.md says how it works and how well.
"""

from dataclasses import replace

from clients.matching.box import read
from clients.matching.hit import Hit, Hits
from clients.matching.match import ask
from clients.matching.question import Question
from rptc.lib.phones import e164

__all__ = ["Hit", "Hits", "candidates", "find"]


def find(text, *, user):
    """`Hits` for what somebody typed into the box, as far as `user` may see them."""
    return ask(replace(read(text), written=text), user=user)


def candidates(
    *,
    full_name="",
    alias="",
    birth_date=None,
    birth_year=None,
    sex="",
    nik="",
    phone="",
    exclude=None,
    user=None,
):
    """`Hits` for somebody about to be registered. `exclude`: a person who is not a candidate (herself, on a change),
    nor is whom somebody said she is not.

    `nik` is sixteen digits or empty; `phone` any Indonesian form. Without `user` everybody is shown: for jobs only.
    """
    phone = e164(phone)
    question = Question(full_name, alias, birth_date, birth_year, sex, nik, phone)
    return ask(question, user=user, exclude=exclude)
