"""A consent of a referral's client for its partner."""

from clients.actions import consents


def consent(referral, by, scope=("alias", "marks"), **more):
    said = {"given_by": "guardian", "giver_name": "Sitti", "means": "paper"} | more
    return consents.record(
        referral.episode.person,
        recipient=referral.partner.code,
        recipient_label=str(referral.partner),
        scope=scope,
        by=by,
        **said,
    )


def by_consent(referral, by, **more):
    """A draft that shares by a consent in force."""
    from referrals.actions import drafting

    given = consent(referral, by, **more)
    drafting.change(
        referral, shared=["alias", "marks"], basis="consent", consent=given, no_consent_reason="", by=by
    )
    return given
