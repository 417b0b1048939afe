"""A definition as flat facts {path: value}, so that two of them can be held against each other with nothing left unsaid.

Questions, answers, bands and rules stand under their own names and not under their place in the file: what was moved is one
fact, and what was put in between moves nothing else.
"""

OWN = {
    "sections": "key",
    "questions": "key",
    "choices": "value",
    "bands": "code",
    "immediate_danger_rules": "code",
}
ABSENT = object()


def flat(data):
    """{path: value} of a definition whose build is right; answers of shared lists stand at the questions that use them."""
    found = {}
    for name, value in _resolved(data).items():
        found |= dict(_facts(value, (name,)))
    return found


def difference(before, after):
    """{path: (value before, value after)} of what differs; ABSENT stands for what is not there."""
    one, two = flat(before), flat(after)
    pairs = {path: (one.get(path, ABSENT), two.get(path, ABSENT)) for path in {**one, **two}}
    return {
        path: pair for path, pair in pairs.items() if pair[0] != pair[1] or type(pair[0]) is not type(pair[1])
    }


def applied(changes, facts):
    """`facts` after `changes`: with the changes from a to b, the facts of a become those of b."""
    new = facts | {path: after for path, (_before, after) in changes.items()}
    return {path: value for path, value in new.items() if value is not ABSENT}


def _resolved(data):
    """Without the shared lists, each question with its own answers and the section it stands in; scoring on one level."""
    shared, questions, sections = data.get("choice_lists", {}), [], []
    for section in data["sections"]:
        sections.append({name: value for name, value in section.items() if name != "questions"})
        for raw in section["questions"]:
            own = {name: value for name, value in raw.items() if name != "choices_from"}
            if "choices_from" in raw:
                own["choices"] = shared.get(raw["choices_from"], [])
            questions.append(own | {"section": section["key"]})
    plain = {
        name: value for name, value in data.items() if name not in ("choice_lists", "sections", "scoring")
    }
    flags = {rule["when"]: rule["alert_flags"] for rule in data["scoring"].get("flag_rules", [])}
    return plain | {"sections": sections, "questions": questions} | data["scoring"] | {"flag_rules": flags}


def _facts(value, path):
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _facts(one, (*path, name))
    elif isinstance(value, list) and path[-1] in OWN:
        name = OWN[path[-1]]
        yield (*path, "order"), tuple(one[name] for one in value)
        for one in value:
            yield from _facts({k: v for k, v in one.items() if k != name}, (*path, one[name]))
    elif isinstance(value, list):
        yield path, tuple(value)
    else:
        yield path, value
