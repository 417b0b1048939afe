"""A file somebody uploads, read as YAML of plain values and nothing else: no tags, no references, no doubled names.

What is refused is refused with a sentence and the line, before anything is built from it.
"""

import yaml
from django.utils.translation import gettext as _

MOST_BYTES = 512 * 1024  # the longest of ours has 52 kB
MOST_NODES, DEEPEST = 40_000, 24
PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "null", "map", "seq")}


class Unreadable(ValueError):
    """The sentence says why, with the line where there is one."""


def read(content):
    """(data, {path: line}) of the bytes of a file. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("This file is too large: at most 512 kB."))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(_("This is no text file. Choose a YAML file in UTF-8.")) from error
    lines = {}
    data = _value(_node(text), (), lines)
    if not isinstance(data, dict):
        raise Unreadable(_("This file holds no questionnaire."))
    return data, lines


def _node(text):
    """The tree of nodes, after a look at the events: they come one by one, so that nothing is built of a bomb."""
    try:
        _look(yaml.parse(text, Loader=yaml.SafeLoader))
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = {"line": mark.line + 1 if mark else 1}
        raise Unreadable(
            _("Line %(line)s: this is not YAML. Look at quotes, colons and indents.") % line
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(_("This file is not YAML.")) from error


def _look(events):
    depth = 0
    for number, event in enumerate(events):
        line = {"line": event.start_mark.line + 1}
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(_("Line %(line)s: references (& and *) are not taken; write it out.") % line)
        if getattr(event, "tag", None):
            raise Unreadable(_("Line %(line)s: tags (!) are not taken; write plain values.") % line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or number > MOST_NODES:
            raise Unreadable(_("Line %(line)s: this file is nested too deep or too long.") % line)


def _value(node, path, lines):
    if node is None:
        return None
    line = {"line": node.start_mark.line + 1}
    lines[path] = line["line"]
    if node.tag not in PLAIN:
        raise Unreadable(_("Line %(line)s: write this value in quotes.") % line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(one, (*path, number), lines) for number, one in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    return _scalar(node, line)


def _mapping(node, path, lines):
    found = {}
    for name, one in node.value:
        line = {"line": name.start_mark.line + 1}
        if not isinstance(name, yaml.ScalarNode) or name.value == "<<":
            raise Unreadable(_("Line %(line)s: a name must be plain text.") % line)
        if name.value in found:
            raise Unreadable(_("Line %(line)s: “%(name)s” stands twice.") % {**line, "name": name.value[:80]})
        found[name.value] = _value(one, (*path, name.value), lines)
    return found


def _scalar(node, line):
    try:
        value = yaml.constructor.SafeConstructor().construct_object(node)
    except (ValueError, yaml.YAMLError) as error:
        raise Unreadable(_("Line %(line)s: write this value in quotes.") % line) from error
    if "\0" in str(value) or (isinstance(value, int) and abs(value) > 10**6):
        raise Unreadable(_("Line %(line)s: this value cannot be kept.") % line)
    return value
