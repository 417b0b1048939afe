"""Why a setting was not changed, in a sentence for the person who tried."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _


class Refused(ValueError):
    """`sentence` is for the user; `field` names the answer it is about, where there is one."""

    def __init__(self, sentence, field=None):
        self.sentence, self.field = str(sentence), field
        super().__init__(self.sentence)


def changed_meanwhile():
    return Refused(_("Somebody changed this meanwhile. Look at it again."))


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
        raise changed_meanwhile() from error
    return row
