"""What a relevance, constraint or danger rule may say: a small subset of Python's grammar.

`== != < <= > >=`, `and or not`, brackets, selected(k,'v'), any_selected(k,'a','b'), count_selected(k), length(k),
today(); `k` is a question, or `value` for the answer itself. Everything else is refused when an instrument is
loaded, so that nothing of it is ever evaluated by Python.
"""

import ast

from django.utils.translation import gettext as _

LONGEST, DEEPEST = 1000, 20  # characters, levels of brackets
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
CHOOSING, MEASURING = ("selected", "any_selected"), ("count_selected", "length")
FUNCTIONS = (*CHOOSING, *MEASURING, "today")


class Wrong(ValueError):
    """A text outside the language; says what is wrong with it."""


def parse(text, keys):
    """The tree of a condition that names only `keys`; Wrong when it says anything else."""
    if len(text) > LONGEST:
        raise Wrong(_("longer than %(most)s characters.") % {"most": LONGEST})
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise Wrong(_("not readable: %(text)s") % {"text": text[:80]}) from error
    _condition(tree, keys)
    return tree


def keys_in(tree):
    """The questions a checked tree names."""
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called}


def _condition(node, keys, depth=0):
    if depth > DEEPEST:
        raise Wrong(_("too many brackets."))
    match node:
        case ast.BoolOp(values=parts):
            for part in parts:
                _condition(part, keys, depth + 1)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            _condition(part, keys, depth + 1)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if isinstance(op, COMPARISONS):
            _operand(left, keys)
            _operand(right, keys)
        case ast.Call(func=ast.Name(id=name), args=[key, *wanted], keywords=[]) if name in CHOOSING:
            _choice(name, key, wanted, keys)
        case _:
            raise Wrong(_("not a condition: %(text)s") % {"text": _words(node)})


def _choice(name, key, wanted, keys):
    _name(key, keys)
    if not wanted or (name == "selected" and len(wanted) > 1):
        raise Wrong(_("%(name)s() with %(n)s values.") % {"name": name, "n": len(wanted)})
    if not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in wanted):
        raise Wrong(_("%(name)s() asks for something that is no choice.") % {"name": name})


def _operand(node, keys):
    match node:
        case ast.Constant(value=value) if type(value) in (str, int, float):
            return
        case ast.Call(func=ast.Name(id="today"), args=[], keywords=[]):
            return
        case ast.Call(func=ast.Name(id=name), args=[one], keywords=[]) if name in MEASURING:
            node = one
    _name(node, keys)


def _name(node, keys):
    if not (isinstance(node, ast.Name) and node.id in keys):
        raise Wrong(_("not known here: %(text)s") % {"text": _words(node)})


def _words(node):
    try:
        return ast.unparse(node)[:80]
    except (ValueError, RecursionError):
        return type(node).__name__
