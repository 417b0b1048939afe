"""The error summary (H5): every error of a form once, each with the address of the input that mends it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A sentence and the id of the input to go to; "" for an error of the form as a whole."""

    text: str
    anchor: str


def once(form):
    """The faults of `form`, the first time only: the layout shows them, then crispy asks again below (T5)."""
    if getattr(form, "_summary_shown", False):
        return []
    form._summary_shown = True
    return faults(form)


def faults(form):
    """Form-wide errors first, then the fields in their order on the page."""
    whole = [Fault(str(error), "") for error in form.non_field_errors()]
    return whole + [Fault(str(error), anchor(field)) for field in form for error in field.errors]


def anchor(field):
    """The id of the first input of `field`. Radios and groups have no id of their own (T4)."""
    if field.id_for_label and not field.use_fieldset:
        return field.id_for_label
    first = next(iter(field.subwidgets), None)
    return (first and first.id_for_label) or (f"{field.auto_id}_0" if field.use_fieldset else field.auto_id)
