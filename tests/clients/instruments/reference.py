"""The smallest program that reads an instrument as meant: what our score is held against. It shares no code with ours."""

import ast


def value(text, answers):  # noqa: C901 - one program, read at a glance
    def has(key, wanted):
        given = answers.get(key)
        return wanted in given if isinstance(given, list) else given == wanted

    def compare(op, left, right):
        if op is ast.Eq:
            return left == right
        if op is ast.NotEq:
            return left != right
        if left is None or right is None:
            return False
        return {ast.Gt: left > right, ast.GtE: left >= right, ast.Lt: left < right, ast.LtE: left <= right}[
            op
        ]

    def walk(n):  # noqa: C901
        match n:
            case ast.Expression(body=body):
                return walk(body)
            case ast.BoolOp(op=op, values=parts):
                return (all if isinstance(op, ast.And) else any)(walk(x) for x in parts)
            case ast.UnaryOp(operand=part):
                return not walk(part)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return compare(type(op), walk(left), walk(right))
            case ast.Call(func=ast.Name(id="count_selected"), args=[ast.Name(id=key)]):
                return len(answers.get(key) or [])
            case ast.Call(args=[ast.Name(id=key), *wanted]):
                return any(has(key, one.value) for one in wanted)
            case ast.Name(id=key):
                return answers.get(key)
            case ast.Constant(value=constant):
                return constant
        raise ValueError(ast.dump(n))

    return walk(ast.parse(text, mode="eval"))


def result(instrument, answers):
    answers, scoring, lists = dict(answers), instrument["scoring"], instrument.get("choice_lists", {})
    questions = [q for s in instrument["sections"] for q in s["questions"]]
    for q in questions:
        if "relevance" in q and not value(q["relevance"], answers):
            answers.pop(q["key"], None)
    total, strength, domains = 0, 0, {}
    for q in questions:
        choices, given = q.get("choices") or lists.get(q.get("choices_from"), []), answers.get(q["key"])
        if given is None or not choices:
            continue
        weights = {c["value"]: c.get("score", 0) for c in choices}
        points = sum(weights[v] for v in (given if isinstance(given, list) else [given]))
        points = min(points, q.get("score_cap", points))
        if q["key"] in scoring["strength_score_from"]:
            strength += points
        elif q["key"] not in scoring["excluded_from_total"]:
            total += points
            domains[q["domain"]] = domains.get(q["domain"], 0) + points
    order = [b["code"] for b in scoring["bands"]]
    band = next(b["code"] for b in scoring["bands"] if b["min"] <= total <= b["max"])
    fired = [r for r in scoring["immediate_danger_rules"] if value(r["when"], answers)]
    highest = max([band] + [r["raises_to"] for r in fired], key=order.index)
    return total, domains, strength, band, highest, [r["code"] for r in fired]
