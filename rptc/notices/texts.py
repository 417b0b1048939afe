"""What a notice says: a number, what is to be done, a link. Nothing about a person (ux.md H20).

The outbox knows no subject. Whoever owns one registers its words: `texts.register("referral", words, link, asked)`,
where `words(notices)` → {pk: what is to be done} for people of the unit, `link(notice)` → an address for its receiver
or "", and `asked(notice)` → what somebody outside is asked to do.
"""

from django.utils.translation import gettext as _

from rptc.notices.recipients import is_outside

_registry = {}


def register(kind, words, link, asked=None):
    """Ask these for notices about `kind`."""
    _registry[kind] = words, link, asked


def words(notices):
    """{pk: what is to be done} in the reader's language, in as few statements as their kinds need."""
    said = {}
    for kind in {notice.about_kind for notice in notices} & _registry.keys():
        said |= _registry[kind][0]([notice for notice in notices if notice.about_kind == kind])
    return {notice.pk: str(said.get(notice.pk) or _("A line waits in RPTC")) for notice in notices}


def said(notice):
    """What its receiver reads of it."""
    asked = _registry.get(notice.about_kind, (None, None, None))[2]
    return str(asked(notice)) if asked and is_outside(notice) else words([notice])[notice.pk]


def link(notice):
    """The whole address that its receiver opens, or "" where there is none."""
    return _registry[notice.about_kind][1](notice) if notice.about_kind in _registry else ""
