"""The value of a checked tree over answers, and the answers that made it true."""

import ast
import operator

from django.utils import timezone

from clients.instruments.grammar import CHOOSING, keys_in

EQUAL = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
SIZE = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}


def as_list(answer):
    """An answer as a list: of one, of many, of none."""
    if answer is None:
        return []
    return answer if isinstance(answer, list) else [answer]


def value(node, answers):
    """What `node` is worth. A missing answer equals nothing, and is neither greater nor smaller than anything."""
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(value(part, answers) for part in parts)
        case ast.BoolOp(values=parts):
            return any(value(part, answers) for part in parts)
        case ast.UnaryOp(operand=part):
            return not value(part, answers)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compare(type(op), value(left, answers), value(right, answers))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args, answers)
        case ast.Name(id=key):
            return answers.get(key)
    return node.value


def _call(name, args, answers):
    if name == "today":
        return timezone.localdate().isoformat()  # dates are kept as ISO text, which sorts as they do
    given = answers.get(args[0].id)
    if name in CHOOSING:
        return any(one.value in as_list(given) for one in args[1:])
    return len(as_list(given)) if name == "count_selected" else len(str(given or ""))


def _compare(op, left, right):
    missing = left is None or right is None
    if op in EQUAL:
        return op is ast.NotEq if missing else EQUAL[op](left, right)
    kinds = {type(side) if isinstance(side, str | list) else float for side in (left, right)}
    return not missing and len(kinds) == 1 and list not in kinds and SIZE[op](left, right)


def because(node, answers, wanted=True):
    """{question: chosen values} that make `node` come out as `wanted`; no values for an answer that is missing."""
    match node:
        case ast.BoolOp(values=parts):
            guilty = [part for part in parts if bool(value(part, answers)) is wanted]
            return _merged(because(part, answers, wanted) for part in guilty)
        case ast.UnaryOp(operand=part):
            return because(part, answers, not wanted)
        case ast.Call(args=[ast.Name(id=key), *asked]) if wanted:
            hits = [one.value for one in asked]
            return {key: [given for given in as_list(answers.get(key)) if given in hits]}
    return {key: list(as_list(answers.get(key))) for key in keys_in(node)}


def _merged(parts):
    found = {}
    for part in parts:
        for key, values in part.items():
            kept = found.setdefault(key, [])
            kept += [one for one in values if one not in kept]
    return found
