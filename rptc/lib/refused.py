"""Why an act was not done, in a sentence for the person who tried; and rows that are saved or refused."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _


class Refused(Exception):
    """`sentence` is for the user; `field` names the answer that it is about, where there is one. A kind of refusal that
    is always about the same answer says so itself."""

    field = ""

    def __init__(self, sentence, field=""):
        self.sentence, self.field = str(sentence), field or self.field
        super().__init__(self.sentence)


def saved(row, *, exclude=(), refuse=Refused):
    """Check and save a row; what its constraints refuse, even in a race, becomes their sentence. `refuse` makes the
    exception of a sentence."""
    try:
        row.clean_fields(exclude=exclude)
        row.validate_constraints()
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        raise refuse(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise refuse(_broken(error, row) or _("Somebody else was faster. Reload the page.")) from error
    return row


def _broken(error, row):
    """The sentence of the constraint that the database named; None for one without words."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return next((c.violation_error_message for c in row._meta.constraints if c.name == name), None)
