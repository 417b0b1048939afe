"""Who acts: a person with an account, a partner's contact, the clock, or the public."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """The doer of an act, as the audit keeps it: kind, id and label, never a foreign key.

    `acting_for` names the office a delegate stands in for (Plh./Plt.).
    """

    kind: str  # user, contact, job, public
    id: str = ""
    label: str = ""
    acting_for: str = ""
    user: object = field(default=None, compare=False, repr=False)
    means: str = field(default="", compare=False)  # how a partner's contact comes in: link, account

    @classmethod
    def of(cls, user):
        """The actor of a signed-in user; a delegate of the unit head says so."""
        acting_for = "unit_head" if getattr(user, "is_delegate", False) else ""
        return cls("user", str(user.pk), user.get_full_name() or user.get_username(), acting_for, user)

    @classmethod
    def job(cls, name="tick"):
        """The clock, or a command."""
        return cls("job", name, name)

    @classmethod
    def contact(cls, contact, name, means="link"):
        """A partner's contact behind a link (`name` is what the person typed) or an account (the name on it)."""
        return cls("contact", str(contact.pk), name, means=means)

    @classmethod
    def public(cls):
        """Somebody without an account."""
        return cls("public")

    def may(self, permission, obj=None):
        """Whether the user behind this actor holds `permission`; the clock and contacts hold none."""
        return self.user is not None and self.user.has_perm(permission, obj)
