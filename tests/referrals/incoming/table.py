"""The table of a referral to RPTC written down a second time, by hand: verb → from, to, who. The machine compares."""

WORKERS = {"sari", "rina"}
OPEN = {"received", "accepted"}
VERBS = {
    "accept": ({"received"}, "accepted", WORKERS),
    "decline": ({"received"}, "declined", WORKERS),
    "withdraw": (OPEN, "withdrawn", WORKERS | {"yusuf"}),
    "void": (OPEN | {"declined", "withdrawn"}, "void", WORKERS),
}
TAKE_IN = ({"accepted"}, WORKERS)


def allows(verb, who, *, state, case):
    """Whether the table lets `who` do `verb`; `case`: it has become one."""
    sources, _target, people = VERBS[verb]
    return state in sources and who in people and not (verb == "withdraw" and case)
