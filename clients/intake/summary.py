"""The answers of a draft as lines to check: what was asked, what was said, where to change it."""

from django.forms import BooleanField
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from clients.intake.sections import SECTIONS
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import masked, phone, wita


def parts(reading):
    """(section, its rows) of every section."""
    return [(section, rows(reading, section.code)) for section in SECTIONS.values()]


def rows(reading, code):
    """One Row an answer that was asked for; blanks stay, so that they read "not filled in"."""
    form, here = reading.answered(code), reverse("clients:draft-section", args=[reading.draft.code, code])
    raw = reading.kept(code).get("data", {})
    listed = [Row(*words, href=f"{here}?back=check") for words in item_rows(reading, code)]
    if code == "photo":
        listed = [Row(_("Photo"), _("taken") if reading.draft.photo_id else "", f"{here}?back=check")]
    asked = [name for name in form.fields if _asked(form, name, raw)]
    lines = [_line(form[name], raw.get(name, []), f"{here}?back=check#div_id_{name}") for name in asked]
    return listed + lines or [Row(SECTIONS[code].title, "", f"{here}?back=check")]


def _asked(form, name, raw):
    """A tick that was not made says nothing; the photo has its own line."""
    if name == "photo" or (isinstance(form.fields[name], BooleanField) and not raw.get(name)):
        return False
    return name not in form.shown_when or form.asked(name)


def differences(form, mine, theirs):
    """(label, mine, theirs) of the fields in which two sets of raw answers differ."""
    pairs = [
        (form[name], mine.get(name, []), theirs.get(name, [])) for name in form.fields if name != "photo"
    ]
    return [(field.label, said(field, a), said(field, b)) for field, a, b in pairs if _bare(a) != _bare(b)]


def _bare(values):
    return [value for value in values if value]


def _line(field, raw, href):
    return Row(field.label, said(field, raw), href)


def said(field, raw):
    """Raw values in words; a NIK by its last four digits."""
    if field.name == "nik":
        return masked(raw[-1].strip()) if raw and raw[-1].strip() else ""
    if isinstance(field.field, BooleanField):
        return _("yes") if raw else _("no")
    words = _words(field.field)
    clean = field.form.cleaned_data.get(field.name) if field.form.is_bound and raw else None
    if hasattr(clean, "as_e164"):
        return phone(clean)
    if hasattr(clean, "strftime"):
        return wita(localtime(clean)) if hasattr(clean, "hour") else date_format(clean)
    return ", ".join(str(words.get(value, value)) for value in raw if value)


def _words(field):
    """{value: words} of a field with choices, groups opened."""
    flat = {}
    for value, words in getattr(field, "choices", ()):
        flat |= dict(words) if isinstance(words, list | tuple) else {value: words}
    return flat


def item_rows(reading, code):
    """(label, value) of each row of a list section."""
    if code == "family":
        relations = dict(SECTIONS["family"].item.base_fields["relation"].choices)
        for row in reading.listed(code):
            more = [_("guardian")] * row["is_guardian"] + [phone(row["phone"])] * bool(row["phone"])
            yield str(relations[row["relation"]]), " · ".join([row["name"], *more])
    if code == "belongings":
        for row in reading.listed(code):
            yield row["what"], " · ".join(str(v) for v in (row["quantity"], row["kept"]) if v)
