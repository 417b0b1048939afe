"""What `tick` does, in this order: each "module:function" takes the moment and returns counts by name.

A sweep may run twice without harm and keeps going after a bad row. Delivery is last, so that what a sweep queues goes
out in the same minute.
"""

from pkgutil import resolve_name

DELIVERY = "rptc.notices.delivery:deliver"
SWEEPS = [
    "rptc.files.tidy:sweep",
    "rptc.accounts.laid_aside:sweep",
    "rptc.accounts.sweep:sweep",
    "clients.actions.registers.working:sweep",
    "partners.sweep:sweep",
    "referrals.sweep:sweep",
    DELIVERY,
]


def run(names, now):
    """Run the sweeps as of `now` (aware); yields name, counts and error (one of them is None)."""
    for name in names:
        try:
            yield name, resolve_name(name)(now), None
        except Exception as error:  # one broken sweep must not stop the others
            yield name, None, error
