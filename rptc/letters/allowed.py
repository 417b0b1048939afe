"""Who may do what with letters and their texts."""

from rptc.flow import NotAllowed


def only(by, permission):
    """Raises NotAllowed unless the actor holds `permission`."""
    if not by.may(permission):
        raise NotAllowed(permission)
