"""Why an act on people of the unit was not done, in a sentence; and rows that are saved or refused."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _


class Refused(ValueError):
    """`sentence` is for the person who tried."""

    def __init__(self, sentence):
        self.sentence = str(sentence)
        super().__init__(self.sentence)


def saved(row):
    """Check and save a row; what its constraints refuse, even in a race, becomes their sentence."""
    try:
        row.clean_fields()
        row.validate_constraints()
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise Refused(_("Somebody else was faster. Reload the page.")) from error
    return row
