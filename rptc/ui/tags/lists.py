"""Lists: tasks, summary, timeline, figures, the empty list, filters in force, pages."""

from . import part


@part("task_list")
def task_list(tasks, loose=False):
    return {"tasks": tasks, "loose": loose}


@part("summary_list")
def summary_list(rows, narrow=False):
    return {"rows": rows, "narrow": narrow}


@part("timeline")
def timeline(entries):
    return {"entries": entries}


@part("figures")
def figures(items):
    return {"items": items}


@part("empty_state")
def empty_state(title, text="", href="", action=""):
    return {"title": title, "text": text, "href": href, "action": action}


@part("filter_chips")
def filter_chips(chips, clear=""):
    return {"chips": chips, "clear": clear}


@part("pagination")
def pagination(page):
    return {"page": page}
