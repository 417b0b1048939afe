"""What is promised and still owed, as the sweep reads it: promises of referrals, incoming referrals, issues."""

from referrals.models import Incoming, Issue, Promise, Referral

KINDS = [Promise, Incoming, Issue]
SUBJECTS = {"referral": Referral, "incoming": Incoming, "issue": Issue}


def open_of(kind):
    """What of one kind somebody still owes."""
    if kind is Promise:
        return Promise.objects.open()
    return Incoming.objects.waiting().defer("client") if kind is Incoming else Issue.objects.open()


def near(kind, horizon):
    """Those due until `horizon`, with what was said of them and what keeps them quiet."""
    holds = ["referral__holds"] if kind is Promise else []
    return open_of(kind).filter(due__lte=horizon).prefetch_related("rungs", *holds)


def locked(row):
    """The current row, its subject locked until the transaction ends; None when nobody owes it any more."""
    if not isinstance(row, Promise):
        return open_of(type(row)).select_for_update(of=("self",)).filter(pk=row.pk).first()
    Referral.objects.select_for_update(of=("self",)).get(pk=row.referral_id)
    return (
        Promise.objects.open()
        .select_related("referral__partner", "referral__episode")
        .filter(pk=row.pk)
        .first()
    )
