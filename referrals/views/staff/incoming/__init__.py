"""Referrals to RPTC, for whoever writes referrals or registers people."""

from rptc.accounts.access import requires

READS = ("referrals.write", "clients.register")
reads = requires(*READS)
writes = requires("referrals.write")
