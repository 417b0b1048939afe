"""A referral brought to a state by its own actions."""

from referrals.actions import drafting, handovers, lifecycle


def draft(cast, partner, episode, **options):
    wanted = {"service": "atensi_care", "purpose": "Pengasuhan sementara", "serve_days": 30, **options}
    return drafting.start(episode=episode, partner=partner, by=cast["sari"], **wanted)


def submitted(cast, partner, episode, **options):
    referral = draft(cast, partner, episode, **options)
    lifecycle.submit(referral, by=cast["sari"])
    return referral


def sent(cast, partner, episode, **options):
    referral = submitted(cast, partner, episode, **options)
    lifecycle.approve_and_send(referral, by=cast["rina"])
    return referral


def accepted(cast, partner, episode, **options):
    referral = sent(cast, partner, episode, **options)
    lifecycle.accept(referral, by=cast["yusuf"])
    return referral


def in_service(cast, partner, episode, **options):
    referral = accepted(cast, partner, episode, **options)
    handovers.confirm(referral, leg="there", side="rptc", by=cast["sari"])
    handovers.confirm(referral, leg="there", side="partner", by=cast["yusuf"])
    return referral
