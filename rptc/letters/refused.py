"""Why a letter or a text was not taken, in a sentence for the person who tried."""

from rptc.flow import NotAllowed


class Refused(Exception):
    """`sentence` is for the user; `field` names the answer that it is about, where there is one."""

    def __init__(self, sentence, field=""):
        super().__init__(sentence)
        self.sentence, self.field = str(sentence), field


def only(by, permission):
    """Raises NotAllowed unless the actor holds `permission`."""
    if not by.may(permission):
        raise NotAllowed(permission)
