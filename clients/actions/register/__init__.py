"""`register` opens a case from fields, `submit` and `emergency` from a draft; `void` takes one out of the count."""

from clients.actions.register.duplicates import NeedsPermission
from clients.actions.register.opening import is_late, register
from clients.actions.register.submit import Unfinished, emergency, submit
from clients.actions.register.void import void

__all__ = ["NeedsPermission", "Unfinished", "emergency", "is_late", "register", "submit", "void"]
