"""A condition in words, for paper and for whoever compares two versions: “no. 3: Yes or Not known”."""

import ast

from django.utils.translation import gettext as _

SIGNS = {ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥"}


def words(expression, definition):
    """`expression` said with the numbers and answers of `definition`."""
    return _words(expression.tree, definition)


def _words(node, definition):
    match node:
        case ast.BoolOp(op=op, values=parts):
            joint = _("and") if isinstance(op, ast.And) else _("or")
            said = dict.fromkeys(_inner(part, definition) for part in parts)
            return f" {joint} ".join(said)
        case ast.UnaryOp(operand=part):
            return _("not (%(what)s)") % {"what": _words(part, definition)}
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compared(left, type(op), right, definition)
        case ast.Call(args=[ast.Name(id=key), *values]):
            return _chosen(key, [value.value for value in values], definition)
    return ast.unparse(node)


def _inner(node, definition):
    text = _words(node, definition)
    return f"({text})" if isinstance(node, ast.BoolOp) else text


def _compared(left, op, right, definition):
    side, value = _side(left, definition), _side(right, definition)
    question = definition.by_key.get(left.id) if isinstance(left, ast.Name) else None
    if question and question.chooses and isinstance(right, ast.Constant):
        said = _chosen(left.id, [right.value], definition)
        return said if op is ast.Eq else _("not (%(what)s)") % {"what": said}
    sign = SIGNS.get(op) or ("=" if op is ast.Eq else "≠")
    return f"{side} {sign} {value}"


def _chosen(key, values, definition):
    question = definition.by_key.get(key)
    if question is None:
        return key
    labels = [str(question.by_value[v].label) if v in question.by_value else str(v) for v in values]
    return _("no. %(n)s: %(answers)s") % {"n": question.number, "answers": " / ".join(labels)}


def _side(node, definition):
    match node:
        case ast.Constant(value=value):
            return str(value)
        case ast.Call(func=ast.Name(id="today")):
            return _("today")
        case ast.Call(func=ast.Name(id="count_selected"), args=[ast.Name(id=key)]):
            return _("answers ticked at %(what)s") % {"what": _number(key, definition)}
        case ast.Call(args=[ast.Name(id=key)]):
            return _("letters of %(what)s") % {"what": _number(key, definition)}
        case ast.Name(id=key):
            return _number(key, definition)
    return ast.unparse(node)


def _number(key, definition):
    if key == "value":
        return _("the answer")
    question = definition.by_key.get(key)
    return _("no. %(n)s") % {"n": question.number} if question else key
