"""A condition over answers: relevance of a question, constraint of an answer, danger rule of a result."""

import ast

from clients.instruments import grammar, walk


class Expression:
    """A condition that may name `keys`. Raises grammar.Wrong when its text says anything else."""

    def __init__(self, text, keys):
        self.text = text
        self.tree = grammar.parse(text, keys)
        self.keys = grammar.keys_in(self.tree)

    def holds(self, answers):
        """Whether it is true of `answers` ({key: text, number or list})."""
        return bool(walk.value(self.tree, answers))

    def because(self, answers):
        """{question: chosen values} that make it true of `answers`."""
        return walk.because(self.tree, answers)

    def compared(self):
        """(question, constant) wherever an answer is held against one: what a typing slip shows in."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Compare(left=ast.Name(id=key), comparators=[ast.Constant(value=value)]):
                    yield key, value
                case ast.Call(args=[ast.Name(id=key), *wanted]):
                    yield from ((key, one.value) for one in wanted)

    def numbers(self):
        """The numbers it compares with."""
        return [
            n.value for n in ast.walk(self.tree) if isinstance(n, ast.Constant) and isinstance(n.value, int)
        ]

    def one_of(self):
        """(question, values) when it only asks whether one answer is among some values, as app.js can; else None."""
        several = isinstance(self.tree, ast.BoolOp) and isinstance(self.tree.op, ast.Or)
        parts = self.tree.values if several else [self.tree]
        if len(self.keys) == 1 and all(_asks_for_a_choice(part) for part in parts):
            return next(iter(self.keys)), [value for _, value in self.compared()]
        return None


def _asks_for_a_choice(node):
    match node:
        case ast.Compare(left=ast.Name(), ops=[ast.Eq()], comparators=[ast.Constant(value=str())]):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in grammar.CHOOSING
    return False
